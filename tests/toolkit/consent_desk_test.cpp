// SPDX-License-Identifier: MIT
#include "toolkit/desks/consent_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "toolkit/desks/form_desk.h"

namespace toolkit {
namespace {

using test::add_client;
using test::authorization;
using test::repeated;
using test::Workplace;
using testing::ElementsAre;
using testing::IsEmpty;

std::string fields_of(const std::vector<Problem>& problems) {
  std::string fields;
  for (const auto& problem : problems) fields += (fields.empty() ? "" : " ") + problem.field;
  return fields;
}

TEST(ConsentDesk, PutsASignedFormOnFile) {
  Workplace place;
  ConsentDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  EXPECT_THAT(desk.record(client, authorization()), IsEmpty());
  const auto found = desk.open(client);
  ASSERT_EQ(found->list.size(), 1U);
  EXPECT_EQ(found->list[0].recipient, test::kInaki);
  EXPECT_EQ(found->list[0].signed_on, std::chrono::year(2026) / 11 / 13);
  EXPECT_EQ(found->list[0].expires_on, std::chrono::year(2027) / 2 / 11);
  EXPECT_THAT(found->list[0].channels, ElementsAre("post", "phone"));
  EXPECT_FALSE(found->list[0].revoked_on);
  EXPECT_EQ(found->today, std::chrono::year(2026) / 11 / 23);
  EXPECT_THAT(place.trail(), ElementsAre("create client", "create authorization", "view authorization"));
}

TEST(ConsentDesk, ReadsAFilledFormForTheOneWhoLooksAtThePaper) {
  Workplace place;
  ConsentDesk desk(place.vault());
  FormDesk forms(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  const auto form = *forms.begin(client, "authorization");
  forms.save(form,
             {{"F01-recipient", {test::kInaki}},
              {"F01-channel", {"post", "in-person"}},
              {"F01-expires-on", {"2027-02-11"}},
              {"F01-signature-date", {"2026-11-13"}}},
             1);
  const auto said = desk.read_from(client, form);
  ASSERT_TRUE(said);
  EXPECT_EQ(said->typed.recipient, test::kInaki);
  EXPECT_EQ(said->typed.signed_on, "2026-11-13");
  EXPECT_EQ(said->typed.expires_on, "2027-02-11");
  EXPECT_THAT(said->typed.channels, ElementsAre("post", "in-person"));
  EXPECT_FALSE(said->typed.is_complete);
  EXPECT_THAT(said->missing, ElementsAre("i", "ii", "iv", "vi"));
  EXPECT_THAT(desk.open(client)->list, IsEmpty()) << "reading puts nothing on file";

  EXPECT_FALSE(desk.read_from(add_client(place, test::kPriya), form));
  EXPECT_FALSE(desk.read_from(client, *forms.begin(client, "revocation")));
  EXPECT_FALSE(desk.read_from(client, db::new_id<db::ResponseId>()));
  forms.set_mistaken(form, 2, true);
  EXPECT_FALSE(desk.read_from(client, form));
}

TEST(ConsentDesk, NamesEveryProblemOfAForm) {
  const struct {
    TypedAuthorization typed;
    std::string faulty;
  } rows[] = {{{"2026-11-23", "2026-11-24", "Iñaki", {"in-person"}, true}, ""},
              {{"2026-11-24", "2026-12-24", "Iñaki", {"post"}, true}, "signed_on"},
              {{"2026-02-30", "2026-12-24", "Iñaki", {"post"}, true}, "signed_on"},
              {{"2026-11-13", "2026-11-13", "Iñaki", {"post"}, true}, "expires_on"},
              {{"2026-11-13", "2026-11-12", "Iñaki", {"post"}, true}, "expires_on"},
              {{"2026-11-13", "soon", "Iñaki", {"post"}, true}, "expires_on"},
              {{"2026-11-13", "2026-12-24", " ", {"post"}, true}, "recipient"},
              {{"2026-11-13", "2026-12-24", repeated("ñ", 121), {"post"}, true}, "recipient"},
              {{"2026-11-13", "2026-12-24", "\xFF", {"post"}, true}, "recipient"},
              {{"2026-11-13", "2026-12-24", "Iñaki", {}, true}, "channels"},
              {{"2026-11-13", "2026-12-24", "Iñaki", {"post", "pigeon"}, true}, "channels"},
              {{"2026-11-13", "2026-12-24", "Iñaki", {"post"}, false}, "is_complete"},
              {{"", "", "", {}, false}, "signed_on expires_on recipient channels is_complete"}};
  Workplace place;
  ConsentDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  for (const auto& [typed, faulty] : rows) EXPECT_EQ(fields_of(desk.record(client, typed)), faulty) << typed.signed_on;
  EXPECT_EQ(desk.open(client)->list.size(), 1U);
}

TEST(ConsentDesk, RevokesAFormOnce) {
  Workplace place;
  ConsentDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  desk.record(client, authorization());
  const auto id = desk.open(client)->list.at(0).id;
  EXPECT_TRUE(desk.revoke(client, id));
  EXPECT_EQ(desk.open(client)->list.at(0).revoked_on, std::chrono::year(2026) / 11 / 23);
  place.clock.advance(std::chrono::days(2));
  EXPECT_FALSE(desk.revoke(client, id));
  EXPECT_EQ(desk.open(client)->list.at(0).revoked_on, std::chrono::year(2026) / 11 / 23);
  EXPECT_THAT(place.trail(), testing::Contains("change authorization revoked").Times(1));
}

TEST(ConsentDesk, DoesNotRevokeOneClientsFormThroughAnother) {
  Workplace place;
  ConsentDesk desk(place.vault());
  const auto client = add_client(place, test::kMaria, test::kInaki);
  const auto other = add_client(place, test::kPriya);
  desk.record(client, authorization());
  const auto id = desk.open(client)->list.at(0).id;
  EXPECT_FALSE(desk.revoke(other, id));
  EXPECT_FALSE(desk.revoke(client, db::new_id<db::AuthorizationId>()));
  EXPECT_FALSE(desk.open(client)->list.at(0).revoked_on);
}

TEST(ConsentDesk, FindsNothingForAnIdOfNothing) {
  Workplace place;
  EXPECT_FALSE(ConsentDesk(place.vault()).open(db::new_id<db::ClientId>()));
}

}  // namespace
}  // namespace toolkit
