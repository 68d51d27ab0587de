// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

struct OneClient {
  OneClient() {
    ProcessDesk process(house.place.vault());
    process.choose(true);
    process.add(client, {"2026-11-20", "needle-in-process"});
    ClientDesk(house.place.vault()).add_note(client, {"2026-11-21", "needle-in-note"});
    house.search().read_everything();
  }

  std::string link_in(const std::string& page, const std::string& folder) {
    const auto body = house.get(page).body;
    const auto begin = body.find("href=\"" + folder) + 6;
    return body.substr(begin, body.find('"', begin) - begin);
  }
  std::size_t found(const std::string& typed) {
    const auto outcome = house.search().search(typed, 50);
    return outcome.people.size() + outcome.records.size();
  }

  PageHouse house;
  db::ClientId client = test::open_maria_case(house.place);
  std::string home = "/clients/" + client.text;
};

std::string restoring(const std::string& kind, const std::string& address) {
  return "/trash/" + kind + "/" + address.substr(address.rfind('/') + 1) + "/restore";
}

TEST(TrashPages, PutAClientAwayAndUndoIt) {
  OneClient one;
  const auto list = location(one.house.post(one.home + "/trash"));
  EXPECT_EQ(list, "/clients?trashed=" + one.client.text);
  const auto undo = restoring("client", one.home);
  EXPECT_THAT(one.house.get(list).body, AllOf(HasSubstr("is in the trash"), HasSubstr("action=\"" + undo + '"')));
  EXPECT_THAT(one.house.get("/clients").body, Not(HasSubstr(test::kMaria)));
  EXPECT_EQ(location(one.house.post(undo)), one.home);
  EXPECT_THAT(one.house.get("/clients").body, HasSubstr(one.client.text));
  EXPECT_THAT(one.house.place.trail(), AllOf(Contains("trash client"), Contains("restore client trash")));
}

TEST(TrashPages, PutANoteAwayAndUndoIt) {
  OneClient one;
  const auto note = one.link_in(one.home, "/notes/");
  EXPECT_THAT(one.house.get(note).body, HasSubstr("action=\"" + note + "/trash\""));
  const auto page = location(one.house.post(note + "/trash"));
  EXPECT_THAT(one.house.get(page).body,
              AllOf(HasSubstr("The note of November 21, 2026 is in the trash"), Not(HasSubstr("needle-in-note"))));
  EXPECT_EQ(location(one.house.post(restoring("note", note))), note);
  EXPECT_THAT(one.house.get(one.home).body, HasSubstr("needle-in-note"));
}

TEST(TrashPages, KeepProcessNotesInTheirCompartment) {
  OneClient one;
  const auto note = one.link_in(one.home + "/process-notes", "/process-notes/");
  const auto page = location(one.house.post(note + "/trash"));
  EXPECT_THAT(one.house.get(page).body,
              AllOf(HasSubstr("process note of November 20, 2026 is in the trash"), Not(HasSubstr("needle-in"))));
  EXPECT_THAT(one.house.get(one.home + "/process-notes").body, HasSubstr("In the trash"));
  EXPECT_THAT(one.house.get("/trash").body, HasSubstr("The trash is empty."));
  EXPECT_EQ(location(one.house.post(restoring("process-note", note))), note);
  EXPECT_THAT(one.house.get(one.home + "/process-notes").body, HasSubstr("needle-in-process"));
}

TEST(TrashPages, TakeWhatIsPutAwayOutOfEverySearchAtOnce) {
  OneClient one;
  const auto note = one.link_in(one.home, "/notes/");
  EXPECT_EQ(one.found("needle"), 1U);
  one.house.post(note + "/trash");
  EXPECT_EQ(one.found("needle"), 0U);
  one.house.post(restoring("note", note));
  EXPECT_EQ(one.found("needle"), 1U);

  EXPECT_EQ(one.found("maria"), 2U);
  one.house.post(one.home + "/trash");
  EXPECT_EQ(one.found("maria"), 0U);
  EXPECT_EQ(one.found("needle"), 0U);
  one.house.post(restoring("client", one.home));
  EXPECT_EQ(one.found("maria"), 2U);
  EXPECT_EQ(one.found("needle"), 1U);
}

TEST(TrashPages, SayAtEveryAddressOfItThatItIsInTheTrash) {
  OneClient one;
  const auto note = one.link_in(one.home, "/notes/");
  one.house.post(one.home + "/trash");
  auto addresses = test::client_addresses(one.client);
  addresses.insert(addresses.end(), {one.home, note, note + "/versions", one.home + "/closing"});
  for (const auto& address : addresses) {
    const auto page = one.house.get(address);
    EXPECT_EQ(page.status, 404) << address;
    EXPECT_THAT(page.body, AllOf(HasSubstr("This is in the trash"), HasSubstr(restoring("client", one.home)),
                                 Not(HasSubstr("needle-in"))))
        << address;
  }
}

TEST(TrashPages, ListWhatIsThereUntilWhenItStays) {
  OneClient one;
  one.house.post(one.link_in(one.home, "/notes/") + "/trash");
  const auto other = test::add_client(one.house.place, test::kVikram, "");
  one.house.post("/clients/" + other.text + "/trash");
  const auto page = one.house.get("/trash").body;
  EXPECT_THAT(page, AllOf(HasSubstr("Note of November 21, 2026"), HasSubstr(test::kVikram), HasSubstr("by you"),
                          HasSubstr("It stays until"), Not(HasSubstr("needle-in"))));
  one.house.place.clock.advance(db::kTrashStay);
  EXPECT_THAT(one.house.get("/trash").body,
              AllOf(HasSubstr("It has been here for 30 days."), HasSubstr("/trash/" + other.text + "/destroy")));
}

TEST(TrashPages, TakeEveryRequestTwice) {
  OneClient one;
  EXPECT_EQ(one.house.post(one.home + "/trash").status, 303);
  const auto before = one.house.place.trail().size();
  EXPECT_EQ(one.house.post(one.home + "/trash").status, 303);
  EXPECT_EQ(one.house.place.trail().size(), before);
  EXPECT_EQ(location(one.house.post(restoring("client", one.home))), one.home);
  const auto after = one.house.place.trail().size();
  EXPECT_EQ(location(one.house.post(restoring("client", one.home))), one.home);
  EXPECT_EQ(one.house.place.trail().size(), after);
}

TEST(TrashPages, KnowNothingOfWhatIsNotThere) {
  PageHouse house;
  const std::string nobody = "22222222-2222-4222-8222-222222222222";
  for (const auto& address : {"/clients/" + nobody + "/trash", "/notes/" + nobody + "/trash",
                              "/process-notes/" + nobody + "/trash", "/trash/client/" + nobody + "/restore",
                              "/trash/partner/" + nobody + "/restore", std::string("/trash/note/x/restore")})
    EXPECT_EQ(house.post(address).status, 404) << address;
  EXPECT_THAT(house.place.trail(), IsEmpty());
}

TEST(TrashPages, PutNothingOfAClientAwayWhoIsThereAlready) {
  OneClient one;
  const auto note = one.link_in(one.home, "/notes/");
  one.house.post(one.home + "/trash");
  EXPECT_EQ(one.house.post(note + "/trash").status, 404);
  EXPECT_THAT(TrashDesk(one.house.place.vault()).list().entries, SizeIs(1));
}

}  // namespace
}  // namespace toolkit
