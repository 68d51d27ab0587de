// SPDX-License-Identifier: MIT
// Two windows that save the same page: never a silent overwrite, and never a lost text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <mutex>
#include <thread>

#include "db/record_versions.h"
#include "db/transaction.h"
#include "page_room.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using test::Posted;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Posted with(Posted form, const std::string& name, const std::string& value) {
  std::erase_if(form, [&](const auto& pair) { return pair.first == name; });
  form.emplace_back(name, value);
  return form;
}

TEST(Conflict, ShowsBothVersionsOfARecordAndKeepsWhatIsChosen) {
  PageHouse house;
  const auto address = "/clients/" + test::add_client(house.place, test::kMaria, test::kInaki).text + "/record";
  const Posted mine{{"version", "1"}, {"client_name", "Mine"}, {"partner_name", test::kInaki}};
  house.post(address, {{"version", "1"}, {"client_name", "Theirs"}, {"partner_name", test::kInaki}});
  const auto late = house.post(address, mine);
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body,
              AllOf(HasSubstr("[only here: </span>Mine"), HasSubstr("[only here: </span>Theirs"),
                    HasSubstr("name=\"client_name\" value=\"Mine\""), HasSubstr("name=\"version\" value=\"2\"")));
  EXPECT_THAT(house.get(address).body, HasSubstr("value=\"Theirs\""));
  house.post(address, with(mine, "version", "2"));
  EXPECT_THAT(house.get(address).body, HasSubstr("value=\"Mine\""));
}

TEST(Conflict, ShowsBothVersionsOfThePractice) {
  PageHouse house;
  const Posted first{{"version", "0"}, {"practitioner_name", "Theirs"}, {"secrets_policy", "no-secrets"}};
  ASSERT_EQ(location(house.post("/practice", first)), "/practice?saved=1");
  const auto late = house.post("/practice", with(first, "practitioner_name", "Mine"));
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("[only here: </span>Mine"), HasSubstr("[only here: </span>Theirs"),
                               HasSubstr("name=\"version\" value=\"1\"")));
}

TEST(Conflict, LetsEachAnswerOfAFormBeChosen) {
  PageHouse house;
  const auto address = "/clients/" + test::add_client(house.place, test::kMaria).text + "/intake";
  const auto base = with(test::as_posted(test::maria_intake()), "version", "0");
  house.post(address, with(with(base, "q:D4", "their D4"), "q:D5", "their D5"));
  const auto mine = with(with(base, "q:D4", "my D4"), "q:D5", "my D5");
  const auto late = house.post(address, mine);
  EXPECT_EQ(late.status, 409);
  for (const char* text : {"name=\"keep:D4\"", "name=\"keep:D5\"", "name=\"version\" value=\"1\""}) {
    EXPECT_THAT(late.body, HasSubstr(text));
  }
  EXPECT_THAT(late.body, Not(HasSubstr("name=\"keep:A1\"")));
  EXPECT_THAT(late.body, Not(HasSubstr("data-background-saving")));
  house.post(address, with(with(with(mine, "version", "1"), "keep:D4", "saved"), "keep:D5", "mine"));
  const auto stored = house.get(address).body;
  EXPECT_THAT(stored,
              AllOf(HasSubstr("their D4"), HasSubstr("my D5"), Not(HasSubstr("my D4")), Not(HasSubstr("their D5"))));
}

TEST(Conflict, ComesAgainWhenAThirdWindowWasQuicker) {
  PageHouse house;
  const auto address = "/clients/" + test::add_client(house.place, test::kMaria).text + "/intake";
  const auto base = with(test::as_posted(test::maria_intake()), "version", "0");
  house.post(address, with(base, "q:D4", "one"));
  house.post(address, with(with(base, "q:D4", "two"), "version", "1"));
  const auto late = house.post(address, with(with(with(base, "q:D4", "mine"), "version", "1"), "keep:D4", "saved"));
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, AllOf(HasSubstr("mine"), HasSubstr("two"), HasSubstr("name=\"version\" value=\"2\"")));
}

TEST(Conflict, IsToldToAPageThatSavesInTheBackground) {
  PageHouse house;
  const auto address = "/clients/" + test::add_client(house.place, test::kMaria).text + "/intake";
  const auto base = with(with(test::as_posted(test::maria_intake()), "version", "0"), "background", "1");
  EXPECT_EQ(house.post(address, base).status, 200);
  const auto late = house.post(address, base);
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, testing::StartsWith("conflict"));
}

TEST(Conflict, SaysSoWhenBothSayTheSame) {
  PageHouse house;
  const auto address = "/clients/" + test::add_client(house.place, test::kMaria).text + "/intake";
  const auto base = with(test::as_posted(test::maria_intake()), "version", "0");
  house.post(address, base);
  const auto late = house.post(address, base);
  EXPECT_EQ(late.status, 409);
  EXPECT_THAT(late.body, HasSubstr("say the same"));
}

/// What one window saved: over which version, and what.
struct Accepted {
  int over = 0;
  std::string text;
};

TEST(Conflict, NeverOverwritesSilentlyInAThousandSavesOfFourWindows) {
  constexpr int kWindows = 4;
  constexpr int kSaves = 250;
  test::Workplace place;
  ClientDesk desk(place.vault());
  const auto client = test::add_client(place, test::kMaria);
  desk.add_note(client, {"2026-11-23", "first"});
  const auto note = test::notes_of(place, client).at(0).id;

  std::array<std::vector<Accepted>, kWindows> accepted;
  std::array<int, kWindows> refused{};
  const auto work = [&](std::size_t window) {
    int seen = 1;
    for (int i = 0; i < kSaves; ++i) {
      const auto text = "window " + std::to_string(window) + ", save " + std::to_string(i);
      if (desk.change_note(note, seen, {"2026-11-23", text}).saved == Saved::Yes) {
        accepted[window].push_back({seen, text});
        // Every third save is made from a page that was not opened again.
        if (i % 3 != 0) ++seen;
      } else {
        ++refused[window];
        seen = desk.open_note(note)->version;
      }
    }
  };
  std::vector<std::thread> windows;
  for (std::size_t window = 0; window < kWindows; ++window) windows.emplace_back(work, window);
  for (auto& window : windows) window.join();

  db::Transaction transaction(place.vault());
  const auto stored = *db::find_note(transaction, note);
  std::size_t count = 0;
  for (const auto& each : accepted) {
    count += each.size();
    for (const auto& [over, text] : each) EXPECT_EQ(db::load_note_version(transaction, stored, over + 1).text, text);
  }
  EXPECT_EQ(db::list_versions(transaction, "note", note.text).size(), count + 1);
  EXPECT_EQ(stored.version, static_cast<int>(count) + 1);
  int all_refused = 0;
  for (const int each : refused) all_refused += each;
  EXPECT_EQ(static_cast<int>(count) + all_refused, kWindows * kSaves);
  EXPECT_GT(all_refused, 0);
}

}  // namespace
}  // namespace toolkit
