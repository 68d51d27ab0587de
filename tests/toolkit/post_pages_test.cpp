// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::header;
using test::location;
using test::PageHouse;
using testing::AllOf;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

const test::Posted kTyped{{"recipient", "Iñaki\r\n7 Mill Lane\r\nHouston, TX 77006"},
                          {"return_address", "12 Lantern Street\r\nHouston"},
                          {"format", "dl"},
                          {"first_label", "1"}};

TEST(PostPages, OfferTheEnvelopeOfALetterWhereItStands) {
  PageHouse house;
  const auto client = "/clients/" + test::open_maria_case(house.place).text;
  EXPECT_THAT(house.get(client + "/documents/L02").body, Not(HasSubstr("/envelope\"")));
  const auto letter = location(house.post(client + "/documents/L02", {{"approved", "1"}}));
  const auto link = "href=\"" + letter + "/envelope\"";
  EXPECT_THAT(house.get(client + "/documents/L02").body, HasSubstr(link));
  EXPECT_THAT(house.get(client + "/documents").body, HasSubstr(link));
  const auto note = location(house.post(client + "/documents/L01", {{"approved", "1"}, {"paper", "home"}}));
  EXPECT_THAT(house.get(client + "/documents").body, Not(HasSubstr("href=\"" + note + "/envelope\"")));
  EXPECT_EQ(house.get(note + "/envelope").status, 404);
}

TEST(PostPages, GiveAnEnvelopeUnderANeutralName) {
  PageHouse house;
  const auto client = "/clients/" + test::open_maria_case(house.place).text;
  const auto address = location(house.post(client + "/documents/L02", {{"approved", "1"}})) + "/envelope";
  const auto page = house.get(address).body;
  EXPECT_THAT(page, AllOf(HasSubstr(std::string(">") + test::kInaki + "</textarea>"),
                          HasSubstr("value=\"number-10\" checked"), HasSubstr("of 30 on US Letter")));
  const auto envelope = house.post(address, kTyped);
  EXPECT_EQ(envelope.content_type, "application/pdf");
  EXPECT_EQ(header(envelope, "Content-Disposition"), "attachment; filename=\"envelope.pdf\"");
  EXPECT_THAT(envelope.body, StartsWith("%PDF-"));
  auto label = kTyped;
  label[2].second = "label";
  EXPECT_EQ(header(house.post(address, label), "Content-Disposition"), "attachment; filename=\"labels.pdf\"");
}

TEST(PostPages, KeepWhatWasTypedWhenSomethingIsWrong) {
  PageHouse house;
  const auto client = "/clients/" + test::open_maria_case(house.place).text;
  const auto address = location(house.post(client + "/documents/L02", {{"approved", "1"}})) + "/envelope";
  auto typed = kTyped;
  typed[1].second = "Hope Therapy\r\n12 Lantern Street";
  typed[2].second = "c6";
  const auto page = house.post(address, typed);
  EXPECT_EQ(page.status, 422);
  EXPECT_THAT(page.body, AllOf(HasSubstr("7 Mill Lane\nHouston"), HasSubstr("Hope Therapy\n12 Lantern"),
                               HasSubstr("value=\"c6\" checked"), HasSubstr("id=\"return_address-problem\"")));
}

TEST(PostPages, MakeNothingForALetterThatIsHeld) {
  PageHouse house;
  const auto client = test::open_maria_case(house.place);
  const auto documents = "/clients/" + client.text + "/documents";
  const auto address = location(house.post(documents + "/L02", {{"approved", "1"}})) + "/envelope";
  ConsentDesk consent(house.place.vault());
  consent.revoke(client, consent.open(client)->list.at(0).id);
  const auto page = house.get(address);
  EXPECT_THAT(page.body, AllOf(HasSubstr("Held</span>"), Not(HasSubstr("<textarea")), Not(HasSubstr("G-"))));
  const auto refused = house.post(address, kTyped);
  EXPECT_EQ(refused.status, 403);
  EXPECT_THAT(refused.body, Not(HasSubstr("%PDF")));
}

}  // namespace
}  // namespace toolkit
