// SPDX-License-Identifier: MIT
#include "toolkit/desks/audit_desk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "couples.h"
#include "db/connection.h"
#include "db/transaction.h"
#include "toolkit/desks/client_desk.h"

namespace toolkit {
namespace {

using test::Workplace;
using testing::AllOf;
using testing::Contains;
using testing::HasSubstr;
using testing::Not;

void record(Workplace& place, db::AuditEvent event) {
  db::Transaction(place.vault()).commit(event);
}

TEST(AuditDesk, SaysWhoDidWhatWithWhom) {
  Workplace place;
  const auto client = test::add_client(place, test::kMaria);
  ClientDesk(place.vault()).open(client);
  const auto line = AuditDesk(place.vault()).open({}).lines.at(0);
  EXPECT_EQ(line.sentence, "Opened the client's page");
  EXPECT_EQ(line.client_name, test::kMaria);
  EXPECT_EQ(line.who, "you");
  EXPECT_EQ(line.at, place.clock.now());
  EXPECT_THAT(place.trail(), Contains("view audit_entry"));
}

TEST(AuditDesk, ReadsAHundredEntriesAtATime) {
  Workplace place(Workplace::Start::WithoutKit);
  for (int i = 0; i < 150; ++i) record(place, {db::AuditAction::View, "note", "", {}, ""});
  AuditDesk desk(place.vault());
  const auto first = desk.open({});
  EXPECT_EQ(first.lines.size(), 100U);
  db::AuditFilter filter;
  filter.before = first.older;
  const auto second = desk.open(filter);
  EXPECT_EQ(second.lines.size(), 51U);
  EXPECT_EQ(second.lines.front().sequence, first.lines.back().sequence - 1);
  EXPECT_FALSE(second.older);
}

TEST(AuditDesk, TellsOfChangedEntriesWhereTheyWere) {
  Workplace place(Workplace::Start::WithoutKit);
  for (int i = 0; i < 6; ++i) record(place, {db::AuditAction::View, "note", "", {}, ""});
  {
    db::Transaction transaction(place.vault());
    transaction.connection().execute(
        "DROP TRIGGER audit_entry_stays; UPDATE audit_entry SET at = 1 WHERE sequence IN (3, 4, 6)");
    transaction.commit({db::AuditAction::View, "note", "", {}, ""});
  }
  std::string shown;
  for (const auto& line : AuditDesk(place.vault()).open({}).lines) {
    shown += line.first_broken > 0
                 ? "-" + std::to_string(line.first_broken) + ".." + std::to_string(line.sequence) + " "
                 : std::to_string(line.sequence) + " ";
  }
  EXPECT_EQ(shown, "8 7 -6..6 5 -3..4 2 1 ");
  EXPECT_THAT(AuditDesk(place.vault()).take_out({}), HasSubstr("3 to 4,,,missing or changed"));
}

TEST(AuditDesk, TakesOutIdsAndNoNamesAndNoOnesOwnWords) {
  Workplace place;
  const auto client = test::add_client(place, test::kMaria);
  record(place, {db::AuditAction::Release, "issued_document", "", client, "Read together."});
  record(place, {db::AuditAction::Export, "client", client.text, client, "=1+1"});
  const auto csv = AuditDesk(place.vault()).take_out({});
  EXPECT_THAT(csv, AllOf(HasSubstr(client.text), HasSubstr(",export,client,"), HasSubstr("2026-11-23T14:02:00Z"),
                         Not(HasSubstr(test::kMaria)), Not(HasSubstr("Read together")), HasSubstr("'=1+1"),
                         Not(HasSubstr(",=1"))));
  EXPECT_THAT(place.trail(), Contains("export audit_entry csv"));
}

TEST(AuditDesk, NamesAClientWhoIsGoneByWhatIsKnown) {
  Workplace place;
  record(place, {db::AuditAction::View, "client", "", db::new_id<db::ClientId>(), ""});
  EXPECT_EQ(AuditDesk(place.vault()).open({}).lines.at(0).client_name, "a client whose record was destroyed");
}

}  // namespace
}  // namespace toolkit
