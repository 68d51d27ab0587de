// SPDX-License-Identifier: MIT
#include "toolkit/desks/library_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "toolkit/desks/practice_desk.h"

namespace toolkit {
namespace {

using handouts::DocumentCode;
using handouts::Variant;
using test::Workplace;
using testing::HasSubstr;
using testing::StartsWith;

struct Desk {
  Workplace place;
  LibraryDesk desk{place.vault(), test::typefaces()};
};

TEST(LibraryDesk, DrawsEveryDocumentInEveryVariant) {
  Desk at;
  for (const auto code : handouts::all_documents()) {
    for (const auto variant : {Variant::Standard, Variant::LargePrint, Variant::EasyRead}) {
      const auto pages = at.desk.pages(code, variant);
      ASSERT_FALSE(pages.empty()) << handouts::to_text(code);
      for (const auto& page : pages) EXPECT_THAT(page, StartsWith("<svg ")) << handouts::to_text(code);
    }
  }
}

TEST(LibraryDesk, ShowsTheSameWhateverIsOnRecord) {
  Desk at;
  const auto before = at.desk.pages(DocumentCode::L02, Variant::Standard);
  test::open_maria_case(at.place);
  test::open_priya_case(at.place);
  LibraryDesk another(at.place.vault(), test::typefaces());
  EXPECT_EQ(another.pages(DocumentCode::L02, Variant::Standard), before);
}

TEST(LibraryDesk, DrawsADocumentOnce) {
  Desk at;
  const auto& pages = at.desk.pages(DocumentCode::L02, Variant::Standard);
  EXPECT_EQ(&at.desk.pages(DocumentCode::L02, Variant::Standard), &pages);
  EXPECT_NE(at.desk.pages(DocumentCode::L02, Variant::LargePrint), pages);
}

TEST(LibraryDesk, UsesThePaperOfThePractice) {
  Desk at;
  auto practice = test::practice();
  practice.paper = db::PaperSize::A4;
  EXPECT_EQ(at.desk.paper(), handouts::Paper::Letter);
  EXPECT_THAT(at.desk.pages(DocumentCode::S01, Variant::Standard).at(0), HasSubstr("width=\"612pt\" height=\"792pt\""));
  ASSERT_TRUE(PracticeDesk(at.place.vault()).save(practice).problems.empty());
  EXPECT_EQ(at.desk.paper(), handouts::Paper::A4);
  EXPECT_THAT(at.desk.pages(DocumentCode::S01, Variant::Standard).at(0), HasSubstr("width=\"595.276pt\""));
}

TEST(LibraryDesk, ShowsThePagesOfTheCountryWhereThePracticeIs) {
  Desk at;
  const auto us = at.desk.pages(DocumentCode::S01, Variant::Standard);
  PracticePlace place;
  place.is_uk = true;
  auto practice = test::practice();
  ASSERT_TRUE(PracticeDesk(at.place.vault()).save(practice, place).problems.empty());
  practice.version = 1;
  ASSERT_TRUE(PracticeDesk(at.place.vault()).save(practice).problems.empty()) << "back on US Letter";
  EXPECT_EQ(at.desk.paper(), handouts::Paper::Letter);
  EXPECT_NE(at.desk.pages(DocumentCode::S01, Variant::Standard), us);
}

TEST(LibraryDesk, LeavesNothingInTheTrail) {
  Desk at;
  const auto before = at.place.trail();
  at.desk.pages(DocumentCode::L02, Variant::Standard);
  EXPECT_EQ(at.place.trail(), before);
}

}  // namespace
}  // namespace toolkit
