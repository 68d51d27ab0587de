// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "handouts/template.h"
#include "page_room.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using test::Posted;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

constexpr const char* kPicture = "<img src=\"data:image/svg+xml;base64,";
constexpr const char* kPlain = "Dear {{partner.name}},\n\nWould you come with me once?\n\nYou can say no.\n";

/// A draft of a text and its pages.
struct Draft {
  explicit Draft(const std::string& text = "L01/en-US") : at("/texts/" + text) {
    EXPECT_EQ(location(house.post(at + "/copy")), at);
  }

  std::string page() { return house.get(at).body; }
  std::string version() {
    const auto body = page();
    const std::string before = "name=\"version\" value=\"";
    const auto begin = body.find(before) + before.size();
    return body.substr(begin, body.find('"', begin) - begin);
  }
  http::Reply write(const std::string& body, const std::string& then = "show", Posted more = {}) {
    more.insert(more.end(), {{"version", version()}, {"title", "My Note"}, {"body", body}, {"then", then}});
    return house.post(at, std::move(more));
  }

  PageHouse house;
  std::string at;
};

std::string link_in(const std::string& page, const std::string& start) {
  const auto begin = page.find(start);
  return begin == std::string::npos ? "" : page.substr(begin, page.find('"', begin) - begin);
}

TEST(OwnTextPages, ListEveryDocumentAndAreFoundFromPracticeAndLibrary) {
  PageHouse house;
  const auto page = house.get("/texts").body;
  for (const auto& each : handouts::library()) {
    if (find_shipped({each.code, each.language}) == nullptr) continue;
    EXPECT_THAT(page, HasSubstr("href=\"/texts/" + each.code + "/" + each.language + "\""));
  }
  EXPECT_THAT(house.get("/practice").body, HasSubstr("\"/texts\""));
  EXPECT_THAT(house.get("/library/L01").body, HasSubstr("<a href=\"/texts/L01/en-US\">Make it yours</a>"));
}

TEST(OwnTextPages, OpenNothingToBeChangedWithoutADraft) {
  PageHouse house;
  EXPECT_THAT(house.get("/texts/L01/en-US").body,
              AllOf(HasSubstr("Make it my own"), HasSubstr("As it came with the program"), Not(HasSubstr("<textarea")),
                    HasSubstr(kPicture)));
  const auto late = house.post("/texts/L01/en-US", {{"version", "0"}, {"title", "A"}, {"body", "Typed here"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("Typed here"), HasSubstr("There is no draft of this text any more")));
}

TEST(OwnTextPages, SaveWhatIsTypedAndShowItsPages) {
  Draft draft;
  EXPECT_EQ(location(draft.write(kPlain, "show", {{"couple", "V9"}})), draft.at + "?couple=V9");
  EXPECT_THAT(
      draft.house.get(draft.at + "?couple=V9").body,
      AllOf(HasSubstr("Would you come with me once?"), HasSubstr("value=\"My Note\""), HasSubstr("Saved 14:02"),
            HasSubstr("value=\"V9\" selected"), HasSubstr(kPicture), HasSubstr("1 page."), Not(HasSubstr("It reads"))));
  EXPECT_THAT(draft.house.get("/texts/H02/en-US").body,
              AllOf(HasSubstr("It reads"), HasSubstr("This document is held to grade")));
}

TEST(OwnTextPages, SaySoWhereSomethingIsWrongWithALinkToTheLine) {
  Draft draft;
  draft.write("Dear {{partner.name}},\n\nYou always say no.\n\n<b>Come</b>.\n");
  EXPECT_THAT(draft.page(), AllOf(HasSubstr("To change before it is used"),
                                  HasSubstr("<a href=\"#body\" data-line=\"5\" data-found=\"\">Line 5</a>, "
                                            "<q>&lt;b&gt;Come&lt;/b&gt;.</q>: HTML has no form on paper."),
                                  HasSubstr("data-line=\"3\" data-found=\"always\">Line 3</a>, <q>always</q>:"),
                                  HasSubstr("Saved 14:02, 2 things to change"), Not(HasSubstr(kPicture))));
  const auto refused = draft.write("Dear {{partner.name}},\n\nYou always say no.\n", "use");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("It cannot be used as it stands"));
  EXPECT_THAT(draft.page(), HasSubstr("You always say no.")) << "the draft is kept";
}

