// SPDX-License-Identifier: MIT
#include "db/client_merges.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "db/authorizations.h"
#include "db/connection.h"
#include "db/issued_documents.h"
#include "db/notes.h"
#include "db/record_row.h"
#include "db/record_versions.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "faulty_disk.h"
#include "people.h"
#include "workplace.h"

namespace db {
namespace {

using test::couples;
using test::created;
using test::FaultyDisk;
using test::is_whole;
using test::kSessionDate;
using test::Workplace;
using testing::ElementsAre;

const std::string kForm = "urn:form";

/// Two records of the same person: `one` with a note of its own, `other` with one record of every kind and a partner.
struct TwoRecords {
  Workplace place;
  ClientId one;
  ClientId other;

  TwoRecords() {
    Transaction transaction(place.vault());
    one = add_client(transaction, std::string(couples()[0].client), {}).id;
    other =
        add_client(transaction, std::string(couples()[0].client), {std::string(couples()[0].partner), "", "", ""}).id;
    add_note(transaction, one, kSessionDate, "own note");
    auto note = add_note(transaction, other, kSessionDate, "first words");
    note.text = "second words";
    EXPECT_TRUE(change_note(transaction, note));
    add_response(transaction, other, kForm + "|1", ResponseState::Completed, "other's answers");
    add_screening(transaction, other, ScreeningKind::Screen, "other's screen");
    add_authorization(transaction, {{}, other, 0, kSessionDate, kSessionDate, {}, "Rui", {"post"}, true});
    transaction.commit(created());
  }

  void merge() {
    Transaction transaction(place.vault());
    ASSERT_FALSE(find_merge_refusal(transaction, one, other));
    merge_clients(transaction, one, other);
    transaction.commit({AuditAction::Merge, "client", one.text, one, ""});
  }

  std::variant<CopiesLeft, MergeRefusal> undo() {
    Transaction transaction(place.vault());
    auto outcome = undo_merge(transaction, one, other);
    transaction.commit({AuditAction::Unmerge, "client", one.text, one, ""});
    return outcome;
  }

  std::vector<std::string> notes(const ClientId& client) {
    Transaction transaction(place.vault());
    std::vector<std::string> texts;
    for (const auto& note : list_notes(transaction, client)) texts.push_back(note.text);
    return texts;
  }

