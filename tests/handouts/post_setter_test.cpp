// SPDX-License-Identifier: MIT
#include "handouts/post_setter.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/paper.h"
#include "workbench.h"

namespace handouts {
namespace {

using paper::mm;
using testing::Each;
using testing::HasSubstr;
using testing::Not;

const AddressLines kRecipient = {"Iñaki Etxeberria-Muñoz", "12 Lantern Street", "Houston, TX 77002"};
const Sender kSender{{"418 Elm Street", "Houston, TX 77002"}, {"Elm Street Couples Practice", "Ruth Adler"}};
constexpr Envelope::Size kSizes[] = {Envelope::Size::Number10, Envelope::Size::Dl, Envelope::Size::C6};
constexpr LabelSheet::Kind kKinds[] = {LabelSheet::Kind::Letter30, LabelSheet::Kind::A424};

CanPrint can_print() {
  return [](char32_t character) { return test_typefaces().faces().can_print(character); };
}

Pages pages_of(const Envelope& envelope) {
  Shaper shaper(test_typefaces().faces());
  return set_envelope(envelope, can_print(), shaper);
}

Pages pages_of(const LabelSheet& sheet) {
  Shaper shaper(test_typefaces().faces());
  return set_labels(sheet, can_print(), shaper);
}

std::vector<TextLine> lines_of(const Page& page) {
  std::vector<TextLine> lines;
  for (const auto& element : page.elements) lines.push_back(std::get<TextLine>(element.shape));
  return lines;
}

std::vector<std::string> texts_of(const Pages& pages) {
  std::vector<std::string> texts;
  for (const auto& page : pages.pages) {
    for (const auto& line : lines_of(page)) texts.push_back(seen_text_of(line, pages));
  }
  return texts;
}

AddressLines lines_of(int count) {
  AddressLines lines;
  for (int i = 1; i <= count; ++i) lines.push_back(std::to_string(i) + " Lantern Street");
  return lines;
}

TEST(PostSetter, PutsNothingButAddressesOnAnEnvelope) {
  for (const auto size : kSizes) {
    EXPECT_THAT(texts_of(pages_of(Envelope{size, kRecipient, kSender})),
                testing::ElementsAre("418 Elm Street", "Houston, TX 77002", "Iñaki Etxeberria-Muñoz",
                                     "12 Lantern Street", "Houston, TX 77002"));
    EXPECT_EQ(texts_of(pages_of(Envelope{size, kRecipient})), kRecipient);
  }
}

TEST(PostSetter, MakesEnvelopesAsLargeAsTheyAre) {
  const auto size_of = [](Envelope::Size size) {
    const auto pages = pages_of(Envelope{size, kRecipient});
    return std::pair(std::lround(pages.width * 100), std::lround(pages.height * 100));
  };
  EXPECT_EQ(size_of(Envelope::Size::Number10), std::pair(68400L, 29700L));
  EXPECT_EQ(size_of(Envelope::Size::Dl), std::pair(std::lround(mm(220) * 100), std::lround(mm(110) * 100)));
  EXPECT_EQ(size_of(Envelope::Size::C6), std::pair(std::lround(mm(162) * 100), std::lround(mm(114) * 100)));
}

/// "5/8 inch" at the lower edge is the machines'; half an inch at both sides is too near.
TEST(PostSetter, KeepsTheRecipientWhereMachinesRead) {
  for (const auto size : kSizes) {
    for (int count = 1; count <= 6; ++count) {
      const auto pages = pages_of(Envelope{size, lines_of(count), kSender});
      for (const auto& line : lines_of(pages.pages.front())) {
        const double type = line.runs.front().size;
        EXPECT_GE(type, 9);
        EXPECT_LE(line.x + line.width, pages.width - mm(12));
        EXPECT_LE(line.y + type * 0.3, pages.height - 45);
      }
      const auto all = lines_of(pages.pages.front());
      EXPECT_GT(all[2].y - all[2].runs.front().size, all[1].y + 20) << "return address and recipient are apart";
      EXPECT_GE(all[2].x, pages.width * 0.39);
    }
  }
}

TEST(PostSetter, SaysThatAnAddressDoesNotFit) {
  for (const auto size : kSizes) {
    const auto make = [&] { pages_of(Envelope{size, lines_of(20)}); };
    EXPECT_EQ(error_of(make), "Layout recipient");
    EXPECT_THAT(sentence_of(make), Not(HasSubstr("Lantern")));
  }
  for (const auto kind : kKinds) {
    EXPECT_EQ(error_of([&] { pages_of(LabelSheet{kind, {kRecipient, lines_of(9)}}); }), "Layout label 2");
    EXPECT_EQ(error_of([&] { pages_of(LabelSheet{kind, {lines_of(5)}}); }), "no error");
  }
}

TEST(PostSetter, RefusesAReturnAddressThatTells) {
  const Sender telling{{"Adler Therapy", "Houston"}, {}};
  EXPECT_EQ(error_of([&] { pages_of(Envelope{Envelope::Size::Dl, kRecipient, telling}); }), "Field the return address");
  EXPECT_EQ(error_of([&] {
              pages_of(LabelSheet{LabelSheet::Kind::A424, {kRecipient}, telling});
            }),
            "Field the return address");
}

TEST(PostSetter, SaysThatAnAddressIsMissingOrCannotBePrinted) {
  EXPECT_EQ(error_of([] { pages_of(Envelope{Envelope::Size::C6, {}}); }), "Field recipient");
  EXPECT_EQ(error_of([] { pages_of(Envelope{Envelope::Size::C6, {" ", ""}}); }), "Field recipient");
  EXPECT_EQ(error_of([] { pages_of(Envelope{Envelope::Size::C6, {"a\U00012000"}}); }), "Text recipient");
  EXPECT_EQ(error_of([] { pages_of(LabelSheet{LabelSheet::Kind::A424, {}}); }), "Field recipients");
  EXPECT_EQ(error_of([] { pages_of(LabelSheet{LabelSheet::Kind::A424, {kRecipient, {""}}}); }), "Field label 2");
}

TEST(PostSetter, LeavesEmptyLinesOut) {
  EXPECT_EQ(texts_of(pages_of(Envelope{Envelope::Size::C6, {"Iñaki", "", "Houston", ""}})),
            (AddressLines{"Iñaki", "Houston"}));
}

/// Row by row; each line stays on its label with room around it.
TEST(PostSetter, PutsEachAddressOnALabelOfItsOwn) {
  struct Grid {
    LabelSheet::Kind kind;
    int columns;
    int rows;
    double left, top, width, height, step;
  };
  for (const auto& [kind, columns, rows, left, top, width, height, step] :
       {Grid{LabelSheet::Kind::Letter30, 3, 10, 13.5, 36, 189, 72, 198},
        Grid{LabelSheet::Kind::A424, 3, 8, 0, mm(0.5), mm(70), mm(37), mm(70)}}) {
    const auto count = static_cast<std::size_t>(columns * rows);
    const auto pages = pages_of(LabelSheet{kind, std::vector<AddressLines>(count + 1, kRecipient)});
    ASSERT_EQ(pages.pages.size(), 2U);
    const auto lines = lines_of(pages.pages.front());
    ASSERT_EQ(lines.size(), 3 * count);
    for (std::size_t i = 0; i < lines.size(); ++i) {
      const auto label = static_cast<int>(i / 3);
      const double x = left + step * (label % columns);
      const double y = top + height * (label / columns);
      EXPECT_GE(lines[i].x, x + mm(4));
      EXPECT_LE(lines[i].x + lines[i].width, x + width - mm(4));
      EXPECT_GE(lines[i].y - lines[i].runs.front().size, y + 5);
      EXPECT_LE(lines[i].y + 4, y + height - 5);
    }
  }
}

TEST(PostSetter, BeginsAtTheFirstLabelThatIsLeft) {
  LabelSheet sheet{LabelSheet::Kind::Letter30, {kRecipient, kRecipient}, {}, 30};
  const auto pages = pages_of(sheet);
  ASSERT_EQ(pages.pages.size(), 2U);
  EXPECT_GT(lines_of(pages.pages[0]).front().y, 36 + 9 * 72);
  EXPECT_LT(lines_of(pages.pages[1]).front().y, 36 + 72);
  for (const int first : {0, 31}) {
    sheet.first = first;
    EXPECT_EQ(error_of([&] { pages_of(sheet); }), "Field first label");
    EXPECT_THAT(sentence_of([&] { pages_of(sheet); }), HasSubstr("labels 1 to 30"));
  }
}

TEST(PostSetter, FollowsEachLabelWithTheReturnAddress) {
  const auto texts = texts_of(pages_of(LabelSheet{LabelSheet::Kind::A424, {{"Iñaki"}, {"Björn"}}, kSender}));
  EXPECT_THAT(texts, testing::ElementsAre("Iñaki", "418 Elm Street", "Houston, TX 77002", "Björn", "418 Elm Street",
                                          "Houston, TX 77002"));
}

TEST(PostSetter, SaysNothingOfItselfButWhatItIs) {
  const auto made_at = std::chrono::sys_seconds(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23));
  Pipeline pipeline(test_typefaces());
  const Envelope envelope{Envelope::Size::Number10, kRecipient, kSender};
  const auto pdf = pipeline.make_pdf(envelope, made_at);
  EXPECT_EQ(pipeline.make_pdf(envelope, made_at), pdf);
  EXPECT_THAT(pdf, HasSubstr("/Title (Envelope)"));
  for (const auto* name : {"Adler", "Couples", "Practice"}) EXPECT_THAT(pdf, Not(HasSubstr(name)));
  EXPECT_EQ(pipeline.make_svg(envelope).size(), 1U);
  const LabelSheet sheet{LabelSheet::Kind::A424, {kRecipient}};
  EXPECT_THAT(pipeline.make_pdf(sheet, made_at), HasSubstr("/Title (Labels)"));
  EXPECT_EQ(pipeline.make_svg(sheet).size(), 1U);
  EXPECT_EQ(extracted_text(pdf),
            "418 Elm Street\nHouston, TX 77002\nIñaki Etxeberria-Muñoz\n12 Lantern Street\nHouston, TX 77002\n");
}

}  // namespace
}  // namespace handouts
