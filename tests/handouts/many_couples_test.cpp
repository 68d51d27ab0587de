// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstdlib>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/gates.h"
#include "handouts/merge.h"
#include "handouts/recommendation.h"
#include "random_couples.h"
#include "workbench.h"

namespace handouts {
namespace {

/// A few seconds with sanitizers. BOTHOFUS_COUPLES asks for another count: ten thousand before a release.
constexpr int kCouples = 40;

int couple_count() {
  const char* const asked = std::getenv("BOTHOFUS_COUPLES");
  return asked == nullptr ? kCouples : std::atoi(asked);
}

/// What a page's lines say, glyph by glyph from left to right.
std::string text_on(const Pages& pages) {
  std::string text;
  for (const auto& page : pages.pages) {
    for (const auto& element : page.elements) {
      const auto* const line = std::get_if<TextLine>(&element.shape);
      if (line == nullptr) continue;
      for (const auto& run : line->runs)
        for (const auto& glyph : run.glyphs) text += pages.symbols[glyph.symbol].text;
      text += '\n';
    }
  }
  return text;
}

/// A couple may type the mark of a merge field, and then it is no hole.
std::string without_typed_marks(std::string text) {
  constexpr std::string_view kTyped = "{{no}}";
  for (auto at = text.find(kTyped); at != std::string::npos; at = text.find(kTyped))
    text.replace(at, kTyped.size(), "no");
  return text;
}

TEST(ManyCouples, HaveDocumentsWithoutAHole) {
  constexpr const char* kHoles[] = {"{{", "}}", "  ", " ,", " .", ",,", ".."};
  Pipeline pipeline(test_typefaces());
  RandomCouples couples;
  int made = 0;
  for (int i = 0; i < couple_count(); ++i) {
    const auto facts = couples.next();
    for (const auto code : all_documents()) {
      const auto& source = library_template(to_text(code), document_language(code, facts));
      const auto values = merge_fields(code, facts);
      if (missing_finding(code, facts)) continue;
      SCOPED_TRACE(to_text(code) + " of couple " + std::to_string(i));
      const auto setting = couples.setting();
      ASSERT_EQ(error_of([&] { pipeline.make_pdf(source, values, setting); }), "no error");
      const auto text = without_typed_marks(text_on(pages_of(source, values, setting.paper, setting.variant)));
      for (const char* hole : kHoles) ASSERT_THAT(text, testing::Not(testing::HasSubstr(hole)));
      ++made;
    }
  }
  EXPECT_GT(made, 3 * couple_count());
}

}  // namespace
}  // namespace handouts
