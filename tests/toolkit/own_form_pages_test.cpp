// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/transaction.h"
#include "page_room.h"
#include "toolkit/desks/form_freedom.h"
#include "toolkit/desks/form_shelf.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

/// A draft of the form about where each of them is, and its pages.
struct Draft {
  explicit Draft(std::string form = "decision-status") : at("/forms/" + std::move(form)) {
    EXPECT_EQ(location(house.post(at + "/copy")), at);
  }

  std::string version() {
    const auto page = house.get(at).body;
    const std::string before = "name=\"version\" value=\"";
    const auto begin = page.find(before) + before.size();
    return page.substr(begin, page.find('"', begin) - begin);
  }
  http::Reply post(const std::string& address, test::Posted form = {}) {
    form.emplace_back("version", version());
    return house.post(at + address, std::move(form));
  }

  PageHouse house;
  std::string at;
};

TEST(OwnFormPages, ListTheFormsThatMayBeCopied) {
  PageHouse house;
  const auto page = house.get("/forms").body;
  for (const auto& name : copyable_forms()) EXPECT_THAT(page, HasSubstr("\"/forms/" + name + "\""));
  for (const char* name : {"screening", "phq-9"}) {
    EXPECT_THAT(page, Not(HasSubstr("/forms/" + std::string(name) + "\"")));
    EXPECT_EQ(house.get("/forms/" + std::string(name)).status, 404);
    EXPECT_EQ(house.post("/forms/" + std::string(name) + "/copy").status, 404);
  }
  EXPECT_THAT(house.get("/practice").body, HasSubstr("\"/forms\""));
}

TEST(OwnFormPages, SayNothingOfHowFormsAreKept) {
  Draft draft("intake");
  draft.post("/items/A3", {{"text", "Which?"}});
  for (const auto& address : {"", "/items/A3", "/items/you", "/preview", "/preview?language=es"}) {
    const auto page = draft.house.get(draft.at + address);
    EXPECT_EQ(page.status, 200) << address;
    for (const char* word : {"linkId", "FHIR", "JSON", "Questionnaire", "urn:"})
      EXPECT_THAT(page.body, Not(HasSubstr(word))) << address;
  }
}

TEST(OwnFormPages, OpenNothingToBeChangedWithoutADraft) {
  PageHouse house;
  EXPECT_THAT(house.get("/forms/intake").body, AllOf(HasSubstr("Make it my own"), Not(HasSubstr("Add a question"))));
  EXPECT_EQ(location(house.get("/forms/intake/items/A3")), "/forms/intake");
  EXPECT_EQ(house.post("/forms/intake/items/A3", {{"version", "0"}, {"text", "Which?"}}).status, 409);
  EXPECT_EQ(house.post("/forms/intake/use", {{"version", "0"}}).status, 409);
}

TEST(OwnFormPages, ChangeAQuestionAndItsAnswers) {
  Draft draft;
  const auto item = draft.at + "/items/M1";
  EXPECT_EQ(location(draft.post("/items/M1", {{"text", "Where do you stand?"}, {"option:torn", "I waver"}})),
            item + "?saved=1");
  EXPECT_THAT(draft.house.get(item + "?saved=1").body,
              AllOf(HasSubstr("Where do you stand?</textarea>"), HasSubstr("value=\"I waver\""),
                    HasSubstr("The English words changed, and these did not"), HasSubstr("Saved in the draft")));
  EXPECT_THAT(draft.house.get(draft.at).body,
              AllOf(HasSubstr("look at the Spanish words"), HasSubstr("The Spanish words need a look first")));
  EXPECT_EQ(location(draft.post("/items/M1", {{"act", "earlier:torn"}, {"new_option", "Something else"}})),
            item + "?saved=1");
  const auto page = draft.house.get(item).body;
  EXPECT_LT(page.find("option:torn"), page.find("option:working"));
  EXPECT_THAT(page, HasSubstr("name=\"option:own-1\" spellcheck=\"false\" value=\"Something else\""));
}

TEST(OwnFormPages, GiveBackWhatWasTypedWithWhatIsWrong) {
  Draft draft;
  const auto page = draft.post("/items/M1", {{"text", "  "}, {"spanish", "¿Dónde?"}, {"option:torn", ""}});
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, AllOf(HasSubstr("¿Dónde?</textarea>"), HasSubstr("Write what stands here"),
                               HasSubstr("Write what this answer says")));
  const auto added = draft.post("/items", {{"text", "A question of mine"}, {"kind", "one"}, {"options", "Only one"}});
  EXPECT_EQ(added.status, 422);
  EXPECT_THAT(added.body, AllOf(HasSubstr("A question of mine</textarea>"), HasSubstr("Only one</textarea>"),
                                HasSubstr("at least two answers"), HasSubstr("Choose the part")));
}

