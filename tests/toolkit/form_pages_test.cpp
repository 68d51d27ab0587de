// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "forms/shipped.h"
#include "page_room.h"
#include "screen.h"

namespace toolkit {
namespace {

using test::as_posted;
using test::calm_screening;
using test::location;
using test::maria_intake;
using test::PageHouse;
using testing::HasSubstr;
using testing::Not;

struct Forms {
  PageHouse house;
  db::ClientId client = test::add_client(house.place, test::kMaria, test::kInaki);
  std::string address = "/clients/" + client.text;

  http::Reply save(const Typed& typed, const std::string& version, test::Posted more = {}) {
    auto form = as_posted(typed);
    form.emplace_back("version", version);
    form.insert(form.end(), more.begin(), more.end());
    return house.post(address + "/intake", form);
  }
};

TEST(FormPages, SaveAndGoOnOrStay) {
  Forms at;
  EXPECT_EQ(location(at.save(maria_intake(), "0")), at.address);
  EXPECT_EQ(location(at.save(maria_intake(), "1", {{"stay", "1"}})), at.address + "/intake");
  const auto page = at.house.get(at.address + "/intake");
  EXPECT_THAT(page.body, AllOf(HasSubstr("Saved 14:02"), HasSubstr("name=\"version\" value=\"2\"")));
}

TEST(FormPages, ShowTheAnswersThatAreStored) {
  Forms at;
  at.save(maria_intake(), "0");
  const auto page = at.house.get(at.address + "/intake").body;
  EXPECT_THAT(page, HasSubstr("name=\"q:C2\" value=\"Iñaki Etxeberria-Muñoz\""));
  EXPECT_THAT(page, HasSubstr("name=\"q:E7\" value=\"R13\" checked"));
  EXPECT_THAT(page, HasSubstr("name=\"q:E7\" value=\"R14\">"));
  EXPECT_THAT(page, HasSubstr("name=\"q:N1\" value=\"write\" checked"));
}

TEST(FormPages, KeepTheOrderInWhichReasonsWerePicked) {
  Forms at;
  auto typed = maria_intake();
  typed["E7"] = {"R01", "R13", "R15"};
  at.save(typed, "0", {{"rank:E7", "R15\nR01"}});
  IntakeDesk desk(at.house.place.vault());
  EXPECT_THAT(desk.open(Form::Intake, at.client)->typed.at("E7"), testing::ElementsAre("R15", "R01", "R13"));
  const auto page = at.house.get(at.address + "/intake").body;
  EXPECT_THAT(page, HasSubstr("name=\"rank:E7\" value=\"R15\nR01\nR13\""));
  at.save(typed, "1", {{"rank:E7", "nothing\n\nR13"}});
  EXPECT_THAT(desk.open(Form::Intake, at.client)->typed.at("E7"), testing::ElementsAre("R13", "R01", "R15"));
}

TEST(FormPages, KeepWhatWasTypedBesideWhatIsWrong) {
  Forms at;
  auto typed = maria_intake();
  typed["A1"] = {"Ana & " + std::string(120, 'x')};
  const auto reply = at.save(typed, "0");
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, AllOf(HasSubstr("value=\"Ana &amp; xxx"), HasSubstr("One answer needs another look."),
                                HasSubstr("The others are saved."), HasSubstr("name=\"version\" value=\"1\"")));
  typed["D4"] = {std::string(201, 'x')};
  EXPECT_THAT(at.save(typed, "1").body, HasSubstr("2 answers need another look."));
}

TEST(FormPages, TellOfAChangeInAnotherWindow) {
  Forms at;
  at.save(maria_intake(), "0");
  auto late = maria_intake();
  late["D4"] = {"a slower morning"};
  const auto reply = at.save(late, "0");
  EXPECT_EQ(reply.status, 409);
  EXPECT_THAT(reply.body, AllOf(HasSubstr("saved in another window"), HasSubstr("a slower morning")));
  EXPECT_THAT(at.house.get(at.address + "/intake").body, Not(HasSubstr("a slower morning")));
}

TEST(FormPages, AnswerTheScriptInLines) {
  Forms at;
  const auto saved = at.save(maria_intake(), "0", {{"background", "1"}});
  EXPECT_EQ(saved.status, 200);
  EXPECT_EQ(saved.content_type, "text/plain; charset=utf-8");
  EXPECT_EQ(saved.body, "saved 14:02\n1");
  auto typed = maria_intake();
  typed["E9"] = {"nine"};
  const auto faulty = at.save(typed, "1", {{"background", "1"}});
  EXPECT_EQ(faulty.status, 200);
  EXPECT_THAT(faulty.body, testing::StartsWith("saved 14:02\n2\nE9\t"));
  const auto late = at.save(maria_intake(), "1", {{"background", "1"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, testing::StartsWith("conflict\n"));
}

TEST(FormPages, RecordThePrivateQuestionsOnlyWhole) {
  Forms at;
  auto missing = calm_screening();
  missing.erase("B2");
  const auto refused = at.house.post(at.address + "/screening", as_posted(missing));
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body,
              AllOf(HasSubstr("Nothing is recorded yet"), HasSubstr("name=\"q:SQ1\" value=\"very\" checked")));
  EXPECT_EQ(location(at.house.post(at.address + "/screening", as_posted(calm_screening()))), at.address);
}

TEST(FormPages, NeverSayThatPrivateAnswersAreSavedInTheBackground) {
  Forms at;
  auto missing = as_posted(calm_screening());
  missing.erase(missing.begin());
  missing.emplace_back("background", "1");
  const auto reply = at.house.post(at.address + "/screening", missing);
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, HasSubstr("Nothing is recorded yet"));
}

TEST(FormPages, ShowNoPrivateAnswerAgain) {
  Forms at;
  at.house.post(at.address + "/screening", as_posted(test::priya_screening()));
  EXPECT_THAT(at.house.get(at.address + "/screening").body, Not(HasSubstr(" checked>")));
}

TEST(FormPages, TakeFreeTextBesideTheChoices) {
  Forms at;
  auto typed = maria_intake();
  typed.erase("A3");
  EXPECT_EQ(location(at.save(typed, "0", {{"q:A3", "she"}, {"other:A3", "ella"}})), at.address);
  const auto page = at.house.get(at.address + "/intake").body;
  EXPECT_THAT(page, HasSubstr("name=\"other:A3\" value=\"ella\""));
  EXPECT_THAT(page, Not(HasSubstr("name=\"q:A3\" value=\"she\" checked")));
}

TEST(FormPages, TakeBackAnAnswer) {
  Forms at;
  at.save(maria_intake(), "0");
  auto typed = maria_intake();
  typed["M1"] = {""};
  EXPECT_EQ(location(at.save(typed, "1")), at.address);
  EXPECT_THAT(at.house.get(at.address + "/intake").body, Not(HasSubstr("name=\"q:M1\" value=\"working\" checked")));
}

TEST(FormPages, IgnoreFieldsThatAreNotOnThePage) {
  Forms at;
  EXPECT_EQ(location(at.save(maria_intake(), "0", {{"q:you", "x"}, {"q:O1", "yes"}, {"client", "x"}, {"state", "x"}})),
            at.address);
  EXPECT_EQ(at.house.post(at.address + "/screening", {{"q:lead-in", "x"}}).status, 422);
}

TEST(FormPages, AskInTheLanguageOfTheScreen) {
  Forms at;
  const auto form = forms::shipped_in("intake", "es-US");
  const test::Screen spanish(Language::Spanish);
  at.save(maria_intake(), "0");
  const auto page = at.house.get(at.address + "/intake");
  EXPECT_THAT(test::title(page), testing::StartsWith(form.title));
  const auto& reasons = *forms::find_item(form, "E7");
  for (const auto& text : {reasons.text, forms::label_of(forms::find_option(reasons, "R13")->value)})
    EXPECT_THAT(page.body, HasSubstr(handouts::mustache::escape_html(text)));
  EXPECT_THAT(page.body, HasSubstr("name=\"q:E7\" value=\"R13\" checked"));
}

}  // namespace
}  // namespace toolkit
