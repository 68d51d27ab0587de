// SPDX-License-Identifier: MIT
#include "toolkit/desks/intake_desk.h"

#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "db/transaction.h"
#include "every_answer.h"
#include "forms/json.h"
#include "screen.h"
#include "toolkit/desks/own_form_desk.h"

namespace toolkit {
namespace {

using test::add_client;
using test::calm_screening;
using test::maria_intake;
using test::Workplace;
using testing::ElementsAre;
using testing::IsEmpty;

std::string faulty(const FormOutcome& outcome) {
  std::string text;
  for (const auto& issue : outcome.issues) text += (text.empty() ? "" : " ") + issue.link_id;
  return text;
}

forms::QuestionnaireResponse stored_intake(Workplace& place, const db::ClientId& client) {
  db::Transaction transaction(place.vault());
  return forms::read_response(db::find_latest_response(transaction, client, questionnaire(Form::Intake).url)->json);
}

std::size_t screening_count(Workplace& place, const db::ClientId& client) {
  db::Transaction transaction(place.vault());
  return db::list_screenings(transaction, client).size();
}

TEST(IntakeDesk, OpensAFirstIntakeWithTheNamesOnRecord) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto filled = desk.open(Form::Intake, add_client(place, test::kMaria, test::kInaki));
  EXPECT_EQ(filled->typed, (Typed{{"A1", {test::kMaria}}, {"C2", {test::kInaki}}}));
  EXPECT_EQ(filled->version, 0);
  EXPECT_FALSE(filled->saved_at);
  const auto alone = desk.open(Form::Intake, add_client(place, test::kPriya));
  EXPECT_EQ(alone->typed, (Typed{{"A1", {test::kPriya}}}));
}

TEST(IntakeDesk, KeepsAnswersTogetherWithTheirTrail) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  const auto saved = desk.save(Form::Intake, client, maria_intake(), 0);
  EXPECT_THAT(saved.issues, IsEmpty());
  EXPECT_EQ(saved.saved_at, place.clock.now());
  EXPECT_TRUE(saved.is_complete);
  place.close();
  place.open_unlocked();
  const auto filled = IntakeDesk(place.vault()).open(Form::Intake, client);
  EXPECT_EQ(filled->typed, maria_intake());
  EXPECT_EQ(filled->version, saved.version);
  EXPECT_EQ(filled->saved_at, saved.saved_at);
  EXPECT_THAT(place.trail(), testing::IsSupersetOf({"create questionnaire_response", "change client"}));
}

TEST(IntakeDesk, TellsTheClientsRecordWhoTheTwoAre) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, "Maria");
  auto typed = maria_intake();
  typed["A3"] = {"ella"};
  desk.save(Form::Intake, client, typed, 0);
  const auto record = desk.open(Form::Intake, client)->client;
  EXPECT_EQ(record.name, test::kMaria);
  EXPECT_EQ(record.pronouns, "ella");
  EXPECT_EQ(record.language, "es-US");
  EXPECT_EQ(record.partner.name, test::kInaki);
  EXPECT_EQ(record.partner.called, "husband");
  EXPECT_EQ(record.partner.pronouns, "he");
}

TEST(IntakeDesk, KeepsWhoTheTwoAreWhenTheAnswersDoNotSay) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  const auto saved = desk.save(Form::Intake, client, {{"D1", {"hello"}}}, 0);
  EXPECT_FALSE(saved.is_complete);
  const auto record = desk.open(Form::Intake, client)->client;
  EXPECT_EQ(record.name, test::kMaria);
  EXPECT_EQ(record.partner.name, test::kInaki);
}

