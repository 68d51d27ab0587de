// SPDX-License-Identifier: MIT
#include "toolkit/desks/own_form_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/transaction.h"
#include "forms/json.h"
#include "forms/shipped.h"
#include "toolkit/desks/audit_words.h"
#include "toolkit/desks/form_changes.h"
#include "toolkit/desks/form_shelf.h"
#include "workplace.h"

namespace toolkit {
namespace {

using test::Workplace;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::MatchesRegex;
using testing::SizeIs;

constexpr const char* kWeek = "weekly-tracker";

/// The draft of one form, at the version that it has.
struct At {
  explicit At(std::string form = kWeek) : name(std::move(form)) { EXPECT_EQ(desk.copy(name).saved, Saved::Yes); }

  FormOnDesk open() { return desk.open(name).value(); }
  int version() { return open().version; }
  ItemWords words(const std::string& link_id) { return words_of(open().form, link_id).value(); }
  void expect_made(const OwnFormOutcome& outcome) {
    for (const auto& [field, sentence] : outcome.problems) ADD_FAILURE() << field << ": " << sentence;
    EXPECT_EQ(outcome.saved, Saved::Yes);
  }
  void say(const std::string& link_id, const ItemWords& typed, const OptionAct& act = {}) {
    expect_made(desk.set_words(name, version(), link_id, typed, act));
  }
  void use() { expect_made(desk.use(name, version())); }
  std::string canonical() {
    db::Transaction transaction(place.vault());
    return form_in_use(transaction, name)->canonical();
  }
  std::vector<std::string> order(const std::string& part) {
    const auto form = open().form.english;
    std::vector<std::string> order;
    for (const auto& item : forms::find_item(form, part)->items) order.push_back(item.link_id);
    return order;
  }