TEST(OwnFormPages, KeepBothWhenAnotherWindowSavedMeanwhile) {
  Draft draft;
  const auto item = draft.at + "/items/M1";
  draft.house.post(item, {{"version", "1"}, {"text", "The one of the first window"}});
  const auto late = draft.house.post(item, {{"version", "1"}, {"text", "The one of the second window"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("The one of the second window</textarea>"),
                               HasSubstr("[only here: </span>first"), HasSubstr("name=\"version\" value=\"2\"")));
  EXPECT_EQ(location(draft.house.post(item, {{"version", "2"}, {"text", "The one of the second window"}})),
            item + "?saved=1");
  const auto add = draft.house.post(draft.at + "/items", {{"version", "1"}, {"text", "Typed here"}, {"kind", "line"}});
  EXPECT_EQ(add.status, 409);
  EXPECT_THAT(add.body, AllOf(HasSubstr("Typed here</textarea>"), HasSubstr("changed in another window")));
}

TEST(OwnFormPages, GiveBackWhatWasTypedIntoADraftThatIsGone) {
  Draft draft("contact-preferences");
  EXPECT_EQ(location(draft.post("/items/F02-never/remove")), draft.at);
  const auto gone = draft.house.post(draft.at + "/items/F02-never", {{"version", "1"}, {"text", "Typed here"}});
  EXPECT_EQ(gone.status, 409);
  EXPECT_THAT(gone.body, AllOf(HasSubstr("Typed here"), HasSubstr("taken out in another window")));
  draft.post("/discard");
  for (const char* address : {"/items/F02-never", "/items"}) {
    const auto page = draft.house.post(draft.at + address, {{"version", "2"}, {"text", "Typed here"}});
    EXPECT_EQ(page.status, 409);
    EXPECT_THAT(page.body, AllOf(HasSubstr("Typed here"), HasSubstr("no draft of this form any more")));
  }
}

TEST(OwnFormPages, AddMoveAndTakeOutAQuestion) {
  Draft draft("contact-preferences");
  const test::Posted question{{"text", "May I <b>call</b>?"}, {"kind", "yes-no"}, {"part", "F02-wishes"}};
  EXPECT_EQ(location(draft.post("/items", question)), draft.at + "#at-F02-wishes");
  EXPECT_THAT(draft.house.get(draft.at).body, HasSubstr("May I &lt;b&gt;call&lt;/b&gt;?"));
  EXPECT_EQ(location(draft.post("/order", {{"earlier", "own-1"}})), draft.at + "#at-own-1");
  EXPECT_EQ(location(draft.post("/items/own-1/move", {{"part", "F02-change"}})), draft.at + "#at-own-1");
  EXPECT_EQ(draft.post("/items/own-1/move", {{"part", "own-1"}}).status, 422);
  EXPECT_EQ(location(draft.post("/items/own-1/remove")), draft.at);
  EXPECT_THAT(draft.house.get(draft.at).body, Not(HasSubstr("call&lt;")));
  EXPECT_EQ(location(draft.post("/undo")), draft.at);
  EXPECT_THAT(draft.house.get(draft.at).body, HasSubstr("call&lt;"));
}

TEST(OwnFormPages, SayWhyAQuestionStays) {
  Draft draft("intake");
  EXPECT_THAT(draft.house.get(draft.at + "/items/B2").body,
              AllOf(HasSubstr("what came with the form stays"), Not(HasSubstr("Take this out"))));
  EXPECT_EQ(draft.post("/items/B2/remove").status, 422);
}

TEST(OwnFormPages, TakeAddressesForUntrustedText) {
  Draft draft;
  for (const auto& address : {"/items/nothing", "/items/..", "/items/M1%22", "/versions/nothing", "/nothing",
                              "/versions/22222222-2222-4222-8222-222222222222"})
    EXPECT_EQ(draft.house.get(draft.at + address).status, 404) << address;
  EXPECT_EQ(draft.post("/order", {{"earlier", "\"><script>"}}).status, 422);
  EXPECT_EQ(draft.post("/items/M1", {{"act", "remove:\"><script>"}}).status, 422);
  EXPECT_EQ(draft.house.post(draft.at + "/copy", {{"from", "nothing"}}).status, 404);
}

TEST(OwnFormPages, UseThrowAwayAndGoBack) {
  Draft draft;
  EXPECT_EQ(draft.post("/use").status, 422) << "nothing was changed";
  draft.post("/title", {{"form_title", "Where we are"}, {"form_title_spanish", "Dónde estamos"}});
  EXPECT_EQ(location(draft.post("/discard")), draft.at);
  EXPECT_THAT(draft.house.get(draft.at).body, HasSubstr("A draft of this form was thrown away"));
  EXPECT_EQ(location(draft.house.post(draft.at + "/take-back")), draft.at);
  EXPECT_EQ(location(draft.post("/use")), draft.at);
  EXPECT_THAT(draft.house.get(draft.at).body,
              AllOf(HasSubstr("Your own, in use since November 23, 2026"), HasSubstr("What differs")));
  EXPECT_THAT(draft.house.get("/forms").body, HasSubstr("Your own since November 23, 2026"));
  {
    db::Transaction transaction(draft.house.place.vault());
    EXPECT_EQ(form_in_use(transaction, "decision-status")->title, "Where we are");
  }
  EXPECT_EQ(location(draft.post("/stop")), draft.at);
  const auto page = draft.house.get(draft.at).body;
  EXPECT_THAT(page, HasSubstr("As it came with the program"));
  const auto begin = page.find(draft.at + "/versions/");
  const auto version = page.substr(begin, page.find('"', begin) - begin);
  EXPECT_THAT(draft.house.get(version).body,
              AllOf(HasSubstr("Where we are"), HasSubstr("Start a draft from this one")));
  EXPECT_THAT(draft.house.get(version + "?language=es").body, HasSubstr("Dónde estamos"));
  EXPECT_EQ(location(draft.house.post(draft.at + "/copy", {{"from", version.substr(version.rfind('/') + 1)}})),
            draft.at);
}

}  // namespace
}  // namespace toolkit
