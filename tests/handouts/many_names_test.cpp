// SPDX-License-Identifier: MIT
#include <cstdlib>

#include <gtest/gtest.h>

#include "random_couples.h"
#include "workbench.h"

namespace handouts {
namespace {

/// A quarter of a second without sanitizers. BOTHOFUS_NAMES asks for another count.
constexpr int kPairs = 100;

int pair_count() {
  const char* const asked = std::getenv("BOTHOFUS_NAMES");
  return asked == nullptr ? kPairs : std::atoi(asked);
}

bool is_on_paper(const Element& element, const Pages& pages) {
  const auto* const line = std::get_if<TextLine>(&element.shape);
  return line == nullptr ||
         (line->x >= 0 && line->x + line->width <= pages.width && line->y > 0 && line->y < pages.height);
}

TEST(ManyNames, StayOnThePaperWhateverTheirScript) {
  const auto source = handout(
      "# For {{one}}\n\nDear {{one}} and **{{two}}**, welcome.\n\n- {{two}}\n- *{{one}}* and {{one}}\n\n> {{two}}\n");
  RandomCouples names;
  for (int i = 0; i < pair_count(); ++i) {
    const mustache::Fields values{{"one", names.name()}, {"two", names.name() + " \u2066א\u2069"}};
    const auto pages = pages_of(source, values, names.below(2) == 0 ? Paper::Letter : Paper::A4);
    ASSERT_FALSE(pages.pages.empty()) << i;
    for (const auto& page : pages.pages) {
      for (const auto& element : page.elements) ASSERT_TRUE(is_on_paper(element, pages)) << i;
    }
  }
}

}  // namespace
}  // namespace handouts
