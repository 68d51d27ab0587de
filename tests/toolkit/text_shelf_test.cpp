// SPDX-License-Identifier: MIT
#include "toolkit/desks/text_shelf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/connection.h"
#include "db/error.h"
#include "db/own_texts.h"
#include "toolkit/desks/own_text_desk.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::Workplace;

const db::TextOf kNote{"L01", "en-US"};

/// Into use without anybody looking at it, as an earlier edition of the program may have let it.
void use_own(Workplace& place, const std::string& body, const std::string& version = "1.0.0+1.3f2a91c0") {
  db::Transaction transaction(place.vault());
  db::OwnText text;
  text.of = kNote;
  text.template_version = version;
  text.title = "My Note";
  text.body = body;
  auto own = db::add_own_text(transaction, text).value();
  EXPECT_TRUE(db::use_own_text(transaction, own));
  transaction.commit({db::AuditAction::Change, "own_text", own.id.text, {}, "used"});
}

TEST(TextShelf, HasTheTextsThatCameWithTheProgram) {
  Workplace place;
  OwnTextDesk(place.vault(), test::typefaces()).copy(kNote);
  db::Transaction transaction(place.vault());
  TextShelf shelf(transaction);
  for (const auto& each : handouts::library()) {
    const auto& text = shelf.text_in_use(each.code, each.language);
    EXPECT_EQ(text.version, each.version);
    EXPECT_EQ(text.body, each.body) << "a draft is handed out by nobody";
  }
}

TEST(TextShelf, GivesThePracticesOwnInItsPlace) {
  Workplace place;
  use_own(place, "Dear {{partner.name}},\n");
  db::Transaction transaction(place.vault());
  TextShelf shelf(transaction);
  const auto& text = shelf.text_in_use("L01", "en-US");
  EXPECT_EQ(text.body, "Dear {{partner.name}},\n");
  EXPECT_EQ(text.version, "1.0.0+1.3f2a91c0");
  EXPECT_EQ(text.code, "L01");
  EXPECT_EQ(text.audience, handouts::Audience::Partner);
  EXPECT_EQ(shelf.text_in_use("L02", "en-US").version, handouts::library_template("L02").version);
  EXPECT_EQ(&shelf.text_in_use("L01", "en-US"), &text) << "it is read once";
}

TEST(TextShelf, LetsATextThatDoesNotFitAnyMoreGiveWay) {
  Workplace place;
  use_own(place, "Dear {{partner.name}},\n\nYour {{partner.favorite_song}}.\n");
  {
    db::Transaction transaction(place.vault());
    EXPECT_EQ(TextShelf(transaction).text_in_use("L01", "en-US").version, handouts::library_template("L01").version);
  }
  OwnTextDesk desk(place.vault(), test::typefaces());
  const auto text = desk.open(kNote).value();
  ASSERT_TRUE(text.unfit);
  EXPECT_EQ(text.unfit->line, 3);
  EXPECT_THAT(text.unfit->sentence, testing::HasSubstr("is not a field"));
  for (const auto& line : desk.list().lines) EXPECT_EQ(line.is_unreadable, line.of == kNote);
  EXPECT_EQ(desk.copy(kNote).saved, Saved::Yes) << "it can be mended";
  EXPECT_EQ(desk.open(kNote)->words.body, "Dear {{partner.name}},\n\nYour {{partner.favorite_song}}.\n");
}

TEST(TextShelf, TellsOfALaterEditionOfTheShippedText) {
  Workplace place;
  use_own(place, "Dear {{partner.name}},\n", "0.9.0+1.3f2a91c0");
  EXPECT_TRUE(OwnTextDesk(place.vault(), test::typefaces()).open(kNote)->was_shipped_anew);
}

TEST(TextShelf, PassesNoOtherTextForADamagedOne) {
  Workplace place;
  use_own(place, "Dear {{partner.name}},\n");
  {
    db::Transaction transaction(place.vault());
    transaction.connection().execute("UPDATE own_text SET changed_at = changed_at + 1");
    TextShelf shelf(transaction);
    EXPECT_THROW(shelf.text_in_use("L01", "en-US"), db::Error);
  }
}

}  // namespace
}  // namespace toolkit