  Workplace place;
  OwnFormDesk desk{place.vault()};
  std::string name;
};

TEST(OwnFormDesk, BeginsWithTheFormThatCameWithTheProgram) {
  At at;
  const auto form = at.open();
  EXPECT_TRUE(form.is_draft());
  EXPECT_THAT(form.changes, IsEmpty());
  EXPECT_THAT(form.gaps, IsEmpty());
  EXPECT_EQ(form.form.english.status, forms::FormStatus::Draft);
  at.expect_made(at.desk.copy(kWeek));
  EXPECT_EQ(at.version(), 1) << "there is one draft";
  const auto list = at.desk.list();
  EXPECT_THAT(list.lines, SizeIs(11));
  for (const auto& line : list.lines) EXPECT_EQ(line.drafted_at.has_value(), line.name == kWeek);
}

TEST(OwnFormDesk, HasEveryCopyableFormInSpanish) {
  for (const auto& name : copyable_forms())
    EXPECT_TRUE(forms::read_questionnaire(forms::shipped_json(name), kSpanish).is_wholly_translated) << name;
}

TEST(OwnFormDesk, CopiesNothingThatIsTheRulesOrItsAuthorsOwn) {
  Workplace place;
  OwnFormDesk desk(place.vault());
  for (const char* name : {"screening", "reassessment", "phq-9", "gad-7", "csi-4", "nothing", ""}) {
    EXPECT_EQ(desk.copy(name).saved, Saved::NoSuchRecord);
    EXPECT_EQ(desk.use(name, 1).saved, Saved::NoSuchRecord);
    EXPECT_FALSE(desk.open(name));
  }
}

TEST(OwnFormDesk, ChangesWordsInBothLanguages) {
  At at("decision-status");
  auto typed = at.words("M1");
  typed.text = "Where do you stand?";
  typed.spanish = "¿Cómo está usted?";
  typed.help = "Take your time.";
  typed.spanish_help = "Sin prisa.";
  typed.is_required = true;
  typed.options.at(0).display = "I work on it";
  typed.options.at(0).spanish = "Trabajo en ella";
  at.say("M1", typed);
  EXPECT_EQ(at.words("M1"), typed);
  EXPECT_THAT(at.open().gaps, IsEmpty());
  typed.help = typed.spanish_help = "";
  at.say("M1", typed);
  EXPECT_EQ(at.words("M1"), typed);
}

TEST(OwnFormDesk, SaysWhereTheSpanishWordsAreOldOrMissing) {
  At at("decision-status");
  auto typed = at.words("M1");
  typed.text = "Where do you stand?";
  typed.options.at(1).display = "I waver";
  typed.new_option.display = "Something else";
  at.say("M1", typed);
  const auto gaps = at.open().gaps.at("M1");
  EXPECT_EQ(gaps.text, SpanishGap::Old);
  EXPECT_EQ(gaps.help, SpanishGap::None);
  EXPECT_EQ(gaps.options.at("torn"), SpanishGap::Old);
  EXPECT_EQ(gaps.options.at("own-1"), SpanishGap::Missing);
  at.use();
  at.desk.copy("decision-status");
  EXPECT_EQ(at.open().gaps.at("M1").text, SpanishGap::Old) << "use does not make it right";
  typed = at.words("M1");
  typed.spanish = "¿Dónde está usted?";
  at.say("M1", typed);
  EXPECT_EQ(at.open().gaps.at("M1").text, SpanishGap::None);
}

TEST(OwnFormDesk, GivesAYesAndANoToQuestionsOnly) {
  At at("weekly-tracker");
  NewQuestion question{.text = "You may call me at home", .kind = AnswerKind::YesOrNo, .part = "this-week"};
  EXPECT_EQ(at.desk.add(at.name, at.version(), question).problems.at(0).field, "text");
  question.text = "May I call you at home?";
  at.expect_made(at.desk.add(at.name, at.version(), question));
  auto typed = at.words("own-1");
  typed.text = "I may call you at home.";
  EXPECT_EQ(at.desk.set_words(at.name, at.version(), "own-1", typed).problems.at(0).field, "text");
}

TEST(OwnFormDesk, OrdersAddsAndTakesOutOptions) {
  At at("contact-preferences");
  auto typed = at.words("F02-message");
  typed.new_option = {"", "Something else", "Otra cosa"};
  at.say("F02-message", typed, {OptionAct::Kind::Later, "name-and-number"});
  const auto keys = [&] {
    std::vector<std::string> found;
    for (const auto& option : at.words("F02-message").options) found.push_back(option.key);
    return found;
  };
  EXPECT_THAT(keys(), ElementsAre("visit-time", "name-and-number", "no-message", "own-1"));
  at.say("F02-message", at.words("F02-message"), {OptionAct::Kind::Earlier, "own-1"});
  at.say("F02-message", at.words("F02-message"), {OptionAct::Kind::Remove, "no-message"});
  EXPECT_THAT(keys(), ElementsAre("visit-time", "name-and-number", "own-1"));
  at.say("F02-message", at.words("F02-message"), {OptionAct::Kind::Earlier, "visit-time"});
  EXPECT_THAT(keys(), ElementsAre("visit-time", "name-and-number", "own-1"));
}

TEST(OwnFormDesk, AddsMovesAndTakesOutQuestions) {
  At at("contact-preferences");
  NewQuestion question{.text = "Which ring tone?", .kind = AnswerKind::Several, .options = "Loud\n\n Soft \n"};
  question.part = "F02-wishes";
  at.expect_made(at.desk.add(at.name, at.version(), question));
  const auto added = at.words("own-1");
  EXPECT_EQ(added.options.at(1).display, "Soft");
  EXPECT_EQ(at.order("F02-wishes").back(), "own-1");
  at.expect_made(at.desk.step(at.name, at.version(), "own-1", forms::Step::Earlier));
  EXPECT_NE(at.order("F02-wishes").back(), "own-1");
  at.expect_made(at.desk.move(at.name, at.version(), "own-1", "F02-change"));
  EXPECT_EQ(at.order("F02-change").back(), "own-1");
  at.expect_made(at.desk.remove(at.name, at.version(), "own-1"));
  EXPECT_FALSE(words_of(at.open().form, "own-1"));
  at.expect_made(at.desk.remove(at.name, at.version(), "F02-times"));
  EXPECT_FALSE(words_of(at.open().form, "F02-times"));
}

TEST(OwnFormDesk, NeverGivesANumberAgainThatAnswersMayName) {
  At at;
  const auto part = at.open().form.english.items.front().link_id;
  const NewQuestion question{.text = "One more?", .kind = AnswerKind::Line, .part = part};
  at.expect_made(at.desk.add(at.name, at.version(), question));
  at.use();
  at.desk.copy(kWeek);
  at.expect_made(at.desk.remove(at.name, at.version(), "own-1"));
  at.use();
  at.desk.copy(kWeek);
  at.expect_made(at.desk.add(at.name, at.version(), question));
  EXPECT_TRUE(words_of(at.open().form, "own-2"));
}

TEST(OwnFormDesk, KeepsWhatTheRulesAndTheLawRead) {
  for (const auto& [name, link_id] :
       {std::pair("intake", "B2"), std::pair("authorization", "F01-recipient"), std::pair("authorization", "F01-core"),
        std::pair("practitioner-judgement", "B1")}) {
    At at(name);
    const auto outcome = at.desk.remove(name, 1, link_id);
    EXPECT_THAT(outcome.problems, ElementsAre(Problem{"form", std::string(why_questions_stay(name))})) << link_id;
  }
  At at("intake");
  const auto refused = at.desk.set_words("intake", 1, "A3", at.words("A3"), {OptionAct::Kind::Remove, "she"});
  EXPECT_THAT(refused.problems, SizeIs(1));
  auto optional = at.words("B2");
  optional.is_required = false;
  at.say("B2", optional);
  EXPECT_TRUE(at.words("B2").is_required);
  auto added = at.words("A3");
  added.new_option.display = "xe/xem";
  at.say("A3", added);
  at.say("A3", at.words("A3"), {OptionAct::Kind::Remove, "own-1"});
  at.expect_made(at.desk.add("intake", at.version(), {.text = "More?", .kind = AnswerKind::Line, .part = "you"}));
  at.expect_made(at.desk.move("intake", at.version(), "A2", at.open().form.english.items.back().link_id));
}

TEST(OwnFormDesk, SaysWhatIsWrongAndWhere) {
  At at("decision-status");
  auto typed = at.words("M1");
  typed.text = "  ";
  typed.options.at(0).display = "";
  typed.options.at(1).spanish = std::string(400, 'x');
  typed.help = "\xff";
  const auto outcome = at.desk.set_words(at.name, 1, "M1", typed);
  std::vector<std::string> fields;
  for (const auto& problem : outcome.problems) fields.push_back(problem.field);
  EXPECT_THAT(fields, ElementsAre("text", "help", "option:working", "option_spanish:torn"));
  EXPECT_EQ(at.version(), 1);
  EXPECT_THAT(at.desk.add(at.name, 1, {.text = "", .options = "x", .part = "nothing"}).problems, SizeIs(3));
  EXPECT_THAT(
      at.desk.add(at.name, 1, {.text = "x", .kind = AnswerKind::One, .options = "x", .part = "where-each-is"}).problems,
      SizeIs(1));
  EXPECT_THAT(at.desk.set_title(at.name, 1, "", "").problems, SizeIs(1));
  EXPECT_THAT(at.desk.set_words(at.name, 1, "nothing", typed).problems, SizeIs(1));
  EXPECT_THAT(at.desk.remove(at.name, 1, "where-each-is").problems, SizeIs(1)) << "the only part";
  EXPECT_THAT(at.desk.use(at.name, 1).problems, SizeIs(1)) << "nothing was changed";
}

TEST(OwnFormDesk, ChangesOnlyTheDraftThatWasRead) {
  At at;
  at.expect_made(at.desk.set_title(kWeek, 1, "One", ""));
  EXPECT_EQ(at.desk.set_title(kWeek, 1, "Two", "").saved, Saved::ChangedMeanwhile);
  EXPECT_EQ(at.desk.step(kWeek, 1, "heard", forms::Step::Later).saved, Saved::ChangedMeanwhile);
  EXPECT_EQ(at.desk.discard(kWeek, 1).saved, Saved::ChangedMeanwhile);
  EXPECT_EQ(at.desk.use(kWeek, 1).saved, Saved::ChangedMeanwhile);
  EXPECT_EQ(at.open().form.english.title, "One");
}

TEST(OwnFormDesk, UndoesTheLastChangeAndBringsItBack) {
  At at;
  EXPECT_FALSE(at.open().can_undo);
  at.expect_made(at.desk.set_title(kWeek, 1, "One", ""));
  EXPECT_TRUE(at.open().can_undo);
  at.expect_made(at.desk.undo(kWeek, 2));
  EXPECT_EQ(at.open().form.english.title, "My week");
  at.expect_made(at.desk.undo(kWeek, 3));
  EXPECT_EQ(at.open().form.english.title, "One");
}

TEST(OwnFormDesk, GivesWhatIsUsedAVersionOfItsOwn) {
  At at;
  at.expect_made(at.desk.set_title(kWeek, 1, "One", ""));
  at.use();
  EXPECT_THAT(at.canonical(),
              MatchesRegex("urn:both-of-us:questionnaire:weekly-tracker\\|1\\.0\\.0\\+1\\.[0-9a-f]{8}"));
  EXPECT_FALSE(at.open().is_draft());
  EXPECT_EQ(at.open().used_from, at.place.clock.now());
  const auto first = at.canonical();
  at.desk.copy(kWeek);
  EXPECT_EQ(at.open().form.english.title, "One") << "a copy is of what is filled in today";
  at.expect_made(at.desk.set_title(kWeek, 1, "Two", ""));
  at.place.clock.advance(std::chrono::hours(1));
  at.use();
  EXPECT_THAT(at.canonical(), HasSubstr("1.0.0+2."));
  ASSERT_THAT(at.open().earlier, SizeIs(1));
  const auto earlier = at.desk.open_version(kWeek, at.open().earlier.front().id);
  EXPECT_EQ(earlier->form.english.canonical(), first);
  EXPECT_EQ(earlier->form.english.status, forms::FormStatus::Active);
}

TEST(OwnFormDesk, StopsAndGoesOnFromAnEarlierOne) {
  At at;
  at.expect_made(at.desk.set_title(kWeek, 1, "One", ""));
  at.use();
  at.expect_made(at.desk.stop(kWeek, at.open().in_use_version));
  EXPECT_EQ(at.canonical(), forms::shipped(kWeek).canonical());
  const auto id = at.open().earlier.front().id;
  at.expect_made(at.desk.copy_version(kWeek, id));
  EXPECT_EQ(at.open().form.english.title, "One");
  EXPECT_FALSE(at.desk.open_version("intake", id));
  at.use();
  EXPECT_THAT(at.canonical(), HasSubstr("+2."));
}

TEST(OwnFormDesk, SaysThatTheProgramBringsALaterEdition) {
  Workplace place;
  {
    forms::FormEdit edit(forms::shipped_json(kWeek));
    edit.set_derived_from("urn:both-of-us:questionnaire:weekly-tracker|0.9.0");
    edit.set_title({"Ours"});
    db::Transaction transaction(place.vault());
    db::add_own_form(transaction, kWeek, edit.json());
    transaction.commit({db::AuditAction::Create, "own_form", "", {}, kWeek});
  }
  OwnFormDesk desk(place.vault());
  EXPECT_TRUE(desk.open(kWeek)->was_shipped_anew);
  EXPECT_EQ(desk.use(kWeek, 1).saved, Saved::Yes);
  db::Transaction transaction(place.vault());
  EXPECT_THAT(form_in_use(transaction, kWeek)->version, MatchesRegex("0\\.9\\.0\\+1\\..*"));
}

TEST(OwnFormDesk, TakesBackADraftThatWasThrownAway) {
  At at;
  at.expect_made(at.desk.set_title(kWeek, 1, "One", ""));
  at.expect_made(at.desk.discard(kWeek, 2));
  EXPECT_FALSE(at.open().is_draft());
  EXPECT_TRUE(at.open().can_take_back);
  at.expect_made(at.desk.take_back(kWeek));
  EXPECT_EQ(at.open().form.english.title, "One");
  EXPECT_EQ(at.desk.take_back(kWeek).saved, Saved::ChangedMeanwhile);
}

TEST(OwnFormDesk, LeavesAnEntryOfEveryChange) {
  At at;
  at.expect_made(at.desk.set_title(kWeek, 1, "One", ""));
  at.use();
  at.expect_made(at.desk.stop(kWeek, at.open().in_use_version));
  at.desk.copy(kWeek);
  at.expect_made(at.desk.discard(kWeek, at.version()));
  at.expect_made(at.desk.take_back(kWeek));
  auto trail = at.place.trail();
  std::erase_if(trail, [](const auto& entry) { return entry.starts_with("view"); });
  EXPECT_THAT(trail, ElementsAre("create own_form weekly-tracker", "change own_form title weekly-tracker",
                                 MatchesRegex("change own_form used weekly-tracker 1\\.0\\.0\\+1\\.[0-9a-f]{8}"),
                                 "change own_form stopped weekly-tracker", "create own_form weekly-tracker",
                                 "trash own_form weekly-tracker", "restore own_form weekly-tracker"));
  EXPECT_EQ(audit_sentence({db::AuditAction::Change, "own_form", "", {}, "used weekly-tracker"}),
            "Began to use a form of the practice's own");
}

TEST(OwnFormDesk, TellsWhatDiffersFromTheFormThatCameWithTheProgram) {
  At at("decision-status");
  auto typed = at.words("M1");
  typed.text = "Where do you stand?";
  at.say("M1", typed);
  at.expect_made(at.desk.step(at.name, at.version(), "M1", forms::Step::Later));
  at.expect_made(
      at.desk.add(at.name, at.version(), {.text = "More?", .kind = AnswerKind::Line, .part = "where-each-is"}));
  std::vector<std::string> keys;
  for (const auto& change : at.open().changes) keys.push_back(change.key);
  EXPECT_THAT(keys, ElementsAre("M1", "own-1", "where-each-is/order"));
}

}  // namespace
}  // namespace toolkit
