// SPDX-License-Identifier: MIT
#include "toolkit/desks/own_text_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "db/transaction.h"
#include "handouts/document_words.h"
#include "toolkit/desks/audit_words.h"
#include "toolkit/desks/practice_place.h"
#include "toolkit/desks/text_shelf.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::Workplace;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::Not;
using testing::SizeIs;

constexpr const char* kPlain = "Dear {{partner.name}},\n\nWould you come with me once?\n\nYou can say no.\n";

/// The draft of one text, at the version that it has.
struct At {
  explicit At(db::TextOf text = {"L01", "en-US"}) : of(std::move(text)) { expect_made(desk.copy(of)); }

  TextOnDesk open() { return desk.open(of).value(); }
  int version() { return open().version; }
  const handouts::Template& shipped() { return *find_shipped(of); }
  static void expect_made(const OwnTextOutcome& outcome) {
    for (const auto& [field, sentence] : outcome.problems) ADD_FAILURE() << field << ": " << sentence;
    EXPECT_EQ(outcome.saved, Saved::Yes);
  }
  void write(const std::string& body) { expect_made(desk.save(of, version(), {"My Note", body})); }
  OwnTextOutcome try_to_use() { return desk.use(of, version()); }
  void use(const std::string& body) {
    if (!open().is_draft()) expect_made(desk.copy(of));
    write(body);
    expect_made(try_to_use());
  }
  TextCheck check(std::string_view couple = "V1") { return desk.check(shipped(), open().words, couple); }
  handouts::Template in_use() {
    db::Transaction transaction(place.vault());
    return TextShelf(transaction).text_in_use(of.code, of.language);
  }

  Workplace place;
  OwnTextDesk desk{place.vault(), test::typefaces()};
  db::TextOf of;
};

TEST(OwnTextDesk, BeginsWithTheTextThatCameWithTheProgram) {
  At at;
  const auto text = at.open();
  EXPECT_TRUE(text.is_draft());
  EXPECT_EQ(text.words.title, at.shipped().title);
  EXPECT_EQ(text.words.body, at.shipped().body);
  EXPECT_THAT(text.changes, IsEmpty());
  EXPECT_THAT(text.states, IsEmpty());
  EXPECT_TRUE(at.check().may_be_used());
  At::expect_made(at.desk.copy(at.of));
  EXPECT_EQ(at.version(), 1) << "there is one draft";
}

TEST(OwnTextDesk, ListsEveryDocumentInEveryLanguageThatItHas) {
  At at;
  const auto list = at.desk.list();
  const auto count = std::ranges::count_if(handouts::library(), [](const auto& each) {
    return each.language == "en-US" || !handouts::is_worker_page(handouts::find_document(each.code).value());
  });
  EXPECT_THAT(list.lines, SizeIs(count));
  EXPECT_EQ(find_shipped({"N01", "es-US"}), nullptr) << "it is handed out in English only";
  for (const auto& line : list.lines) EXPECT_EQ(line.drafted_at.has_value(), line.of == at.of) << line.of.code;
}

TEST(OwnTextDesk, KnowsOnlyDocumentsOfTheLibrary) {
  At at;
  for (const db::TextOf& of : {db::TextOf{"H99", "en-US"}, {"K01", "en-US"}, {"L01", "fr-FR"}, {"", ""}}) {
    EXPECT_FALSE(at.desk.open(of));
    EXPECT_EQ(at.desk.copy(of).saved, Saved::NoSuchRecord);
    EXPECT_EQ(at.desk.save(of, 1, {"A", "B"}).saved, Saved::NoSuchRecord);
    EXPECT_EQ(at.desk.use(of, 1).saved, Saved::NoSuchRecord);
    EXPECT_EQ(at.desk.stop(of, 1).saved, Saved::NoSuchRecord);
  }
}

TEST(OwnTextDesk, SavesWhatIsTypedWhetherOrNotItIsRight) {
  At at;
  at.write("Dear one,\n\n<b>Come</b> with me.\n");
  EXPECT_EQ(at.open().words.body, "Dear one,\n\n<b>Come</b> with me.\n");
  const auto check = at.check();
  ASSERT_THAT(check.problems, SizeIs(1));
  EXPECT_EQ(check.problems[0].line, 3);
  EXPECT_EQ(check.problems[0].sentence, "HTML has no form on paper. Write this in Markdown.");
  EXPECT_THAT(check.pages, IsEmpty());
  EXPECT_THAT(at.try_to_use().problems, ElementsAre(testing::Field(&Problem::field, "text")));
  EXPECT_TRUE(at.open().is_draft());
}

