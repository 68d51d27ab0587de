// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <regex>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/error.h"
#include "db/transaction.h"
#include "handouts/error.h"
#include "page_room.h"
#include "screen.h"

namespace toolkit {
namespace {

using test::PageHouse;
using test::title;
using testing::HasSubstr;
using testing::Not;

/// What a person could be called, and what a page must not take for anything but a name.
const std::string kHardNames[] = {std::string(120, 'x'),
                                  test::repeated("字", 120),
                                  "<script>alert(1)</script>",
                                  "\"onmouseover='alert(1)' x=\"",
                                  "{{7*7}}${7*7}<%=7*7%>",
                                  "{{> head}}{{title}}{{{csrf}}}",
                                  "</textarea></title><img src=x onerror=alert(1)>",
                                  "O'Brien & Søn",
                                  "‮evil‬ \u202Etxt.exe"};

const std::vector<std::string> kPages = {"/today",
                                         "/clients",
                                         "/practice",
                                         "/practice?first=1",
                                         "/practice?saved=1",
                                         "/access",
                                         "/access/add",
                                         "/access/passphrase",
                                         "/access/recovery-kit",
                                         "/access/keys",
                                         "/locking",
                                         "/library",
                                         "/library/L02",
                                         "/practice/pictures",
                                         "/numbers",
                                         "/what-happened",
                                         "/help",
                                         "/help/first-ten-minutes",
                                         "/help/when-something-happens",
                                         "/help/what-is-protected"};

std::vector<std::string> all_addresses(const db::ClientId& client) {
  auto addresses = test::client_addresses(client);
  addresses.insert(addresses.end(), kPages.begin(), kPages.end());
  return addresses;
}

TEST(Routes, ShowEveryPageOfARecordStoreWithNothingInIt) {
  PageHouse house;
  for (const auto& address : kPages) EXPECT_EQ(house.get(address).status, 200) << address;
}

TEST(Routes, ShowEveryPageOfACase) {
  PageHouse house;
  for (const auto& client : {test::open_maria_case(house.place), test::add_client(house.place, "Ana")}) {
    for (const auto& address : all_addresses(client)) EXPECT_EQ(house.get(address).status, 200) << address;
  }
}

TEST(Routes, ShowEveryNameAsANameAndNothingElse) {
  for (const auto& name : kHardNames) {
    PageHouse house;
    auto intake = test::maria_intake();
    intake["A1"] = {name};
    intake["C2"] = {name};
    intake["D4"] = {name};
    const auto client = test::add_client(house.place, name, name);
    IntakeDesk(house.place.vault()).save(Form::Intake, client, intake, 0);
    ClientDesk(house.place.vault()).add_note(client, {"2026-11-23", name});
    EXPECT_THAT(house.get("/clients").body, HasSubstr(handouts::mustache::escape_html(name)));
    for (const auto& address : all_addresses(client)) {
      const auto page = house.get(address);
      EXPECT_EQ(page.status, 200) << address << " " << name;
      for (const char* live : {"<script>alert", "<img src=x", "onmouseover='alert", ">49<", "\"49\"", "49$49"}) {
        EXPECT_THAT(page.body, Not(HasSubstr(live))) << address;
      }
      EXPECT_EQ(page.body.find("</title>"), page.body.rfind("</title>")) << address;
    }
  }
}

TEST(Routes, KeepNamesOutOfTitlesAndAddresses) {
  PageHouse house;
  const auto client = test::open_maria_case(house.place);
  for (const auto& address : all_addresses(client)) {
    const auto page = house.get(address);
    for (const char* part : {"María", "Mar%C3", "Iñaki", "Etxeberria"}) {
      EXPECT_THAT(title(page), Not(HasSubstr(part))) << address;
      for (auto at = page.body.find("href=\""); at != std::string::npos; at = page.body.find("href=\"", at + 1)) {
        const auto link = page.body.substr(at + 6, page.body.find('"', at + 6) - at - 6);
        EXPECT_THAT(link, Not(HasSubstr(part))) << address;
      }
    }
  }
}

/// The page without every stretch that begins and ends so.
std::string without(std::string page, std::string_view begin, std::string_view end) {
  for (auto at = page.find(begin); at != std::string::npos; at = page.find(begin, at))
    page.erase(at, page.find(end, at + begin.size()) + end.size() - at);
  return page;
}

/// What a person reads of a page, without what says by its lang that it is English, and without options and fields.
std::string read_words(std::string page) {
  static const std::regex english("<(\\w+)[^>]* lang=\"en[^\"]*\"[^>]*>[^<]*</\\1>");
  page = without(without(std::move(page), "<head", "</head>"), "<textarea", "</textarea>");
  page = std::regex_replace(page, english, "");
  return std::regex_replace(page, std::regex("<[^>]*>"), " ");
}

TEST(Routes, SayNothingInEnglishOnASpanishScreen) {
  static const std::regex english_words("\\b(the|and|your|with|for|this|that|was|were|are|is|of|to|not)\\b");
  PageHouse house;
  const auto client = test::open_maria_case(house.place);
  const test::Screen spanish(Language::Spanish);
  for (const auto& address : all_addresses(client)) {
    auto words = read_words(house.get(address).body);
    for (auto at = words.find("Both of Us"); at != std::string::npos; at = words.find("Both of Us"))
      words.erase(at, 10);
    std::smatch found;
    if (std::regex_search(words, found, english_words)) {
      ADD_FAILURE() << address << ": " << words.substr(std::max<long>(found.position() - 60, 0), 160);
    }
  }
}

// Names stay where they are typed, and on the paper.
TEST(Routes, NamePeopleByTheirInitialsWhenAsked) {
  PageHouse house;
  const auto client = test::open_maria_case(house.place);
  ASSERT_EQ(house.post("/initials", {{"initials", "yes"}}).status, 303);
  for (const auto& address : all_addresses(client)) {
    const auto body =
        without(without(house.get(address).body, " value=\"", "\""), "<details class=\"origins\"", "</details>");
    for (const char* part : {"María", "Iñaki"}) EXPECT_THAT(body, Not(HasSubstr(part))) << address;
  }
  EXPECT_THAT(house.get("/clients").body, AllOf(HasSubstr(">M. C.<"), HasSubstr("Show whole names")));
  house.post("/initials", {{"initials", "no"}});
  EXPECT_THAT(house.get("/clients").body, HasSubstr(test::kMaria));
}

TEST(Routes, AnswerNothingForIdsOfNothing) {
  PageHouse house;
  ClientDesk desk(house.place.vault());
  const auto client = test::add_client(house.place, test::kMaria);
  desk.add_note(client, {"2026-11-23", "text"});
  const auto note = test::notes_of(house.place, client).at(0).id.text;
  const std::string of_nothing[] = {db::random_uuid(),
                                    note,
                                    "1",
                                    "x",
                                    std::string(36, '-'),
                                    std::string(2000, 'a'),
                                    "00000000-0000-4000-8000-00000000000G"};
  for (const auto& id : of_nothing) {
    for (const auto& address : test::client_addresses({id})) {
      EXPECT_EQ(house.get(address).status, 404) << address;
      if (address.find("/held") == std::string::npos && !address.ends_with("/documents") &&
          !address.ends_with("/forms") && address != "/clients/" + id) {
        EXPECT_EQ(house.post(address, {{"version", "0"}}).status, 404) << address;
      }
    }
    EXPECT_EQ(house.post("/clients/" + id + "/authorization/" + id + "/revoke").status, 404);
    EXPECT_EQ(house.get("/issued/" + id).status, 404);
  }
  EXPECT_EQ(house.get("/notes/" + client.text).status, 404);
  EXPECT_EQ(house.get("/notes/" + note).status, 200);
}

TEST(Routes, GiveEveryFormItsGuard) {
  PageHouse house;
  const auto client = test::open_maria_case(house.place);
  for (const auto& address : all_addresses(client)) {
    const auto page = house.get(address).body;
    for (auto at = page.find("method=\"post\""); at != std::string::npos; at = page.find("method=\"post\"", at + 1)) {
      const auto form = page.substr(at, page.find("</form>", at) - at);
      EXPECT_THAT(form, HasSubstr("name=\"csrf\" value=\"" + house.session().csrf + '"')) << address;
    }
  }
}

TEST(Routes, ServeTheFilesOfThePagesToWhoHasNoSession) {
  PageHouse house(test::Workplace::Start::Absent);
  const std::pair<const char*, const char*> rows[] = {{"/assets/style.css", "text/css; charset=utf-8"},
                                                      {"/assets/bootstrap.css", "text/css; charset=utf-8"},
                                                      {"/assets/script.js", "text/javascript; charset=utf-8"},
                                                      {"/assets/icon.svg", "image/svg+xml"},
                                                      {"/assets/lato-regular.ttf", "font/ttf"}};
  for (const auto& [address, type] : rows) {
    const auto reply = house.get(address);
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.content_type, type);
    EXPECT_FALSE(reply.body.empty()) << address;
  }
  EXPECT_EQ(house.get("/assets/../style.css").status, 404);
  EXPECT_EQ(house.get("/assets/").status, 404);
}

TEST(Routes, TurnAFailureOfTheStoreIntoAStatusAndItsSentence) {
  using Kind = db::Error::Kind;
  const View view;
  const std::pair<Kind, int> rows[] = {{Kind::Foreign, 500}, {Kind::Newer, 500},   {Kind::InUse, 503},
                                       {Kind::Exposed, 500}, {Kind::Damaged, 500}, {Kind::DiskFull, 507},
                                       {Kind::Io, 500},      {Kind::NoMemory, 503}};
  for (const auto& [kind, status] : rows) {
    const auto page = http::written(failure_page(view, db::Error(kind, "secret place", "Do this next.")));
    EXPECT_EQ(page.status, status);
    EXPECT_THAT(page.body, AllOf(HasSubstr("Do this next."), Not(HasSubstr("secret place"))));
  }
}

TEST(Routes, BringBackWhatWasTypedAndCouldNotBeSaved) {
  const View view;
  http::Session session;
  session.csrf = "the token";
  const std::string words = "She said \"both of us\" <twice>, and then\nnothing more for a while.";
  const http::Request request{
      http::Method::Post, "/clients/1/notes", {}, {}, http::Fields({{"text", words}, {"day", "2026-11-23"}}), &session};
  for (const auto kind : {db::Error::Kind::DiskFull, db::Error::Kind::Io}) {
    const auto page = http::written(failure_page(view, db::Error(kind, "place", "Make space."), request));
    EXPECT_THAT(page.body, AllOf(HasSubstr("Make space."), HasSubstr("action=\"/clients/1/notes\""),
                                 HasSubstr("value=\"the token\""), HasSubstr("name=\"day\" value=\"2026-11-23\""),
                                 HasSubstr("She said &quot;both of us&quot; &lt;twice&gt;, and then\nnothing more")));
  }
  const auto damaged =
      http::written(failure_page(view, db::Error(db::Error::Kind::Damaged, "place", "Damaged."), request));
  EXPECT_THAT(damaged.body, Not(HasSubstr("both of us")));
}

TEST(Routes, NeverWriteASecretBackIntoAPage) {
  const View view;
  http::Session session;
  for (const std::string field : {"passphrase", "own_passphrase", "password", "repeat", "group"}) {
    const http::Request request{
        http::Method::Post, "/unlock", {}, {}, http::Fields({{"other", "x"}, {field, "needle"}}), &session};
    const auto page =
        http::written(failure_page(view, db::Error(db::Error::Kind::DiskFull, "place", "Make space."), request));
    EXPECT_EQ(page.status, 507);
    EXPECT_THAT(page.body, Not(HasSubstr("needle"))) << field;
  }
}

TEST(Routes, TurnOtherFailuresIntoPagesThatSayWhatToDo) {
  const View view;
  EXPECT_EQ(test::location(failure_page(view, db::VaultLocked())), "/");
  const handouts::Error no_font(handouts::Error::Kind::Font, "place", "Install the fonts.");
  EXPECT_THAT(http::written(failure_page(view, no_font)).body, HasSubstr("Install the fonts."));
  EXPECT_EQ(failure_page(view, no_font).status, 500);
  const handouts::Error no_glyph(handouts::Error::Kind::Text, "place", "Write it another way.");
  EXPECT_THAT(http::written(failure_page(view, no_glyph)).body, HasSubstr("Write it another way."));
  EXPECT_EQ(failure_page(view, no_glyph).status, 422);
  const auto page = http::written(failure_page(view, std::runtime_error("needle")));
  EXPECT_EQ(page.status, 500);
  EXPECT_THAT(page.body, Not(HasSubstr("needle")));
}

TEST(Routes, RefuseWithAPageForEveryStatus) {
  const View view;
  for (const int status : {400, 403, 404, 405, 408, 413, 415, 421, 431, 500, 503}) {
    const auto page = http::written(refusal_page(view, status));
    EXPECT_EQ(page.status, status);
    EXPECT_THAT(page.body, HasSubstr("<p class=\"lead\">"));
    EXPECT_THAT(page.body, Not(HasSubstr("action=\"/lock\"")));
  }
}

http::Request late_form(test::Posted form, http::Session* session) {
  return {http::Method::Post, "/clients/x/screening", {}, {}, http::Fields(std::move(form)), session};
}

std::optional<http::Reply> given_back(const View& view, const http::Request& request, bool was_answered = false) {
  auto page = give_back_page(view, request, was_answered);
  return page ? std::optional(http::written(std::move(*page))) : std::nullopt;
}

TEST(LateForms, AreGivenBackToBeSentAgain) {
  const View view;
  http::Session session;
  session.csrf = "a fresh token";
  for (const bool is_unlocked : {false, true}) {
    session.is_unlocked = is_unlocked;
    const auto page = given_back(view, late_form({{"q:SQ1", "very"}, {"q:SQ2", "no"}}, &session));
    ASSERT_TRUE(page);
    EXPECT_EQ(page->status, 403);
    EXPECT_THAT(page->body, AllOf(HasSubstr("action=\"/clients/x/screening\""), HasSubstr("value=\"a fresh token\""),
                                  HasSubstr("name=\"q:SQ1\" value=\"very\"")));
    EXPECT_EQ(page->body.find("Unlock them in another window") != std::string::npos, !is_unlocked);
  }
}

TEST(LateForms, ThatWereAnsweredBeforeAreNotShownWhileTheRecordsAreLocked) {
  const View view;
  http::Session session;
  for (auto* const each : {&session, static_cast<http::Session*>(nullptr)}) {
    const auto page = given_back(view, late_form({{"text", "She wept"}, {"session_date", "x"}}, each), true);
    ASSERT_TRUE(page);
    EXPECT_EQ(page->status, 403);
    EXPECT_THAT(page->body, AllOf(HasSubstr("load this page again"), Not(HasSubstr("She wept"))));
  }
  session.is_unlocked = true;
  const auto page = given_back(view, late_form({{"text", "She wept"}, {"session_date", "x"}}, &session), true);
  EXPECT_THAT(page->body, HasSubstr("She wept"));
}

TEST(LateForms, WithASecretOrNothingTypedOrSentByTheScriptAreNot) {
  const View view;
  http::Session session;
  session.is_unlocked = true;
  for (const test::Posted& form :
       {test::Posted{}, test::Posted{{"company", "yes"}}, test::Posted{{"name", "Ana"}, {"own_passphrase", "needle"}},
        test::Posted{{"kit", "needle"}, {"file", "x"}}, test::Posted{{"background", "1"}, {"text", "She wept"}},
        test::Posted{{"fragment", "1"}, {"typed", "Ana"}}}) {
    EXPECT_FALSE(give_back_page(view, late_form(form, &session)));
    EXPECT_FALSE(give_back_page(view, late_form(form, nullptr)));
  }
  session.has_company = true;
  EXPECT_FALSE(give_back_page(view, late_form({{"a", "b"}, {"c", "d"}}, &session)));
}

}  // namespace
}  // namespace toolkit