TEST(IntakeDesk, KeepsTheEarlierAnswerWhenALaterOneIsFaulty) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  int version = desk.save(Form::Intake, client, maria_intake(), 0).version;
  const std::pair<std::string, std::string> faults[] = {{"A1", test::repeated("ä", 121)},
                                                        {"A1", test::repeated("x", 10'000)},
                                                        {"C2", "Iñaki\xFF"},
                                                        {"D4", test::repeated("x", 201)},
                                                        {"E6", "perhaps"},
                                                        {"E9", "nine"}};
  for (const auto& [question, text] : faults) {
    auto typed = maria_intake();
    typed[question] = {text};
    const auto saved = desk.save(Form::Intake, client, typed, version);
    EXPECT_EQ(faulty(saved), question);
    EXPECT_EQ(saved.saved, Saved::Yes);
    version = saved.version;
    EXPECT_EQ(typed_from(stored_intake(place, client)), maria_intake()) << question;
    EXPECT_EQ(desk.open(Form::Intake, client)->client.name, test::kMaria);
  }
}

TEST(IntakeDesk, SavesTheOtherAnswersBesideSeveralFaultyOnes) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  auto typed = maria_intake();
  typed["A1"] = {test::repeated("x", 10'000)};
  typed["E9"] = {"nine"};
  EXPECT_EQ(faulty(desk.save(Form::Intake, client, typed, 0)), "A1 E9");
  auto kept = maria_intake();
  kept.erase("A1");
  kept.erase("E9");
  EXPECT_EQ(typed_from(stored_intake(place, client)), kept);
  EXPECT_EQ(desk.open(Form::Intake, client)->typed, typed);
  EXPECT_EQ(desk.open(Form::Intake, client)->client.name, test::kMaria);
}

TEST(IntakeDesk, KeepsWhatWasTypedForAQuestionThatClosed) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  Typed typed{{"E3", {"once"}}, {"E5", {"“Not now.”"}}};
  const auto first = desk.save(Form::Intake, client, typed, 0);
  typed["E3"] = {"not-yet"};
  const auto second = desk.save(Form::Intake, client, typed, first.version);
  EXPECT_EQ(faulty(second), "");
  EXPECT_EQ(desk.open(Form::Intake, client)->typed.at("E5"), typed.at("E5"));
  const auto response = stored_intake(place, client);
  EXPECT_EQ(forms::find_text(response, "E5"), "") << "it is no answer";
  EXPECT_EQ(response.set_aside, (std::vector<forms::SetAside>{{"E5", {"“Not now.”"}}}));
}

TEST(IntakeDesk, ShowsWhatDoesNotFitAsItWasTyped) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  const auto first = desk.save(Form::Intake, client, {{"A4", {"1990-03-12"}}}, 0);
  desk.save(Form::Intake, client, {{"A4", {"12 March"}}}, first.version);
  EXPECT_EQ(desk.open(Form::Intake, client)->typed.at("A4"), std::vector<std::string>{"12 March"});
  EXPECT_EQ(forms::find_text(stored_intake(place, client), "A4"), "1990-03-12") << "what fitted still stands";
}

TEST(IntakeDesk, LeavesAloneWhatTheShortFormDoesNotShow) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  const auto whole = desk.save(Form::Intake, client, {{"A12", {"Rosa, 555 0188"}}, {"D1", {"Peace."}}}, 0);
  const auto depth =
      desk.save(Form::Intake, client, {{"D1", {"Quiet."}}}, whole.version, db::AuditAction::Change, Depth::Short);
  EXPECT_EQ(desk.open(Form::Intake, client)->typed, (Typed{{"A12", {"Rosa, 555 0188"}}, {"D1", {"Quiet."}}}));
  desk.save(Form::Intake, client, {}, depth.version, db::AuditAction::Change, Depth::Short);
  EXPECT_EQ(desk.open(Form::Intake, client)->typed, (Typed{{"A12", {"Rosa, 555 0188"}}}));
}

TEST(IntakeDesk, TellsThePageOnlyOfTheQuestionsThatItShows) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  const auto whole = desk.save(Form::Intake, client, {{"A4", {"12 March"}}}, 0);
  EXPECT_EQ(faulty(whole), "A4");
  const auto brief =
      desk.save(Form::Intake, client, {{"D1", {"Quiet."}}}, whole.version, db::AuditAction::Change, Depth::Short);
  EXPECT_EQ(faulty(brief), "");
  EXPECT_EQ(desk.open(Form::Intake, client)->typed.at("A4"), std::vector<std::string>{"12 March"});
}

/// E9 is asked when E7 has an answer; the earlier answer to E7 opens it again.
TEST(IntakeDesk, KeepsEarlierAnswersWhenOneThatDoesNotFitOpensAnother) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  const auto first = desk.save(Form::Intake, client, {{"E7", {"R01"}}, {"E9", {"8"}}}, 0);
  const auto second = desk.save(Form::Intake, client, {{"E7", {"nonsense"}}, {"E9", {"eight"}}}, first.version);
  EXPECT_EQ(faulty(second), "E7 E9");
  const auto response = stored_intake(place, client);
  EXPECT_EQ(typed_from(response), (Typed{{"E7", {"R01"}}, {"E9", {"8"}}}));
  EXPECT_EQ(desk.open(Form::Intake, client)->typed, (Typed{{"E7", {"nonsense"}}, {"E9", {"eight"}}}));
  const auto third = desk.save(Form::Intake, client, {{"E7", {"nonsense"}}, {"E9", {"9"}}}, second.version);
  EXPECT_EQ(faulty(third), "E7");
  EXPECT_EQ(typed_from(stored_intake(place, client)), (Typed{{"E7", {"R01"}}, {"E9", {"9"}}}));
}

