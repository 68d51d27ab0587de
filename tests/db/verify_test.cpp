// SPDX-License-Identifier: MIT
#include "db/verify.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "db/authorizations.h"
#include "db/issued_documents.h"
#include "db/notes.h"
#include "db/practice.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "db/transaction.h"
#include "people.h"
#include "raw_store.h"
#include "workplace.h"

namespace db {
namespace {

using test::Workplace;

constexpr std::size_t kRecords = 10 + 5;

/// The practice, the practitioner, and a client with a partner, two notes and one of everything else. The client, the
/// partner, the notes and the answers have their first version beside them.
ClientId fill(Workplace& place) {
  const auto client = test::saved_client(place.vault()).id;
  Transaction transaction(place.vault());
  save_practice(transaction, {});
  add_note(transaction, client, test::kSessionDate, "one");
  add_note(transaction, client, test::kSessionDate, "two");
  add_response(transaction, client, "https://example.org/form|1", ResponseState::Completed, "{}");
  add_screening(transaction, client, ScreeningKind::Screen, "{}");
  add_authorization(transaction, {{}, client, 0, test::kSessionDate, test::kSessionDate, {}, "recipient", {}, true});
  add_issued_document(transaction, {{}, client, "L02", "3", {}, "{}", "%PDF-"});
  transaction.commit(test::created());
  return client;
}

VerifyReport report(Workplace& place) {
  Transaction transaction(place.vault());
  return verify(transaction);
}

VerifyReport report_after(Workplace& place, const std::string& sql) {
  place.close();
  test::execute(place.record_store(), "PRAGMA foreign_keys = OFF; " + sql);
  place.open_unlocked();
  return report(place);
}

/// "table table …", each once.
std::string tables(const VerifyReport& report) {
  std::set<std::string> names;
  for (const auto& finding : report.findings) names.insert(finding.table);
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : " ") + name;
  return text;
}

}  // namespace

TEST(Verify, FindsNothingInARecordStoreThatIsWhole) {
  Workplace place;
  fill(place);
  const auto found = report(place);
  EXPECT_TRUE(found.is_whole());
  EXPECT_EQ(found.records, kRecords);
  EXPECT_EQ(found.audit_entries, 3U);
}

TEST(Verify, TellsHowFarItIs) {
  Workplace place;
  fill(place);
  Transaction transaction(place.vault());
  std::vector<std::size_t> steps;
  verify(transaction, [&](std::size_t done, std::size_t total) {
    EXPECT_EQ(total, kRecords);
    steps.push_back(done);
  });
  EXPECT_EQ(steps.size(), kRecords);
  EXPECT_EQ(steps.back(), kRecords);
}

TEST(Verify, NamesTheKindOfWhatIsNotAsItWasLeft) {
  struct Attack {
    const char* sql;
    const char* tables;
  };
  const Attack attacks[] = {
      {"UPDATE client SET state = 'closed'", "client"},
      {"UPDATE partner SET name = called", "partner"},
      {"UPDATE practice SET mac = x''", "practice"},
      {"UPDATE screening SET recorded_at = 0", "screening"},
      {"UPDATE authorization SET expires_on = signed_on", "authorization"},
      {"UPDATE issued_document SET pdf = data", "issued_document"},
      {"UPDATE questionnaire_response SET state = 'in-progress'", "questionnaire_response"},
      {"UPDATE note SET version = 2", "note roster"},
      {"DELETE FROM note WHERE rowid = 1", "roster"},
      {"DELETE FROM practice", "roster"},
      {"UPDATE note SET client_id = '22222222-2222-4222-8222-222222222222'", "note roster"},
      {"DROP TRIGGER audit_entry_stays; UPDATE audit_entry SET at = 0 WHERE sequence = 2", "audit_entry"},
      {"UPDATE audit_head SET next_key = zeroblob(32)", "audit_entry audit_head"},
      {"UPDATE audit_head SET anchored_sequence = 0, anchor = x''", "audit_head"},
      {"DELETE FROM roster", "roster"},
  };
  for (const auto& attack : attacks) {
    Workplace place;
    fill(place);
    EXPECT_EQ(tables(report_after(place, attack.sql)), attack.tables) << attack.sql;
  }
}

TEST(Verify, NamesTheNoteThatIsDamagedAndNoOther) {
  Workplace place;
  fill(place);
  place.close();
  const auto id = test::text(place.record_store(), "SELECT id FROM note WHERE rowid = 2");
  place.open_unlocked();
  const auto found = report_after(place, "UPDATE note SET changed_at = 0 WHERE rowid = 2");
  ASSERT_EQ(found.findings.size(), 1U);
  EXPECT_EQ(found.findings[0].table, "note");
  EXPECT_EQ(found.findings[0].id, id);
}

TEST(Verify, ReportsEveryRecordOfAClientWhoseKeyIsLost) {
  Workplace place;
  fill(place);
  const auto found = report_after(place, "DELETE FROM client_key");
  // All but the practice, the references and the roster.
  EXPECT_GE(found.findings.size(), kRecords - 1);
}

TEST(Verify, FindsADamagedPageOfTheFile) {
  Workplace place;
  fill(place);
  place.close();
  auto file = test::contents(place.record_store());
  const auto page = test::number(place.record_store(), "SELECT rootpage FROM sqlite_schema WHERE name = 'note'");
  file.replace(static_cast<std::size_t>(page - 1) * 16384, 4096, std::string(4096, '\xFF'));
  test::write_file(place.record_store(), file);
  place.open_unlocked();
  const auto found = report(place);
  EXPECT_FALSE(found.is_whole());
  EXPECT_TRUE(
      std::any_of(found.findings.begin(), found.findings.end(), [](const auto& f) { return f.table == "note"; }));
  EXPECT_TRUE(
      std::none_of(found.findings.begin(), found.findings.end(), [](const auto& f) { return f.table == "client"; }));
}

}  // namespace db
