// SPDX-License-Identifier: MIT
#include "toolkit/desks/form_desk.h"

#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "db/transaction.h"
#include "every_answer.h"
#include "forms/json.h"
#include "forms/shipped.h"
#include "screen.h"
#include "told_clients.h"
#include "toolkit/desks/practice_desk.h"

namespace toolkit {
namespace {

using test::Workplace;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StrEq;

struct Desk {
  Workplace place;
  db::ClientId client = test::add_client(place, test::kMaria, test::kInaki);
  FormDesk desk{place.vault()};

  db::ResponseId begin(const char* name) { return desk.begin(client, name).value(); }
  /// Saved over whatever stands there.
  FormOutcome save(const db::ResponseId& id, const Typed& typed, Ending ending = Ending::NotYet) {
    return desk.save(id, typed, desk.open(id)->version, ending);
  }
  ClientForm form(const std::string& name) {
    const auto found = desk.list(client)->forms;
    return *std::ranges::find(found, name, &ClientForm::name);
  }
  forms::QuestionnaireResponse stored(const db::ResponseId& id) {
    db::Transaction transaction(place.vault());
    return forms::read_response(db::find_response(transaction, id)->json);
  }
};

Typed signed_secrets_policy() {
  return {{"F04-policy", {"no-secrets"}}, {"F04-first-name", {test::kMaria}}, {"F04-first-date", {"2026-11-23"}}};
}

TEST(FormDesk, KnowsEveryFormThatIsShippedButThoseWithAPageOfTheirOwn) {
  auto names = forms::shipped_names();
  for (const auto* const own : {"intake", "practitioner-judgement", "screening", "reassessment", "document-decision"})
    std::erase(names, own);
  EXPECT_THAT(client_form_names(), testing::UnorderedElementsAreArray(names));
}

TEST(FormDesk, BeginsAFormOnceForAsLongAsItIsEmpty) {
  Desk at;
  const auto id = at.begin("weekly-tracker");
  EXPECT_EQ(at.begin("weekly-tracker"), id);
  EXPECT_NE(at.begin("decision-status"), id);
  at.save(id, {{"heard", {"7"}}});
  EXPECT_NE(at.begin("weekly-tracker"), id);
  EXPECT_THAT(at.form("weekly-tracker").filled, SizeIs(2));
}

TEST(FormDesk, BeginsNothingForNobodyAndNoFormOfAnotherDesk) {
  Desk at;
  EXPECT_EQ(at.desk.begin(db::new_id<db::ClientId>(), "weekly-tracker"), std::nullopt);
  for (const auto* const name : {"intake", "screening", "nothing", ""})
    EXPECT_EQ(at.desk.begin(at.client, name), std::nullopt) << name;
}

TEST(FormDesk, OpensAnEmptyFormWithWhatTheRecordsKnow) {
  Desk at;
  PracticeDesk(at.place.vault()).save(test::practice());
  const auto typed = at.desk.open(at.begin("authorization"))->typed;
  EXPECT_EQ(typed.at("F01-client"), std::vector<std::string>{test::kMaria});
  EXPECT_EQ(typed.at("F01-recipient"), std::vector<std::string>{test::kInaki});
  EXPECT_FALSE(typed.at("F01-practice").front().empty());
  EXPECT_FALSE(typed.at("F01-address").front().empty());
}

TEST(FormDesk, KeepsNothingOfWhatItProposesUntilItIsSaved) {
  Desk at;
  const auto id = at.begin("authorization");
  at.desk.open(id);
  EXPECT_THAT(at.stored(id).items, IsEmpty());
}

TEST(FormDesk, FinishesAFormThatHasEverythingNeeded) {
  Desk at;
  const auto id = at.begin("secrets-policy");
  const auto outcome = at.save(id, signed_secrets_policy(), Ending::Finished);
  EXPECT_THAT(outcome.issues, IsEmpty());
  EXPECT_TRUE(outcome.is_complete);
  EXPECT_EQ(at.stored(id).status, forms::ResponseStatus::Completed);
}

TEST(FormDesk, FinishesNoEmptyFormAndNamesEverythingThatIsNeeded) {
  Desk at;
  for (const auto& name : client_form_names()) {
    const auto id = at.begin(name.c_str());
    const auto outcome = at.save(id, {}, Ending::Finished);
    EXPECT_FALSE(outcome.is_complete) << name;
    auto empty = at.stored(id);
    EXPECT_EQ(empty.status, forms::ResponseStatus::InProgress) << name;
    empty.status = forms::ResponseStatus::Completed;
    for (const auto& missing : forms::validate(forms::shipped(name), empty))
      EXPECT_THAT(outcome.issues, Contains(missing)) << name;
    EXPECT_THAT(outcome.issues, Contains(Field(&forms::Issue::sentence, testing::StartsWith("Nothing is answered"))));
  }
}

TEST(FormDesk, KeepsWhatWasTypedWhenAFormIsNotFinished) {
  Desk at;
  const auto id = at.begin("weekly-tracker");
  const auto outcome = at.save(id, {{"heard", {"seventy"}}, {"hopeful", {"3"}}}, Ending::Finished);
  EXPECT_THAT(outcome.issues, ElementsAre(Field(&forms::Issue::link_id, "heard")));
  EXPECT_EQ(at.desk.open(id)->typed, (Typed{{"heard", {"seventy"}}, {"hopeful", {"3"}}}));
}

TEST(FormDesk, AmendsAFinishedFormForAsLongAsItStaysWhole) {
  Desk at;
  const auto id = at.begin("weekly-tracker");
  at.save(id, {{"heard", {"7"}}}, Ending::Finished);
  EXPECT_TRUE(at.save(id, {{"heard", {"8"}}}).is_complete);
  EXPECT_EQ(at.stored(id).status, forms::ResponseStatus::Amended);
  EXPECT_FALSE(at.save(id, {{"heard", {"eleven"}}}).is_complete);
  EXPECT_EQ(at.stored(id).status, forms::ResponseStatus::InProgress);
  EXPECT_EQ(forms::find_integer(at.stored(id), "heard"), 8) << "the answer that fits stays";
}

TEST(FormDesk, AddsUpWithEveryAnswerAndStoresTheTotal) {
  Desk at;
  const auto id = at.begin("phq-9");
  auto typed = test::phq({1, 1, 1, 1, 1, 1, 1, 1, 0});
  EXPECT_EQ(at.save(id, typed).scores.at(0).number, "8");
  typed.erase("phq-9-4");
  EXPECT_THAT(at.save(id, typed).scores, IsEmpty()) << "no prorating";
  const auto scores = at.save(id, test::phq({2, 2, 2, 2, 2, 2, 2, 2, 0}), Ending::Finished).scores;
  EXPECT_EQ(scores.at(0).number, "16");
  EXPECT_EQ(scores.at(0).words, "moderately severe");
  EXPECT_TRUE(scores.at(0).asks_for_conversation);
  EXPECT_EQ(forms::find_integer(at.stored(id), "phq-9-total"), 16);
}

TEST(FormDesk, TakesNoTotalFromThePage) {
  Desk at;
  const auto id = at.begin("phq-9");
  auto typed = test::phq({0, 0, 0, 0, 0, 0, 0, 0, 0});
  typed["phq-9-total"] = {"27"};
  at.save(id, typed);
  EXPECT_EQ(forms::find_integer(at.stored(id), "phq-9-total"), 0);
}

TEST(FormDesk, AsksForATalkTodayWhateverTheTotal) {
  Desk at;
  const auto id = at.begin("phq-9");
  at.save(id, test::phq({0, 0, 0, 0, 0, 0, 0, 0, 0}));
  EXPECT_FALSE(at.desk.open(id)->standing.needs_follow_up);
  at.save(id, test::phq({0, 0, 0, 0, 0, 0, 0, 0, 1}));
  EXPECT_TRUE(at.desk.open(id)->standing.needs_follow_up);
  EXPECT_TRUE(at.form("phq-9").filled.at(0).needs_follow_up);
}

TEST(FormDesk, KeepsAskingForATalkUntilItIsRecordedOrAnsweredAnew) {
  Desk at;
  const auto follow_up = [&] {
    db::Transaction transaction(at.place.vault());
    return find_follow_up(transaction, at.client);
  };
  EXPECT_FALSE(follow_up());
  const auto first = at.begin("phq-9");
  at.save(first, test::phq({0, 0, 0, 0, 0, 0, 0, 0, 3}), Ending::Finished);
  EXPECT_EQ(follow_up(), first);
  at.place.clock.advance(std::chrono::hours(1));
  const auto second = at.begin("phq-9");
  auto begun = test::phq({1, 1, 1, 1, 1, 1, 1, 1, 0});
  begun.erase("phq-9-9");
  at.save(second, begun);
  EXPECT_EQ(follow_up(), first) << "the newer one does not say it";
  at.save(second, test::phq({1, 1, 1, 1, 1, 1, 1, 1, 2}));
  EXPECT_EQ(follow_up(), second);

  at.place.clock.advance(std::chrono::hours(1));
  IntakeDesk(at.place.vault()).record(Form::Screening, at.client, test::calm_screening());
  EXPECT_EQ(follow_up(), second) << "the private questions are about something else";
  const Typed talked = {
      {"RA-who", {"Ana Ruiz"}}, {"RA-how", {"alone"}}, {"RA-reasons", {"x"}}, {"RA-result", {"reviewed-ok"}}};
  ASSERT_THAT(IntakeDesk(at.place.vault()).record(Form::Reassessment, at.client, talked).issues, IsEmpty());
  EXPECT_FALSE(follow_up());
  EXPECT_FALSE(at.desk.open(second)->standing.needs_follow_up) << "it was talked about";
  at.place.clock.advance(std::chrono::hours(1));
  at.save(second, test::phq({1, 1, 1, 1, 1, 1, 1, 1, 3}));
  EXPECT_EQ(follow_up(), second) << "it was answered again since";
  at.desk.set_mistaken(second, at.desk.open(second)->version, true);
  EXPECT_FALSE(follow_up()) << "the first was talked about";
}

TEST(FormDesk, BeginsAnewBesideAMistake) {
  Desk at;
  const auto id = at.begin("what-happened");
  ASSERT_EQ(at.desk.set_mistaken(id, 1, true), Saved::Yes);
  EXPECT_NE(at.begin("what-happened"), id);
}

TEST(FormDesk, GivesAFinishedFormBackAsFinished) {
  Desk at;
  const auto id = at.begin("weekly-tracker");
  at.save(id, {{"heard", {"7"}}}, Ending::Finished);
  at.desk.set_mistaken(id, 2, true);
  EXPECT_FALSE(at.desk.open(id)->standing.is_complete);
  at.desk.set_mistaken(id, 3, false);
  EXPECT_TRUE(at.desk.open(id)->standing.is_complete);
  EXPECT_EQ(at.stored(id).status, forms::ResponseStatus::Completed);
}

TEST(FormDesk, CountsNothingThatWasEnteredByMistakeAndKeepsIt) {
  Desk at;
  const auto id = at.begin("phq-9");
  at.save(id, test::phq({3, 3, 3, 3, 3, 3, 3, 3, 3}), Ending::Finished);
  EXPECT_EQ(at.desk.set_mistaken(id, 1, true), Saved::ChangedMeanwhile);
  EXPECT_EQ(at.desk.set_mistaken(id, 2, true), Saved::Yes);
  const auto standing = at.form("phq-9").filled.at(0);
  EXPECT_TRUE(standing.is_mistaken);
  EXPECT_THAT(standing.scores, IsEmpty());
  EXPECT_FALSE(standing.needs_follow_up);
  EXPECT_EQ(at.desk.save(id, {}, 3).saved, Saved::ChangedMeanwhile);
  EXPECT_EQ(at.desk.set_mistaken(id, 3, false), Saved::Yes);
  EXPECT_EQ(at.form("phq-9").filled.at(0).scores.at(0).number, "27");
}

TEST(FormDesk, LosesNothingToASecondWindow) {
  Desk at;
  const auto id = at.begin("weekly-tracker");
  EXPECT_EQ(at.desk.save(id, {{"heard", {"7"}}}, 1).saved, Saved::Yes);
  EXPECT_EQ(at.desk.save(id, {{"heard", {"2"}}}, 1).saved, Saved::ChangedMeanwhile);
  EXPECT_EQ(at.desk.open(id)->typed, (Typed{{"heard", {"7"}}}));
}

TEST(FormDesk, OpensNoIntakeAndNothingOfNobody) {
  Desk at;
  IntakeDesk(at.place.vault()).save(Form::Intake, at.client, test::maria_intake(), 0);
  db::Transaction transaction(at.place.vault());
  const auto intake = db::find_latest_response(transaction, at.client, forms::intake().url)->id;
  transaction.commit({db::AuditAction::View, "client", "", at.client, ""});
  EXPECT_FALSE(at.desk.open(intake));
  EXPECT_EQ(at.desk.save(intake, {}, 1).saved, Saved::NoSuchRecord);
  EXPECT_EQ(at.desk.set_mistaken(intake, 1, true), Saved::NoSuchRecord);
  EXPECT_FALSE(at.desk.open(db::new_id<db::ResponseId>()));
}

TEST(FormDesk, SurvivesTheLock) {
  Desk at;
  const auto id = at.begin("decision-status");
  at.save(id, {{"M7", {"Cố gắng thêm một lần."}}, {"M1-scale", {"4"}}});
  at.place.close();
  at.place.open_unlocked();
  EXPECT_EQ(FormDesk(at.place.vault()).open(id)->typed,
            (Typed{{"M7", {"Cố gắng thêm một lần."}}, {"M1-scale", {"4"}}}));
}

/// What is stored of every form that is filled in on a screen in this language, and what it adds up to.
std::vector<std::string> stored_from_screen(Language language) {
  const test::Screen screen(language);
  Desk at;
  PracticeDesk(at.place.vault()).save(test::practice());
  std::vector<std::string> stored;
  for (const auto& name : client_form_names()) {
    const auto id = at.begin(name.c_str());
    const auto opened = at.desk.open(id);
    auto typed = opened->typed;
    typed.merge(test::every_answer(*opened->questions));
    const auto outcome = at.save(id, typed, Ending::Finished);
    for (const auto& score : outcome.scores) stored.push_back(score.link_id + " " + score.number + " " + score.words);
    db::Transaction transaction(at.place.vault());
    const auto response = db::find_response(transaction, id);
    stored.push_back(response->questionnaire + response->json);
  }
  return stored;
}

TEST(FormDesk, StoresTheSameBytesWhateverLanguageTheScreenHas) {
  EXPECT_EQ(stored_from_screen(Language::Spanish), stored_from_screen(Language::English));
}

TEST(FormDesk, AsksInTheLanguageOfTheScreen) {
  Desk at;
  const auto id = at.begin("decision-status");
  const auto spanish_form = forms::shipped_in("decision-status", "es-US");
  const test::Screen spanish(Language::Spanish);
  EXPECT_EQ(at.form("decision-status").title, spanish_form.title);
  EXPECT_EQ(at.desk.questions(id)->title, spanish_form.title);
  const auto opened = at.desk.open(id);
  EXPECT_EQ(forms::find_item(*opened->questions, "M7")->text, forms::find_item(spanish_form, "M7")->text);
  EXPECT_EQ(opened->questions->canonical(), forms::shipped("decision-status").canonical());
}

}  // namespace
}  // namespace toolkit