TEST(IntakeDesk, OutlivesCharactersThatCannotBeRead) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  const auto saved = desk.save(Form::Intake, client, {{"D1", {"a\vb"}}, {"D7", {"c"}}}, 0);
  EXPECT_EQ(faulty(saved), "D1");
  EXPECT_EQ(desk.open(Form::Intake, client)->typed, (Typed{{"D7", {"c"}}}));
  EXPECT_EQ(faulty(desk.save(Form::Intake, client, {{"D1", {"d"}}}, saved.version)), "");
}

TEST(IntakeDesk, SetsNothingAsideInTheSafetyCompartment) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  auto typed = calm_screening();
  typed["SQ3"] = {"never"};
  typed["SQ3-who"] = {"partner"};
  EXPECT_EQ(desk.record(Form::Screening, client, typed).saved, Saved::Yes);
  db::Transaction transaction(place.vault());
  EXPECT_THAT(forms::read_response(db::list_screenings(transaction, client).front().json).set_aside, IsEmpty());
}

TEST(IntakeDesk, NeverSavesOverAnotherVersionThanTheOneRead) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  const auto first = desk.save(Form::Intake, client, maria_intake(), 0);
  auto late = maria_intake();
  late["D4"] = {"something else"};
  for (const int version : {-1, 0, first.version + 1}) {
    EXPECT_EQ(desk.save(Form::Intake, client, late, version).saved, Saved::ChangedMeanwhile) << version;
  }
  EXPECT_EQ(desk.open(Form::Intake, client)->typed, maria_intake());
}

TEST(IntakeDesk, LetsOneOfTwoWhoSaveTogetherWinAndTellsTheOther) {
  constexpr int kRounds = 50;
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  int version = desk.save(Form::Intake, client, maria_intake(), 0).version;
  for (int round = 0; round < kRounds; ++round) {
    FormOutcome outcomes[2];
    const auto save = [&](int writer) {
      auto typed = maria_intake();
      typed["D4"] = {std::to_string(round) + " by " + std::to_string(writer)};
      outcomes[writer] = desk.save(Form::Intake, client, typed, version);
    };
    std::thread other(save, 1);
    save(0);
    other.join();
    const int winner = outcomes[0].saved == Saved::Yes ? 0 : 1;
    ASSERT_EQ(outcomes[winner].saved, Saved::Yes);
    ASSERT_EQ(outcomes[1 - winner].saved, Saved::ChangedMeanwhile);
    version = outcomes[winner].version;
    const auto stored = desk.open(Form::Intake, client)->typed.at("D4").front();
    ASSERT_EQ(stored, std::to_string(round) + " by " + std::to_string(winner));
  }
}

TEST(IntakeDesk, RecordsAScreenOnlyWhole) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria);
  for (const std::string needed : {"B2", "K-order"}) {
    auto typed = calm_screening();
    typed.erase(needed);
    EXPECT_EQ(faulty(desk.record(Form::Screening, client, typed)), needed);
    typed[needed] = {"nonsense"};
    EXPECT_EQ(faulty(desk.record(Form::Screening, client, typed)), needed);
  }
  EXPECT_EQ(faulty(desk.record(Form::Reassessment, client, {})), "RA-who RA-how RA-reasons RA-result");
  EXPECT_EQ(screening_count(place, client), 0U);
  EXPECT_THAT(place.trail(), ElementsAre("create client"));
}

TEST(IntakeDesk, AddsEveryScreenAndChangesNone) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria);
  desk.record(Form::Screening, client, calm_screening());
  place.clock.advance(std::chrono::hours(1));
  const auto recorded = desk.record(Form::Screening, client, test::priya_screening());
  EXPECT_TRUE(recorded.is_complete);
  EXPECT_EQ(recorded.saved_at, place.clock.now());
  EXPECT_EQ(screening_count(place, client), 2U);
  EXPECT_THAT(place.trail(), ElementsAre("create client", "create screening", "create screening"));
}

TEST(IntakeDesk, ShowsNoEarlierAnswerOfThePrivateQuestions) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria);
  desk.record(Form::Screening, client, calm_screening());
  const auto filled = desk.open(Form::Screening, client);
  EXPECT_THAT(filled->typed, IsEmpty());
  EXPECT_EQ(filled->saved_at, place.clock.now());
  EXPECT_FALSE(desk.open(Form::Reassessment, client)->saved_at);
}