TEST(OwnTextDesk, SavesNothingTwice) {
  At at;
  at.write(kPlain);
  at.write(kPlain);
  EXPECT_EQ(at.version(), 2);
}

TEST(OwnTextDesk, RefusesWhatIsTooLongInASentence) {
  At at;
  const auto outcome = at.desk.save(at.of, 1, {"My Note", std::string(200'000, 'x')});
  EXPECT_THAT(outcome.problems, ElementsAre(Problem{"body", "Shorten this to 40000 characters; it has 200000."}));
  EXPECT_EQ(at.open().words.body, at.shipped().body);
  EXPECT_THAT(at.desk.save(at.of, 1, {std::string(121, 'x'), kPlain}).problems,
              ElementsAre(testing::Field(&Problem::field, "title")));
  EXPECT_THAT(at.desk.save(at.of, 1, {"My Note", "\xff"}).problems,
              ElementsAre(testing::Field(&Problem::field, "body")));
}

TEST(OwnTextDesk, TakesTheLongestTextInReasonableTime) {
  At at;
  std::string body;
  while (body.size() < 39'000)
    body += "Would you come with me once, and see whether it is for you? You can say no.\n\n";
  at.write(body);
  EXPECT_TRUE(at.check().is_too_long);
}

TEST(OwnTextDesk, NeedsATitleAndAText) {
  At at;
  at.write("  \n");
  EXPECT_THAT(at.try_to_use().problems, ElementsAre(testing::Field(&Problem::field, "text")));
  EXPECT_THAT(at.check().problems, SizeIs(1));
  EXPECT_FALSE(at.check().reading);
  At::expect_made(at.desk.save(at.of, at.version(), {"", kPlain}));
  EXPECT_THAT(at.try_to_use().problems, ElementsAre(Problem{"title", "Give the document a title."}));
}

TEST(OwnTextDesk, UsesNoWordOfPressureOnAPartner) {
  At at;
  at.write("Dear {{partner.name}},\n\nYou always say no.\n");
  const auto check = at.check();
  ASSERT_THAT(check.flags, SizeIs(1));
  EXPECT_EQ(check.flags[0].line, 3);
  EXPECT_EQ(check.flags[0].found, "always");
  EXPECT_THAT(check.flags[0].suggestion, HasSubstr("Say how often it is"));
  EXPECT_THAT(check.pages, Not(IsEmpty())) << "its pages are seen all the same";
  EXPECT_THAT(at.try_to_use().problems, ElementsAre(testing::Field(&Problem::field, "text")));
  EXPECT_TRUE(at.open().is_draft());

  At client({"H07", "en-US"});
  client.write("I always say no.\n");
  EXPECT_TRUE(client.check().may_be_used());
  At::expect_made(client.try_to_use());
}

TEST(OwnTextDesk, UsesNoFieldThatThePartnerMayNotRead) {
  At at;
  at.write("Dear {{partner.name}},\n\n{{#feels_blamed}}I feel blamed.{{/feels_blamed}}\n");
  EXPECT_THAT(at.check().problems,
              ElementsAre(handouts::Remark{3,
                                           "The partner may not read “feels_blamed”. Take the tag out; a document "
                                           "for the client may have it."}));
  EXPECT_THAT(at.try_to_use().problems, Not(IsEmpty()));
}

TEST(OwnTextDesk, TakesTextsInOtherScripts) {
  At at;
  at.use("{{partner.name}} thương,\n\nMình đi nói chuyện cùng nhau nhé? Anh có thể từ chối.\n");
  at.use("{{partner.name}}،\n\nهل تأتين معي مرة واحدة؟ يمكنك أن تقولي لا.\n");
  EXPECT_THAT(at.in_use().body, HasSubstr("هل تأتين معي"));
}

TEST(OwnTextDesk, GivesEachVersionItsNumberAndDigest) {
  At at;
  at.use(kPlain);
  EXPECT_THAT(at.in_use().version, MatchesRegex("1\\.[0-9]\\.0\\+1\\.[0-9a-f]{8}"));
  EXPECT_EQ(at.in_use().title, "My Note");
  EXPECT_EQ(at.in_use().body, kPlain);
  EXPECT_EQ(at.open().used_version, at.in_use().version);
  EXPECT_FALSE(at.open().is_draft());
  at.place.clock.advance(std::chrono::hours(1));
  at.use(std::string(kPlain) + "\nThank you.\n");
  EXPECT_THAT(at.in_use().version, MatchesRegex("1\\.[0-9]\\.0\\+2\\.[0-9a-f]{8}"));
  EXPECT_THAT(at.open().earlier, SizeIs(1));
  EXPECT_THAT(at.open().earlier.front().template_version, HasSubstr("+1."));
}

TEST(OwnTextDesk, UsesOnlyWhatDiffersFromWhatIsUsed) {
  At at;
  EXPECT_THAT(
      at.try_to_use().problems,
      ElementsAre(Problem{"text", "Nothing in this draft differs from the text you use. Change something first."}));
  at.use(kPlain);
  At::expect_made(at.desk.copy(at.of));
  EXPECT_EQ(at.open().words.body, kPlain);
  EXPECT_THAT(at.try_to_use().problems, SizeIs(1));
}

TEST(OwnTextDesk, GoesBackToTheShippedTextAndToEarlierOnes) {
  At at;
  at.use(kPlain);
  At::expect_made(at.desk.stop(at.of, at.open().in_use_version));
  EXPECT_EQ(at.in_use().version, at.shipped().version);
  EXPECT_EQ(at.in_use().body, at.shipped().body);
  const auto earlier = at.open().earlier;
  ASSERT_THAT(earlier, SizeIs(1));
  const auto opened = at.desk.open_version(at.of, earlier[0].id).value();
  EXPECT_EQ(opened.words.body, kPlain);
  EXPECT_THAT(opened.changes, SizeIs(2));
  EXPECT_FALSE(at.desk.open_version({"L02", "en-US"}, earlier[0].id)) << "it is of another document";
  At::expect_made(at.desk.copy_version(at.of, earlier[0].id));
  EXPECT_EQ(at.open().words.body, kPlain);
  EXPECT_EQ(at.desk.stop(at.of, 1).saved, Saved::ChangedMeanwhile);
}

TEST(OwnTextDesk, GoesBackToHowTheDraftWasBeforeAPause) {
  At at;
  at.write("One.\n");
  at.place.clock.advance(std::chrono::seconds(1));
  at.write("One. Two.\n");
  at.place.clock.advance(std::chrono::minutes(5));
  at.write("One. Two. Thr\n");
  at.place.clock.advance(std::chrono::seconds(1));
  at.write("One. Two. Three.\n");
  const auto states = at.open().states;
  ASSERT_THAT(states, SizeIs(2)) << "before the pause, and how it began";
  EXPECT_EQ(states[0].version, 3);
  EXPECT_EQ(states[0].saved_by, "you");
  EXPECT_EQ(states[1].version, 1);
  const auto state = at.desk.open_state(at.of, 3).value();
  EXPECT_EQ(state.words.body, "One. Two.\n");
  EXPECT_THAT(state.changes, SizeIs(1));
  EXPECT_FALSE(at.desk.open_state(at.of, 4)) << "half a sentence";

  At::expect_made(at.desk.undo(at.of, at.version()));
  EXPECT_EQ(at.open().words.body, "One. Two.\n");
  At::expect_made(at.desk.undo(at.of, at.version()));
  EXPECT_EQ(at.open().words.body, "One. Two. Three.\n") << "undone twice";
  At::expect_made(at.desk.go_back(at.of, at.version(), 1));
  EXPECT_EQ(at.open().words.body, at.shipped().body);
  EXPECT_EQ(at.desk.go_back(at.of, at.version(), 99).saved, Saved::NoSuchRecord);
  EXPECT_EQ(at.desk.go_back(at.of, 1, 1).saved, Saved::ChangedMeanwhile);
}

TEST(OwnTextDesk, OverwritesNothingThatAnotherWindowSaved) {
  At at;
  at.write("The one of the first window.\n");
  const auto late = at.desk.save(at.of, 1, {"My Note", "The one of the second window.\n"});
  EXPECT_EQ(late.saved, Saved::ChangedMeanwhile);
  EXPECT_EQ(at.open().words.body, "The one of the first window.\n");
  for (const auto act : {&OwnTextDesk::use, &OwnTextDesk::undo, &OwnTextDesk::discard})
    EXPECT_EQ((at.desk.*act)(at.of, 1).saved, Saved::ChangedMeanwhile);
}

TEST(OwnTextDesk, ThrowsADraftAwayAndTakesItBack) {
  At at;
  at.write(kPlain);
  At::expect_made(at.desk.discard(at.of, at.version()));
  EXPECT_FALSE(at.open().is_draft());
  EXPECT_TRUE(at.open().can_take_back);
  At::expect_made(at.desk.take_back(at.of));
  EXPECT_EQ(at.open().words.body, kPlain);
  EXPECT_EQ(at.desk.take_back(at.of).saved, Saved::ChangedMeanwhile);
}

TEST(OwnTextDesk, SaysWhatDiffersFromTheShippedTextLineByLine) {
  At at;
  auto body = at.shipped().body;
  const std::string before = "Thank you for thinking about it.";
  body.replace(body.find(before), before.size(), "Thank you.");
  At::expect_made(at.desk.save(at.of, 1, {at.shipped().title, body}));
  const auto changes = at.open().changes;
  ASSERT_THAT(changes, SizeIs(1));
  EXPECT_EQ(changes[0].key, "body");
  EXPECT_THAT(changes[0].stretches, Contains(Stretch{Stretch::Kind::Removed, before + "\n"}));
  EXPECT_THAT(changes[0].stretches, Contains(Stretch{Stretch::Kind::Added, "Thank you.\n"}));
}

TEST(OwnTextDesk, ShowsTheConditionsOfEachCouple) {
  At at;
  const auto told = at.check("V1").pages;
  EXPECT_THAT(told, SizeIs(1));
  EXPECT_NE(at.check("V9").pages, told) << "she is leaning out";
  EXPECT_EQ(at.check("nobody").pages, told);
}

TEST(OwnTextDesk, ShowsThePagesOfThePracticesCountry) {
  At at({"F01", "en-US"});
  const auto american = at.check().pages;
  {
    db::Transaction transaction(at.place.vault());
    transaction.commit(save_place(transaction, {true, false, ""}).value());
  }
  EXPECT_NE(at.check().pages, american);
}

TEST(OwnTextDesk, WarnsOfWhatIsHardOrLongAndLetsItBeUsed) {
  At at;
  std::string body;
  for (int i = 0; i < 60; ++i)
    body +=
        "Notwithstanding considerable uncertainty regarding organizational responsibilities, participation "
        "necessitates comprehensive communication.\n\n";
  at.write(body);
  const auto check = at.check();
  EXPECT_FALSE(check.is_easy_enough);
  EXPECT_TRUE(check.is_too_long);
  EXPECT_TRUE(check.may_be_used());
  At::expect_made(at.try_to_use());
}

TEST(OwnTextDesk, LooksAtEveryVariantBeforeATextIsUsed) {
  At at({"H02", "en-US"});
  const std::string wide(22, 'm');
  at.write("```table\n| " + wide + " | " + wide + " |\n| a | b |\n```\n");
  EXPECT_TRUE(at.check().may_be_used());
  const auto problems = at.try_to_use().problems;
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_THAT(problems[0].sentence, HasSubstr("Line 1, set for easy reading: This table is too wide"));
}

TEST(OwnTextDesk, WritesWhatWasDoneIntoTheAuditTrail) {
  At at;
  at.use(kPlain);
  At::expect_made(at.desk.stop(at.of, at.open().in_use_version));
  const auto trail = at.place.trail();
  for (const char* entry :
       {"create own_text L01 en-US", "change own_text L01 en-US", "change own_text stopped L01 en-US"})
    EXPECT_THAT(trail, Contains(entry));
  EXPECT_THAT(trail, Contains(MatchesRegex("change own_text used L01 en-US 1.*\\+1\\..*")));
  const db::AuditEvent used{db::AuditAction::Change, "own_text", "", {}, "used L01 en-US 1.0.0+1.3f2a91c0"};
  EXPECT_EQ(audit_sentence(used), "Began to use a text of the practice's own");
  EXPECT_EQ(audit_remark(used), "L01");
}

}  // namespace
}  // namespace toolkit
