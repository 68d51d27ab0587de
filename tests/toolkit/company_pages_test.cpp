// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "page_room.h"

namespace toolkit {
namespace {

using test::as_posted;
using test::location;
using test::PageHouse;
using testing::HasSubstr;
using testing::Not;

struct Company {
  PageHouse house;
  db::ClientId client = test::add_client(house.place, test::kMaria, test::kInaki);
  std::string address = "/clients/" + client.text;

  http::Reply comes() { return house.post("/company", {{"company", "yes"}}); }
  http::Reply leaves() { return house.post("/company", {{"company", "no"}}); }
};

TEST(CompanyPages, ShutEveryRecordAndNameNobody) {
  Company at;
  EXPECT_EQ(location(at.comes()), "/library");
  for (const auto* const page : {"", "/intake", "/intake/whole", "/screening", "/held", "/documents", "/record"}) {
    const auto reply = at.house.get(at.address + page);
    EXPECT_EQ(reply.status, 403) << page;
    EXPECT_THAT(reply.body,
                AllOf(HasSubstr("Shut for now"), Not(HasSubstr("María")), Not(HasSubstr("href=\"/clients\""))));
  }
  for (const auto* const page : {"/clients", "/practice", "/search", "/trash", "/audit-trail"})
    EXPECT_EQ(at.house.get(page).status, 403) << page;
  EXPECT_EQ(at.house.get("/library").status, 200);
  EXPECT_EQ(at.house.get("/library/H02").status, 200);
}

TEST(CompanyPages, OpenAgainWhenOneIsAlone) {
  Company at;
  at.comes();
  EXPECT_EQ(location(at.leaves()), "/clients");
  EXPECT_THAT(at.house.get(at.address).body, HasSubstr("María"));
}

TEST(CompanyPages, SaveWhatAPageSendsWhileItCloses) {
  Company at;
  at.comes();
  auto form = as_posted({{"D1", {"A calmer home."}}});
  form.emplace_back("version", "0");
  EXPECT_EQ(at.house.post(at.address + "/intake", form).status, 403) << "a page would come back";
  form.emplace_back("background", "1");
  const auto saved = at.house.post(at.address + "/intake", form);
  EXPECT_EQ(saved.status, 200);
  EXPECT_THAT(saved.body, Not(HasSubstr("María")));
  at.leaves();
  EXPECT_THAT(at.house.get(at.address + "/intake").body, HasSubstr("A calmer home."));
}

}  // namespace
}  // namespace toolkit
