// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <random>

#include <gtest/gtest.h>

#include "workbench.h"

namespace handouts {
namespace {

/// A quarter of a second without sanitizers. BOTHOFUS_NAMES asks for another count.
constexpr int kPairs = 100;

constexpr const char* kParts[] = {"María-José", "Nguyễn",         "Þórunn",  "Ελένη",    "Ольга",  "יעל",
                                  "أمل",        "山田",           "花子",    "김민준",   "王小明", "やまだ",
                                  "O’Neill",    "Lefèvre-Dvořák", "x\u0302", "Ka-ka-ka", "Ng",     "\u2066א\u2069"};

/// Equal on every computer: distributions are not, so the engine's own numbers are used.
class Names {
 public:
  std::string next() {
    std::string name;
    for (auto parts = 1 + below(12); parts > 0; --parts) {
      if (!name.empty() && below(4) != 0) name += ' ';
      name += kParts[below(std::size(kParts))];
    }
    return name;
  }
  std::size_t below(std::size_t limit) { return engine_() % limit; }

 private:
  std::mt19937 engine_{20261126};
};

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
  Names names;
  for (int i = 0; i < pair_count(); ++i) {
    const mustache::Fields values{{"one", names.next()}, {"two", names.next()}};
    const auto pages = pages_of(source, values, names.below(2) == 0 ? Paper::Letter : Paper::A4);
    ASSERT_FALSE(pages.pages.empty()) << i;
    for (const auto& page : pages.pages) {
      for (const auto& element : page.elements) ASSERT_TRUE(is_on_paper(element, pages)) << i;
    }
  }
}

}  // namespace
}  // namespace handouts