  /// Everything of a client that a merge may touch, as text.
  std::string picture(const ClientId& client) {
    Transaction transaction(place.vault());
    std::string text;
    for (const char* table : {"note", "questionnaire_response", "screening", "authorization", "issued_document"}) {
      for (const auto& address : record_addresses(transaction.connection(), record_table(table))) {
        if (address.client != client) continue;
        const auto row = load_record(transaction.connection(), transaction.keyring(), record_table(table), address);
        for (const auto& column : row.columns) text += column.name + '=' + column.text + ';';
      }
    }
    const auto found = find_client_merged_or_not(transaction, client);
    return text + found->partner.name + (find_client(transaction, client) ? " shown" : " hidden");
  }
};

TEST(ClientMerges, CopiesEveryKindOfRecord) {
  TwoRecords both;
  both.merge();
  Transaction transaction(both.place.vault());
  EXPECT_EQ(list_notes(transaction, both.one).size(), 2U);
  EXPECT_EQ(find_latest_response(transaction, both.one, kForm)->json, "other's answers");
  EXPECT_EQ(list_screenings(transaction, both.one).front().json, "other's screen");
  EXPECT_EQ(list_authorizations(transaction, both.one).front().recipient, "Rui");
}

TEST(ClientMerges, LeavesAWholeStoreAfterAMergeAndAfterItsUndo) {
  TwoRecords both;
  both.merge();
  EXPECT_TRUE(is_whole(both.place.vault()));
  both.undo();
  EXPECT_TRUE(is_whole(both.place.vault()));
}

TEST(ClientMerges, TakesTheVersionsAlong) {
  TwoRecords both;
  both.merge();
  Transaction transaction(both.place.vault());
  for (const auto& note : list_notes(transaction, both.one)) {
    if (note.text != "second words") continue;
    EXPECT_EQ(list_versions(transaction, "note", note.id.text).size(), 2U);
    EXPECT_EQ(load_version(transaction, "note", note.id.text, 1).column("body").text, "first words");
  }
}

TEST(ClientMerges, ShowsTheMergedClientNowhere) {
  TwoRecords both;
  both.merge();
  Transaction transaction(both.place.vault());
  EXPECT_EQ(list_clients(transaction).size(), 1U);
  EXPECT_FALSE(find_client(transaction, both.other));
  EXPECT_EQ(find_merge_target(transaction, both.other), both.one);
}

TEST(ClientMerges, FillsOnlyWhatIsNotKnownOfThePartner) {
  TwoRecords both;
  both.merge();
  Transaction transaction(both.place.vault());
  EXPECT_EQ(find_client(transaction, both.one)->partner.name, couples()[0].partner);
  EXPECT_THAT(list_merges(transaction, both.one).front().filled, ElementsAre("name"));
}

TEST(ClientMerges, KeepsTheClientsOwnAnswersInFront) {
  TwoRecords both;
  {
    Transaction transaction(both.place.vault());
    add_response(transaction, both.one, kForm + "|1", ResponseState::Completed, "own answers");
    transaction.commit(created());
  }
  both.place.clock().advance(std::chrono::hours(1));
  {
    Transaction transaction(both.place.vault());
    add_response(transaction, both.other, kForm + "|1", ResponseState::Completed, "later answers");
    transaction.commit(created());
  }
  both.merge();
  Transaction transaction(both.place.vault());
  EXPECT_EQ(find_latest_response(transaction, both.one, kForm)->json, "own answers");
  EXPECT_EQ(list_responses(transaction, both.one, kForm).size(), 3U);
}

TEST(ClientMerges, AreUndoneWithoutATrace) {
  TwoRecords both;
  const auto one = both.picture(both.one);
  const auto other = both.picture(both.other);
  both.merge();
  EXPECT_NE(both.picture(both.one), one);
  EXPECT_EQ(both.undo(), (std::variant<CopiesLeft, MergeRefusal>(CopiesLeft{0})));
  EXPECT_EQ(both.picture(both.one), one);
  EXPECT_EQ(both.picture(both.other), other);
}

TEST(ClientMerges, LeaveWhatWasChangedSinceWhenUndone) {
  TwoRecords both;
  both.merge();
  {
    Transaction transaction(both.place.vault());
    for (auto note : list_notes(transaction, both.one)) {
      if (note.text != "second words") continue;
      note.text = "third words";
      EXPECT_TRUE(change_note(transaction, note));
    }
    transaction.commit(created());
  }
  EXPECT_EQ(both.undo(), (std::variant<CopiesLeft, MergeRefusal>(CopiesLeft{1})));
  EXPECT_THAT(both.notes(both.one), testing::UnorderedElementsAre("own note", "third words"));
  EXPECT_THAT(both.notes(both.other), ElementsAre("second words"));
  EXPECT_TRUE(is_whole(both.place.vault()));
}

TEST(ClientMerges, KeepAPartnersNameThatWasWrittenSince) {
  TwoRecords both;
  both.merge();
  {
    Transaction transaction(both.place.vault());
    auto client = find_client(transaction, both.one).value();
    client.partner.name = "Rui";
    EXPECT_TRUE(change_client(transaction, client));
    transaction.commit(created());
  }
  both.undo();
  Transaction transaction(both.place.vault());
  EXPECT_EQ(find_client(transaction, both.one)->partner.name, "Rui");
}

TEST(ClientMerges, CanBeDoneAgainAfterAnUndo) {
  TwoRecords both;
  both.merge();
  both.undo();
  both.merge();
  EXPECT_EQ(both.notes(both.one).size(), 2U);
}

TEST(ClientMerges, RefuseWhatCannotBeMerged) {
  TwoRecords both;
  {
    Transaction transaction(both.place.vault());
    EXPECT_EQ(find_merge_refusal(transaction, both.one, both.one), MergeRefusal::SameClient);
    EXPECT_EQ(find_merge_refusal(transaction, both.one, new_id<ClientId>()), MergeRefusal::NoSuchClient);
  }
  both.merge();
  Transaction transaction(both.place.vault());
  EXPECT_EQ(find_merge_refusal(transaction, both.one, both.other), MergeRefusal::NoSuchClient);
  const auto third = add_client(transaction, "Priya", {}).id;
  EXPECT_EQ(find_merge_refusal(transaction, third, both.one), MergeRefusal::HasMergedClients);
}

void insert_for(Transaction& transaction, const char* table, const ClientId& client,
                std::vector<RecordColumn> columns) {
  using Kind = RecordColumn::Kind;
  RecordRow row{{{"id", Kind::Word, 0, random_uuid()},
                 {"client_id", Kind::Word, 0, client.text},
                 {"version", Kind::Number, 1, {}}}};
  row.columns.insert(row.columns.end(), columns.begin(), columns.end());
  insert_record(transaction.connection(), transaction.keyring(), record_table(table), row);
}

TEST(ClientMerges, RefuseAClientUnderALegalHold) {
  using Kind = RecordColumn::Kind;
  TwoRecords both;
  Transaction transaction(both.place.vault());
  insert_for(transaction, "retention", both.other,
             {{"closed_on", Kind::Cell, 0, ""},
              {"client_snoozed_until", Kind::Cell, 0, ""},
              {"partner_snoozed_until", Kind::Cell, 0, ""},
              {"is_held", Kind::Cell, 0, "yes"},
              {"hold_reason", Kind::Cell, 0, ""}});
  EXPECT_EQ(find_merge_refusal(transaction, both.one, both.other), MergeRefusal::Held);
  EXPECT_EQ(find_merge_refusal(transaction, both.other, both.one), MergeRefusal::Held);
}

TEST(ClientMerges, RefuseAClientWithSomethingInTheTrash) {
  using Kind = RecordColumn::Kind;
  TwoRecords both;
  Transaction transaction(both.place.vault());
  insert_for(transaction, "trash", both.other,
             {{"of_table", Kind::Word, 0, "client"},
              {"of_id", Kind::Word, 0, both.other.text},
              {"trashed_at", Kind::Number, 0, {}},
              {"trashed_by", Kind::Word, 0, ""}});
  EXPECT_EQ(find_merge_refusal(transaction, both.one, both.other), MergeRefusal::InTrash);
}

TEST(ClientMerges, KnowWhatWasWrittenAfterwards) {
  TwoRecords both;
  both.merge();
  Transaction transaction(both.place.vault());
  const auto merge = list_merges(transaction, both.one).front();
  const auto later = add_note(transaction, both.one, kSessionDate, "later");
  EXPECT_TRUE(merge.is_later(later.id.text, 1));
  for (const auto& [id, version] : merge.own) {
    EXPECT_FALSE(merge.is_later(id, version));
    EXPECT_TRUE(merge.is_later(id, version + 1));
  }
  for (const auto& [id, version] : merge.copied) EXPECT_FALSE(merge.is_later(id, version + 1));
}

/// Does the act to two records again and again, each time on a disk that fails a write later, until none fails any
/// more. Whatever was acknowledged is there, whatever was not is not there or there as a whole.
void expect_whole_or_not_at_all(bool is_merged_first, void (*act)(TwoRecords&)) {
  int moment = 0;
  bool has_struck = true;
  for (; has_struck && moment < 400; ++moment) {
    FaultyDisk disk;
    TwoRecords both;
    if (is_merged_first) both.merge();
    const auto pictures = [&] { return both.picture(both.one) + both.picture(both.other); };
    const auto before = pictures();
    disk.fail_at(moment, FaultyDisk::Fault::Failing, FaultyDisk::Length::Once);
    bool is_acknowledged = false;
    try {
      act(both);
      is_acknowledged = true;
    } catch (const Error&) {
    }
    has_struck = disk.has_struck();
    disk.work_well();
    both.place.close();
    both.place.open_unlocked();
    const auto is_done = pictures() != before;
    EXPECT_TRUE(is_done || !is_acknowledged) << moment;
    EXPECT_EQ(both.notes(both.one).size(), is_done != is_merged_first ? 2U : 1U) << moment;
    EXPECT_TRUE(is_whole(both.place.vault())) << moment;
  }
  EXPECT_FALSE(has_struck);
  EXPECT_GT(moment, 8);
}

TEST(ClientMerges, HappenWholeOrNotAtAllOnADiskThatFails) {
  expect_whole_or_not_at_all(false, [](TwoRecords& both) { both.merge(); });
}

TEST(ClientMerges, AreUndoneWholeOrNotAtAllOnADiskThatFails) {
  expect_whole_or_not_at_all(true, [](TwoRecords& both) { both.undo(); });
}

}  // namespace
}  // namespace db
