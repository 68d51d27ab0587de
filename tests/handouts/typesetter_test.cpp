// SPDX-License-Identifier: MIT
#include "handouts/typesetter.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/paper.h"
#include "handouts/window.h"
#include "workbench.h"

namespace handouts {
namespace {

Pages pages_of(const std::string& body, Paper paper = Paper::Letter) {
  return pages_of(handout(body), {}, paper);
}

/// The text lines of each page.
std::vector<std::vector<std::string>> lines_of(const Pages& pages) {
  std::vector<std::vector<std::string>> result;
  for (const auto& page : pages.pages) {
    auto& lines = result.emplace_back();
    for (const auto& element : page.elements) {
      if (const auto* line = std::get_if<TextLine>(&element.shape)) lines.push_back(text_of(*line, pages.symbols));
    }
  }
  return result;
}

TEST(Typesetter, SetsEachBlockInItsPlace) {
  EXPECT_EQ(to_text(pages_of(
                "# Title\n\nText\n\n- one\n- two\n\n3. three\n\n- [ ] four\n\n> words\n> — who\n\n```lines 2\n```\n")),
            "page 1\n"
            "text 117 85.7 \"Title\"\n"
            "text 117 110.5 \"Text\"\n"
            "bullet 123.5 131.6 1.7\n"
            "text 137 134.5 \"one\"\n"
            "bullet 123.5 151.6 1.7\n"
            "text 137 154.5 \"two\"\n"
            "text 122.3 178.5 \"3.\"\n"
            "text 137 178.5 \"three\"\n"
            "box 117 193.8 9.5\n"
            "text 137 202.5 \"four\"\n"
            "rule 119 218.9 119 250.9\n"
            "text 133 230.5 \"words\"\n"
            "text 133 247 \"— who\"\n"
            "rule 117 288.4 495 288.4\n"
            "rule 117 313.9 495 313.9\n");
}

TEST(Typesetter, KeepsLinesInsideTheMeasure) {
  std::string body;
  for (int i = 0; i < 30; ++i) body += "This is not for blame; María-José Fernández de la Cruz-Etxeberria reads it. ";
  for (const auto paper : {Paper::Letter, Paper::A4}) {
    const auto pages = pages_of("# " + body + "\n\n" + body + "\n\n- " + body + "\n\n> " + body + "\n", paper);
    for (const auto& page : pages.pages) {
      for (const auto& element : page.elements) {
        const auto* const line = std::get_if<TextLine>(&element.shape);
        if (line == nullptr) continue;
        EXPECT_LE(line->x + line->width, paper::measures(paper, Variant::Standard).left() + paper::kMeasure + 0.01);
      }
    }
  }
}

TEST(Typesetter, KeepsMarginsOfTwentyTwoMillimeters) {
  std::string body = "```cards\n";
  for (int i = 0; i < 20; ++i) body += "words\n---\n";
  body += "```\n\n";
  for (int i = 0; i < 100; ++i) body += "words\n\n";
  const auto pages = pages_of(body, Paper::A4);
  for (const auto& page : pages.pages) {
    for (const auto& element : page.elements) {
      const auto* const line = std::get_if<TextLine>(&element.shape);
      const auto* const rule = std::get_if<Rule>(&element.shape);
      const double left = line != nullptr ? line->x : rule->x1;
      const double right = line != nullptr ? line->x + line->width : rule->x2;
      const double bottom = line != nullptr ? line->y : rule->y2;
      EXPECT_GE(left, paper::mm(21.99));
      EXPECT_LE(right, pages.width - paper::mm(21.99));
      EXPECT_LE(bottom, pages.height - paper::mm(21.99));
    }
  }
}

/// Moves a paragraph down the page line by line, so that its break falls everywhere.
TEST(Typesetter, LeavesNoLineOfAParagraphAlone) {
  const std::string paragraph =
      "This is a paragraph of some length that is set in a few lines of the measure, so that a page can end "
      "inside it, and where it does is what this looks at, whichever line that may be in the end of it all.";
  const auto length = lines_of(pages_of(paragraph))[0].size();
  ASSERT_GE(length, 3U);
  bool was_divided = false;
  for (int before = 30; before < 45; ++before) {
    std::string body;
    for (int i = 0; i < before; ++i) body += "x\\\n";
    const auto pages = lines_of(pages_of(body + "y\n\n" + paragraph));
    if (pages.size() < 2 || pages[1].size() >= length) continue;
    EXPECT_GE(pages[1].size(), 2U);
    EXPECT_GE(length - pages[1].size(), 2U);
    was_divided = true;
  }
  EXPECT_EQ(was_divided, length >= 4);
}

TEST(Typesetter, KeepsAHeadingWithItsText) {
  for (int before = 30; before < 45; ++before) {
    std::string body;
    for (int i = 0; i < before; ++i) body += "x\\\n";
    const auto pages = lines_of(pages_of(body + "y\n\n## Heading\n\none two\n"));
    for (const auto& page : pages) EXPECT_NE(page.back(), "Heading");
  }
}

TEST(Typesetter, KeepsWritingLinesWithTheirQuestion) {
  for (int before = 20; before < 45; ++before) {
    std::string body;
    for (int i = 0; i < before; ++i) body += "x\\\n";
    const auto pages = pages_of(body + "y\n\nMy own words:\n\n```lines 3\n```\n");
    const auto rules = [](const Page& page) {
      return std::ranges::count_if(page.elements,
                                   [](const Element& e) { return std::holds_alternative<Rule>(e.shape); });
    };
    const auto lines = lines_of(pages);
    for (std::size_t i = 0; i < lines.size(); ++i)
      EXPECT_EQ(rules(pages.pages[i]), lines[i].back() == "My own words:" ? 3 : 0);
  }
}

TEST(Typesetter, PutsNoSignatureOnAPageByItself) {
  for (int before = 20; before < 45; ++before) {
    std::string body;
    for (int i = 0; i < before; ++i) body += "x\\\n";
    const auto pages =
        lines_of(pages_of(body + "y\n\nThank you\\\nfor reading.\n\nSincerely,\n\n```signature\nRuth Adler\n```\n"));
    EXPECT_THAT(pages.back(), testing::IsSupersetOf({"Thank you", "for reading.", "Sincerely,", "Ruth Adler"}));
  }
}

TEST(Typesetter, MakesAllCardsOfOneSize) {
  std::string words;
  for (int i = 0; i < 60; ++i) words += "words ";
  const auto pages = pages_of("```cards\nshort\n---\n" + words + "\n---\nshort\n```\n");
  std::vector<double> heights;
  for (const auto& element : pages.pages[0].elements) {
    const auto* const rule = std::get_if<Rule>(&element.shape);
    if (rule != nullptr && rule->y1 == rule->y2) heights.push_back(rule->y1);
  }
  ASSERT_EQ(heights.size(), 3U);
  EXPECT_GT(heights[1] - heights[0], paper::kCardHeight);
  EXPECT_NEAR(heights[1] - heights[0], heights[2] - heights[1], 0.01);
}

TEST(Typesetter, GivesTheAddressTheWindowsPlace) {
  for (const auto paper : {Paper::Letter, Paper::A4}) {
    const auto pages = pages_of("```date\nMay 1\n```\n\n```address\nIñaki\nStreet\n```\n\nDear you,\n", paper);
    const auto& address = std::get<TextLine>(pages.pages[0].elements[0].shape);
    EXPECT_EQ(text_of(address, pages.symbols), "Iñaki");
    EXPECT_NEAR(address.y, paper::address_zone(paper::sheet(paper)).top + baseline(paper::kText), 0.01);
    EXPECT_THAT(lines_of(pages)[0], testing::ElementsAre("Iñaki", "Street", "May 1", "Dear you,"));
  }
}

/// The sizes of all runs on all pages.
std::vector<double> sizes_of(const Pages& pages) {
  std::vector<double> sizes;
  for (const auto& page : pages.pages) {
    for (const auto& element : page.elements) {
      const auto* const line = std::get_if<TextLine>(&element.shape);
      for (std::size_t i = 0; line != nullptr && i < line->runs.size(); ++i) sizes.push_back(line->runs[i].size);
    }
  }
  return sizes;
}

TEST(Typesetter, SetsLargePrintInSixteenPoints) {
  const auto pages = pages_of(handout("text\n\n- item\n\n> words\n\n1. item\n"), {}, Paper::A4, Variant::LargePrint);
  EXPECT_THAT(sizes_of(pages), testing::Each(testing::DoubleEq(16)));
}

TEST(Typesetter, SetsEasyReadInShortLinesWithMoreAir) {
  std::string body;
  for (int i = 0; i < 60; ++i) body += "letters ";
  const auto pages = pages_of(handout(body), {}, Paper::Letter, Variant::EasyRead);
  double before = 0;
  for (const auto& element : pages.pages.front().elements) {
    const auto& line = std::get<TextLine>(element.shape);
    EXPECT_LE(text_of(line, pages.symbols).size(), 56U);
    if (before > 0) {
      EXPECT_GE(line.y - before, 1.5 * 14);
    }
    before = line.y;
  }
}

TEST(Typesetter, SetsEveryVariantOfEveryBlockInsideTheEdges) {
  const std::string body =
      "# Title\n\ntext\n\n- [ ] box\n\n> words\n\n```lines 2\n```\n\n```table\n| a | b |\n| c | d |\n```\n\n"
      "```callout\ntext\n```\n\n```choices 2\n| a | b | c |\nd\n```\n\n```cards\nwords\n```\n";
  for (const auto paper : {Paper::Letter, Paper::A4}) {
    for (const auto variant : {Variant::Standard, Variant::LargePrint, Variant::EasyRead}) {
      const auto pages = pages_of(handout(body), {}, paper, variant);
      for (const auto& page : pages.pages) {
        for (const auto& element : page.elements) {
          const auto* const line = std::get_if<TextLine>(&element.shape);
          const auto* const rule = std::get_if<Rule>(&element.shape);
          if (line != nullptr) {
            EXPECT_LE(line->x + line->width, pages.width - paper::mm(21.99));
          }
          if (rule != nullptr) {
            EXPECT_LE(rule->x2, pages.width - paper::mm(21.99));
          }
        }
      }
    }
  }
}

TEST(Typesetter, SetsACallOutBetweenHairLinesThatKeepWithIt) {
  EXPECT_EQ(to_text(pages_of("```callout\ntext\n```\n")),
            "page 1\n"
            "rule 117 71.9 495 71.9\n"
            "text 133 92.5 \"text\"\n"
            "rule 117 105.9 495 105.9\n");
  std::string body;
  for (int i = 0; i < 30; ++i) body += "text\n\n";
  for (int fill = 0; fill < 4; ++fill, body += "text\n\n") {
    const auto pages = pages_of(body + "```callout\none\n```\n");
    const auto& last = pages.pages.back().elements;
    if (pages.pages.size() > 1) {
      EXPECT_TRUE(std::holds_alternative<Rule>(last.front().shape) || last.size() > 3);
    }
  }
}

TEST(Typesetter, CutsBusinessCardsToTheSizeOfAWallet) {
  const auto pages = pages_of("```cards business\none\n---\ntwo\n```\n");
  std::vector<double> xs;
  for (const auto& element : pages.pages.front().elements) {
    if (const auto* rule = std::get_if<Rule>(&element.shape)) {
      if (rule->x1 == rule->x2) xs.push_back(rule->x1);
      if (rule->x1 == rule->x2) {
        EXPECT_DOUBLE_EQ(rule->y2 - rule->y1, 144);
      }
    }
  }
  EXPECT_THAT(xs, testing::ElementsAre(54, 306, 558));
}

TEST(Typesetter, RefusesABusinessCardThatSaysTooMuch) {
  std::string body = "```cards business\n";
  for (int i = 0; i < 20; ++i) body += "line\\\n";
  const auto make = [&] { pages_of(body + "end\n```\n"); };
  EXPECT_EQ(error_of(make), "Layout handout.md:2");
  // In larger type the words matter more than the size.
  EXPECT_EQ(error_of([&] { pages_of(handout(body + "end\n```\n"), {}, Paper::A4, Variant::LargePrint); }), "no error");
}

}  // namespace
}  // namespace handouts
