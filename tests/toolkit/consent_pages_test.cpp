// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::location;
using test::PageHouse;
using testing::HasSubstr;
using testing::Not;

const test::Posted kForm{{"recipient", "  Iñaki Etxeberria-Muñoz "},
                         {"signed_on", "2026-11-13 "},
                         {"expires_on", "2027-02-11"},
                         {"channels", "post"},
                         {"channels", "phone"},
                         {"is_complete", "1"}};

struct Consent {
  PageHouse house;
  db::ClientId client = test::add_client(house.place, test::kMaria, test::kInaki);
  std::string address = "/clients/" + client.text + "/authorization";

  std::string revoke_address() {
    const auto page = house.get(address).body;
    const auto begin = page.find(address + "/");
    return begin == std::string::npos ? "" : page.substr(begin, page.find('"', begin) - begin);
  }
};

TEST(ConsentPages, ProposeTheUsualTermAndThePartnersName) {
  Consent at;
  EXPECT_THAT(at.house.get(at.address).body,
              AllOf(HasSubstr("value=\"Iñaki Etxeberria-Muñoz\""), HasSubstr("value=\"2026-11-23\""),
                    HasSubstr("value=\"2027-02-21\""), Not(HasSubstr(" checked>"))));
}

TEST(ConsentPages, PutAFormOnFileAndListIt) {
  Consent at;
  EXPECT_EQ(location(at.house.post(at.address, kForm)), at.address);
  EXPECT_THAT(at.house.get(at.address).body,
              HasSubstr("<span class=\"row-name\">Iñaki Etxeberria-Muñoz, by post, by phone</span>"));
}

TEST(ConsentPages, KeepWhatWasTypedBesideWhatIsWrong) {
  Consent at;
  const auto reply =
      at.house.post(at.address, {{"recipient", "<Iñaki>"}, {"signed_on", "2026-11-31"}, {"channels", "email"}});
  EXPECT_EQ(reply.status, 422);
  EXPECT_THAT(reply.body, AllOf(HasSubstr("value=\"&lt;Iñaki&gt;\""), HasSubstr("value=\"2026-11-31\""),
                                HasSubstr("value=\"email\" checked"), HasSubstr("id=\"signed_on-problem\""),
                                HasSubstr("id=\"expires_on-problem\""), HasSubstr("then tick this")));
}

TEST(ConsentPages, RevokeAFormOnce) {
  Consent at;
  at.house.post(at.address, kForm);
  const auto revoke = at.revoke_address();
  EXPECT_EQ(location(at.house.post(revoke)), at.address);
  EXPECT_THAT(at.house.get(at.address).body, AllOf(HasSubstr("revoked November 23, 2026"), Not(HasSubstr("/revoke"))));
  EXPECT_EQ(at.house.post(revoke).status, 404);
}

TEST(ConsentPages, DoNotRevokeThroughAnotherClientsAddress) {
  Consent at;
  at.house.post(at.address, kForm);
  auto revoke = at.revoke_address();
  const auto other = test::add_client(at.house.place, test::kPriya);
  revoke.replace(revoke.find(at.client.text), at.client.text.size(), other.text);
  EXPECT_EQ(at.house.post(revoke).status, 404);
  EXPECT_THAT(at.house.get(at.address).body, HasSubstr("/revoke"));
}

TEST(ConsentPages, OfferNoRevocationOfAFormThatEnded) {
  Consent at;
  at.house.post(at.address, kForm);
  at.house.place.clock.advance(std::chrono::days(100));
  EXPECT_THAT(at.house.get(at.address).body, AllOf(HasSubstr("ended on February 11, 2027"), Not(HasSubstr("/revoke"))));
}

}  // namespace
}  // namespace toolkit