TEST(IntakeDesk, DoesNothingForAClientThereIsNot) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto nobody = db::new_id<db::ClientId>();
  EXPECT_FALSE(desk.open(Form::Intake, nobody));
  EXPECT_EQ(desk.save(Form::Intake, nobody, maria_intake(), 0).saved, Saved::NoSuchRecord);
  EXPECT_EQ(desk.record(Form::Screening, nobody, calm_screening()).saved, Saved::NoSuchRecord);
  EXPECT_THAT(place.trail(), IsEmpty());
}

TEST(IntakeDesk, AsksWhatThePracticeMadeItsOwnAndLosesNoAnswerWithoutIt) {
  Workplace place;
  IntakeDesk desk(place.vault());
  OwnFormDesk own(place.vault());
  const auto client = add_client(place, test::kMaria);
  own.copy("intake");
  ASSERT_EQ(own.add("intake", 1, {.text = "Who else lives with you?", .kind = AnswerKind::Line, .part = "you"}).saved,
            Saved::Yes);
  EXPECT_EQ(forms::find_item(*desk.questions(Form::Intake), "own-1"), nullptr) << "a draft asks nothing yet";
  ASSERT_EQ(own.use("intake", 2).saved, Saved::Yes);
  ASSERT_NE(forms::find_item(*desk.questions(Form::Intake), "own-1"), nullptr);

  const auto saved = desk.save(Form::Intake, client, {{"A1", {"María"}}, {"own-1", {"My mother"}}}, 0);
  EXPECT_THAT(saved.issues, IsEmpty());
  EXPECT_EQ(desk.open(Form::Intake, client)->typed.at("own-1"), std::vector<std::string>{"My mother"});
  EXPECT_EQ(forms::find_text(stored_intake(place, client), "own-1"), "My mother");

  ASSERT_EQ(own.stop("intake", own.open("intake")->in_use_version).saved, Saved::Yes);
  desk.save(Form::Intake, client, {{"A1", {"María-José"}}}, 1);
  EXPECT_EQ(forms::find_text(stored_intake(place, client), "own-1"), "") << "the form does not ask it any more";
  desk.save(Form::Intake, client, {{"A1", {"María"}}}, 2);
  ASSERT_EQ(own.copy_version("intake", own.open("intake")->earlier.at(0).id).saved, Saved::Yes);
  ASSERT_EQ(own.use("intake", own.open("intake")->version).saved, Saved::Yes);
  EXPECT_EQ(desk.open(Form::Intake, client)->typed.at("own-1"), std::vector<std::string>{"My mother"})
      << "it was set aside";
}

/// Everything that stays of four forms that are filled in on a screen in this language, and its trail.
std::vector<std::string> kept_from_screen(Language language) {
  const test::Screen screen(language);
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  for (auto [form, typed] : {std::pair(Form::Intake, maria_intake()), {Form::Judgement, test::suitable_judgement()}}) {
    typed.merge(desk.open(form, client)->typed);
    typed.merge(test::every_answer(*desk.questions(form)));
    EXPECT_EQ(desk.save(form, client, typed, 0).saved, Saved::Yes);
  }
  EXPECT_THAT(desk.record(Form::Screening, client, calm_screening()).issues, IsEmpty());
  const auto again = test::every_answer(*desk.questions(Form::Reassessment));
  EXPECT_THAT(desk.record(Form::Reassessment, client, again).issues, IsEmpty());

  auto kept = place.trail();
  db::Transaction transaction(place.vault());
  for (const auto& each : db::list_all_responses(transaction, client)) kept.push_back(each.questionnaire + each.json);
  for (const auto& each : db::list_screenings(transaction, client)) kept.push_back(each.json);
  const auto record = db::find_client(transaction, client);
  kept.push_back(record->pronouns + record->language + record->partner.called + record->partner.pronouns);
  std::ranges::sort(kept);
  return kept;
}

TEST(IntakeDesk, KeepsTheSameBytesWhateverLanguageTheScreenHas) {
  EXPECT_EQ(kept_from_screen(Language::Spanish), kept_from_screen(Language::English));
}

TEST(IntakeDesk, AsksInTheLanguageOfTheScreen) {
  Workplace place;
  IntakeDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria);
  const test::Screen spanish(Language::Spanish);
  for (const auto form : {Form::Intake, Form::Judgement, Form::Screening, Form::Reassessment}) {
    const auto filled = desk.open(form, client);
    EXPECT_THAT(filled->whole->language, testing::StartsWith("es"));
    EXPECT_NE(filled->whole->title, questionnaire(form).title);
    EXPECT_EQ(filled->whole->canonical(), questionnaire(form).canonical());
    EXPECT_EQ(desk.open(form, client, Depth::Short)->questions->title, filled->whole->title);
    EXPECT_EQ(desk.questions(form)->title, filled->whole->title);
  }
}

}  // namespace
}  // namespace toolkit
