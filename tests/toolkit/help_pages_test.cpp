// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "page_room.h"
#include "toolkit/assets.h"

namespace toolkit {
namespace {

using test::PageHouse;
using test::Workplace;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const std::string kHelp[] = {"/help", "/help/first-ten-minutes", "/help/when-something-happens",
                             "/help/what-is-protected"};

/// What stands between these two, each time.
std::vector<std::string> between(std::string_view text, std::string_view begin, std::string_view end) {
  std::vector<std::string> found;
  for (auto at = text.find(begin); at != std::string_view::npos; at = text.find(begin, at)) {
    at += begin.size();
    found.emplace_back(text.substr(at, text.find(end, at) - at));
  }
  return found;
}

std::string main_of(const http::Reply& page) {
  return between(page.body, "<main", "</main>").at(0);
}

bool is_open(PageHouse& house, const std::string& address) {
  const auto page = house.get(address);
  return page.status == 200 && main_of(page).find("<h1>") != std::string::npos;
}

/// Whether this stands on a page that is not help.
bool is_on_another_page(std::string_view words) {
  return std::ranges::any_of(assets(), [&](const auto& file) {
    return !file.path.starts_with("web/help") && file.text.find(words) != std::string_view::npos;
  });
}

TEST(HelpPages, OpenBeforeThereAreRecords) {
  PageHouse house(Workplace::Start::Absent);
  for (const auto& address : kHelp) EXPECT_TRUE(is_open(house, address)) << address;
}

TEST(HelpPages, OpenWhileTheRecordsAreLocked) {
  PageHouse house;
  house.post("/lock");
  house.reopen_session();
  for (const auto& address : kHelp) EXPECT_TRUE(is_open(house, address)) << address;
  EXPECT_EQ(house.place.vault().state(), db::Vault::State::Locked);
}

TEST(HelpPages, OpenBeforeTheRecoveryKitIsOnPaper) {
  PageHouse house;
  house.post("/access/recovery-kit", {{"own_passphrase", std::string(test::kPassphrase)}});
  ASSERT_EQ(test::location(house.get("/clients")), "/recovery-kit");
  for (const auto& address : kHelp) EXPECT_TRUE(is_open(house, address)) << address;
}

TEST(HelpPages, AreOnePressAwayFromEveryPage) {
  PageHouse house;
  for (const char* address : {"/clients", "/practice", "/library", "/nothing"})
    EXPECT_THAT(house.get(address).body, HasSubstr("<a href=\"/help\">Help</a>")) << address;
  house.session().is_unlocked = false;
  EXPECT_THAT(house.get("/").body, AllOf(HasSubstr("<a href=\"/help\">Help</a>"),
                                         HasSubstr("href=\"/help/when-something-happens#passphrase\"")));
}

TEST(HelpPages, LeadOnlyToWhatThereIs) {
  PageHouse house;
  for (const auto& address : kHelp) {
    for (auto link : between(house.get(address).body, "href=\"", "\"")) {
      if (link.starts_with('#')) link.insert(0, address);
      const auto mark = link.find('#');
      const auto page = house.get(link.substr(0, mark));
      EXPECT_THAT(page.status, testing::AnyOf(200, 303)) << address << " to " << link;
      if (mark == std::string::npos) continue;
      EXPECT_THAT(page.body, HasSubstr(" id=\"" + link.substr(mark + 1) + '"')) << address;
    }
  }
}

// A button that was given another name is a button that nobody finds on a bad day.
TEST(HelpPages, QuoteWhatStandsOnThePagesThemselves) {
  PageHouse house;
  for (const auto& address : kHelp) {
    for (const auto& words : between(main_of(house.get(address)), "“", "”"))
      EXPECT_TRUE(is_on_another_page(words)) << address << ": " << words;
  }
}

TEST(HelpPages, SayTheNumbersThatTheProgramKeepsTo) {
  PageHouse house;
  EXPECT_EQ(http::SessionLimits().idle, std::chrono::minutes(10));
  for (const char* address : {"/help/when-something-happens", "/help/what-is-protected"})
    EXPECT_THAT(house.get(address).body, HasSubstr("ten minutes without use")) << address;
  EXPECT_EQ(db::RecoveryCode::kGroups, 8U);
  for (const char* address : {"/help/when-something-happens", "/help/first-ten-minutes"})
    EXPECT_THAT(house.get(address).body, HasSubstr("eight groups")) << address;
  const auto script = std::ranges::find(assets(), "web/script.js", &Asset::path);
  ASSERT_NE(script, assets().end());
  EXPECT_THAT(script->text, AllOf(HasSubstr("kDraftPause = 3000;"), HasSubstr("kLongestUnsaved = 15_000;")));
  EXPECT_THAT(house.get("/help/what-is-protected").body,
              HasSubstr("three seconds after you stop, and every fifteen while you go on"));
}

// Who opened the program from the menu has no window in which it could be ended, and while it runs nothing is restored.
TEST(HelpPages, SayHowToStopTheProgramWhereverTheyAskForIt) {
  PageHouse house;
  const auto page = main_of(house.get("/help/when-something-happens"));
  const auto asked = between(page, "top the program", ".");
  EXPECT_GE(asked.size(), 3U);
  for (const auto& rest : asked) EXPECT_THAT(rest, StartsWith("</a>"));
  EXPECT_THAT(between(page, "<p id=\"commands\">", "</p>").at(0),
              AllOf(HasSubstr("stop it with Ctrl and C"), HasSubstr("systemctl --user stop bothofus.socket")));
}

// G-04 is lifted by a new screen alone (screening_status.cpp, apply_good_review).
TEST(HelpPages, SendNobodyInDangerToAReassessment) {
  PageHouse house;
  const auto danger = between(main_of(house.get("/help/when-something-happens")), "<h2 id=\"danger\">", "</ol>").at(0);
  EXPECT_THAT(danger,
              AllOf(HasSubstr("“Ask the private questions again”"), Not(HasSubstr("“Record a re-assessment”"))));
}

TEST(HelpPages, NameNobodyAndPromiseNoCertificate) {
  PageHouse house;
  test::open_maria_case(house.place);
  for (const auto& address : kHelp) {
    const auto page = house.get(address);
    for (const char* words : {"María", "Iñaki", "Etxeberria", "HIPAA", "compliant"})
      EXPECT_THAT(page.body, Not(HasSubstr(words))) << address;
    EXPECT_THAT(main_of(page), Not(HasSubstr("<form"))) << address;
  }
}

TEST(HelpPages, AreShutInCompanyUnlessTheRecordsAreLocked) {
  PageHouse house;
  house.post("/company", {{"company", "yes"}});
  for (const auto& address : kHelp) {
    const auto page = house.get(address);
    EXPECT_EQ(page.status, 403) << address;
    EXPECT_THAT(page.body, AllOf(HasSubstr("Shut for now"), Not(HasSubstr("href=\"/help\"")))) << address;
  }
  house.session().is_unlocked = false;
  for (const auto& address : kHelp) EXPECT_TRUE(is_open(house, address)) << address;
}

}  // namespace
}  // namespace toolkit