TEST(OwnTextPages, AnswerTheScriptWithTheSavedStateAndThePieceOfThePage) {
  Draft draft;
  const auto reply = draft.write("You always say no.\n", "", {{"background", "1"}, {"couple", "V4"}});
  EXPECT_EQ(reply.status, 200);
  EXPECT_EQ(reply.content_type, "text/plain; charset=utf-8");
  EXPECT_THAT(reply.body, AllOf(StartsWith("Saved 14:02, 1 thing to change\n2\n\n"), HasSubstr("data-found=\"always\""),
                                HasSubstr(kPicture), Not(HasSubstr("<html"))));
  const auto late =
      draft.house.post(draft.at, {{"version", "1"}, {"title", "A"}, {"body", "Mine"}, {"background", "1"}});
  EXPECT_EQ(late.status, 409);
}

TEST(OwnTextPages, RefuseATextThatIsTooLongAndGiveItBack) {
  Draft draft;
  const std::string longest(200'000, 'x');
  const auto page = draft.write(longest);
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Shorten this to 40000 characters; it has 200000."), HasSubstr(longest)));
  const auto background = draft.write(longest, "", {{"background", "1"}});
  EXPECT_EQ(background.status, 422);
  EXPECT_EQ(background.body, "Not saved. Shorten this to 40000 characters; it has 200000.");
  EXPECT_EQ(location(draft.write(longest, "discard")), draft.at) << "who lets go of it need not mend it";
}

TEST(OwnTextPages, RefuseAnEmptyText) {
  Draft draft;
  const auto refused = draft.write(" \r\n", "use");
  EXPECT_EQ(refused.status, 422);
  EXPECT_THAT(refused.body, HasSubstr("There is nothing to print yet"));
}

TEST(OwnTextPages, KeepBothWhenAnotherWindowSavedMeanwhile) {
  Draft draft;
  draft.write("The one of the first window.\n");
  const auto late = draft.house.post(
      draft.at, {{"version", "1"}, {"title", "My Note"}, {"body", "The one of the second window.\n"}, {"then", "use"}});
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body,
              AllOf(HasSubstr("The one of the second window.\n</textarea>"), HasSubstr("[only here: </span>first"),
                    HasSubstr("[only here: </span>second"), HasSubstr("name=\"version\" value=\"2\""),
                    Not(HasSubstr("data-saves-text")), Not(HasSubstr("Use it from now on"))));
  EXPECT_THAT(draft.page(), HasSubstr("The one of the first window."));
  draft.write("The one of the second window.\n");
  EXPECT_THAT(draft.page(), HasSubstr("The one of the second window."));
}

TEST(OwnTextPages, SurviveCompanyAndLock) {
  Draft draft;
  const auto version = draft.version();
  draft.house.session().has_company = true;
  const Posted typed{{"version", version}, {"title", "My Note"}, {"body", kPlain}, {"background", "1"}};
  EXPECT_THAT(draft.house.post(draft.at, typed).body, AllOf(StartsWith("Saved 14:02"), Not(HasSubstr("<img"))));
  EXPECT_EQ(draft.house.get(draft.at).status, 403);
  EXPECT_THAT(draft.house.get("/library/L01").body, Not(HasSubstr("Make it yours")));
  draft.house.session().has_company = false;
  EXPECT_THAT(draft.page(), HasSubstr("Would you come with me once?"));
  draft.house.place.close();
  draft.house.session().is_unlocked = false;
  EXPECT_EQ(location(draft.house.get(draft.at)), "/");
}

TEST(OwnTextPages, UseThrowAwayUndoAndGoBack) {
  Draft draft;
  EXPECT_EQ(draft.write(handouts::library_template("L01").body, "use", {}).status, 303) << "another title differs";
  const auto used = draft.page();
  EXPECT_THAT(
      used, AllOf(HasSubstr("Your own, in use since November 23, 2026"), HasSubstr("+1."), HasSubstr("What differs")));
  EXPECT_THAT(draft.house.get("/texts").body, HasSubstr("your own since November 23, 2026"));
  draft.house.post(draft.at + "/copy");
  draft.write(kPlain);
  EXPECT_EQ(location(draft.write(kPlain, "undo")), draft.at);
  EXPECT_THAT(draft.page(), Not(HasSubstr("Would you come with me once?")));
  draft.write(kPlain, "undo");
  EXPECT_EQ(location(draft.write(kPlain, "discard")), draft.at);
  EXPECT_THAT(draft.page(), HasSubstr("A draft of this text was thrown away"));
  EXPECT_EQ(location(draft.house.post(draft.at + "/take-back")), draft.at);
  EXPECT_EQ(location(draft.write(kPlain, "use")), draft.at);
  const auto earlier = link_in(draft.page(), draft.at + "/versions/");
  EXPECT_THAT(draft.house.get(earlier).body, AllOf(HasSubstr("Start a draft from this one"), HasSubstr(kPicture)));
  EXPECT_EQ(location(draft.house.post(draft.at + "/copy", {{"from", earlier.substr(earlier.rfind('/') + 1)}})),
            draft.at);
  draft.write(kPlain, "discard");
  const auto body = draft.page();
  const std::string before = "name=\"version\" value=\"";
  const auto begin = body.find(before) + before.size();
  EXPECT_EQ(
      location(draft.house.post(draft.at + "/stop", {{"version", body.substr(begin, body.find('"', begin) - begin)}})),
      draft.at);
  EXPECT_THAT(draft.page(), HasSubstr("As it came with the program."));
}

TEST(OwnTextPages, GoBackToAStateOfTheDraft) {
  Draft draft;
  draft.house.place.clock.advance(std::chrono::minutes(5));
  draft.write(kPlain);
  const auto state = link_in(draft.page(), draft.at + "/states/");
  EXPECT_THAT(draft.house.get(state).body,
              AllOf(HasSubstr("Make the draft say this again"), HasSubstr("What you changed since")));
  EXPECT_EQ(location(draft.house.post(draft.at + "/states", {{"version", "2"}, {"state", "1"}})), draft.at);
  EXPECT_THAT(draft.page(), Not(HasSubstr("Would you come with me once?")));
  EXPECT_EQ(draft.house.post(draft.at + "/states", {{"version", "2"}, {"state", "1"}}).status, 409);
}

TEST(OwnTextPages, NameTheFieldsThatTheReaderMaySee) {
  Draft note;
  EXPECT_THAT(note.page(),
              AllOf(HasSubstr("{{partner.name}}"), HasSubstr("The partner&#39;s name, exactly as entered."),
                    HasSubstr("{{#hope}} … {{hope}} … {{/hope}}"), HasSubstr("{{#uk}} … {{/uk}}"),
                    Not(HasSubstr("feels_blamed")), HasSubstr("Leave an easy no in it")));
  Draft handout("H02/en-US");
  EXPECT_THAT(handout.page(), AllOf(HasSubstr("{{#feels_blamed}}"), Not(HasSubstr("Leave an easy no in it"))));
}

TEST(OwnTextPages, TakeAddressesAndWordsForUntrustedText) {
  Draft draft;
  for (const auto& address : {"/texts/H99/en-US", "/texts/L01/fr-FR", "/texts/l01/en-US", "/texts/K01/en-US"}) {
    EXPECT_EQ(draft.house.get(address).status, 404) << address;
    EXPECT_EQ(draft.house.post(std::string(address) + "/copy").status, 404) << address;
  }
  for (const auto& address :
       {"/versions/nothing", "/versions/22222222-2222-4222-8222-222222222222", "/states/nothing", "/states/1"})
    EXPECT_EQ(draft.house.get(draft.at + address).status, 404) << address;
  EXPECT_EQ(draft.house.post(draft.at + "/copy", {{"from", "nothing"}}).status, 404);
  EXPECT_EQ(draft.house.post(draft.at + "/states", {{"version", "1"}, {"state", "\"><script>"}}).status, 404);
  draft.write("</textarea><script>alert(1)</script>\n");
  EXPECT_THAT(draft.page(), AllOf(HasSubstr("&lt;/textarea&gt;&lt;script&gt;"), Not(HasSubstr("<script>alert"))));
  EXPECT_EQ(location(draft.write(kPlain, "show", {{"couple", "\r\nSet-Cookie: x"}})), draft.at + "?couple=V1");
}

}  // namespace
}  // namespace toolkit
