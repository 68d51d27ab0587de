// SPDX-License-Identifier: MIT
// Which entry each address leaves in the audit trail: every one that shows or changes something leaves one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "closed_cases.h"
#include "db/audit_trail.h"
#include "db/backup.h"
#include "db/transaction.h"
#include "db/trash.h"
#include "page_room.h"
#include "tests/handouts/pictures.h"
#include "toolkit/desks/audit_words.h"

namespace toolkit {
namespace {

using test::kPassphrase;
using test::PageHouse;
using test::Posted;

struct Row {
  http::Method method;
  std::string address;
  Posted form;
  const char*
      entries;  ///< what it adds, oldest first, where "*" stands for the rest of an entry and a further hold or change
};

std::string added(PageHouse& house, std::size_t before) {
  std::string text;
  const auto trail = house.place.trail();
  for (auto i = before; i < trail.size(); ++i) text += (text.empty() ? "" : ", ") + trail[i];
  return text;
}

/// Where a page's first link into this folder leads.
std::string link_in(PageHouse& house, const std::string& page, const std::string& folder) {
  const auto body = house.get(page).body;
  const auto begin = body.find("href=\"" + folder) + 6;
  return body.substr(begin, body.find('"', begin) - begin);
}

TEST(RouteTrail, EveryAddressLeavesItsEntry) {
  PageHouse house;
  const auto client = test::open_maria_case(house.place);
  const auto at = "/clients/" + client.text;
  const std::string words(kPassphrase);
  ClientDesk(house.place.vault()).add_note(client, {"2026-11-23", "text"});
  ProcessDesk process(house.place.vault());
  process.choose(true);
  process.add(client, {"2026-11-23", "text"});
  HandoutDesk(house.place.vault(), test::typefaces()).make(client, handouts::DocumentCode::L02, test::approved());
  const auto note = link_in(house, at, "/notes/");
  const auto process_note = link_in(house, at + "/process-notes", "/process-notes/");
  const auto twin = test::add_client(house.place, test::kMaria, test::kInaki);
  IntakeDesk(house.place.vault()).save(Form::Intake, twin, test::maria_intake(), 0);
  house.post(at + "/merge/" + twin.text);
  const auto beside = link_in(house, at, at + "/intakes/");
  const auto issued = link_in(house, at + "/documents", "/issued/");
  const test::TemporaryFolder backups;
  const db::CancelFlag go_on = false;
  const auto backup = db::make_backup(house.place.vault(), backups.path(), go_on).file.filename().string();
  const auto get = http::Method::Get;
  const auto post = http::Method::Post;
  const Posted typed{{"version", "1"}, {"session_date", "2026-11-23"}, {"text", "two"}};
  const Posted passphrase{{"passphrase", words}, {"format", "json"}};
  const Posted wrong{{"passphrase", "wrong"}, {"format", "json"}};

  house.post_file("/practice/pictures/logo", handouts::pictures::png(handouts::pictures::rings()));
  house.post_file("/bring-in", "name\nNew Name\n");
  const auto plan = house.get("/bring-in/plan").body;
  const auto token = plan.substr(plan.find("name=\"file\" value=\"") + 19, 64);
  const Posted ticked{{"file", token}, {"page", "1"}, {"line", "2"}};
  const auto due = test::add_client(house.place, "Ben", "Cara");
  test::close_case(house.place, due, test::day(2019, 11, 1));
  const auto keeping = "/clients/" + due.text + "/keeping";
  const auto invited = "/clients/" + test::add_client(house.place, "Eve", "Finn").text + "/keeping";
  const auto seen = ErasureDesk(house.place.vault(), house.door()).preview_client(due)->seen;
  const auto trashed = test::add_client(house.place, "Dana").text;
  {
    db::Transaction transaction(house.place.vault());
    EXPECT_TRUE(db::put_in_trash(transaction, "client", trashed));
    transaction.commit({db::AuditAction::Trash, "client", trashed, db::ClientId{trashed}, ""});
  }
  const Posted destroy{{"seen", seen}, {"reason", "person-asked"}, {"own_passphrase", words}};
  const Posted destroy_partner{{"seen", "1"}, {"reason", "person-asked"}, {"own_passphrase", words}};

  house.print_work().step();
  const Posted printing{{"printer", "Office"}, {"print_size", std::string(printing::kLetter)}};
  const auto printed = test::location(house.post(issued + "/print", printing));
  const auto run = printed.substr(printed.rfind('/') + 1);

  const Row rows[] = {
      {get, "/today", {}, "view client today"},
      {get, "/clients", {}, "view client list"},
      {post, "/clients", {{"name", "Ana"}}, "create client"},
      {get, "/bring-in", {}, ""},
      {post, "/bring-in", {}, ""},
      {get, "/bring-in/plan", {}, "view client import"},
      {post, "/bring-in/plan", ticked, "create client import"},
      {post, "/bring-in/plan", ticked, ""},
      {get, "/bring-in/done", {}, "view client import"},
      {get, at, {}, "view client"},
      {get, at + "/record", {}, "view client record"},
      {post, at + "/record", {{"version", "2"}, {"client_name", "Ana"}}, "change client"},
      {get, at + "/record/versions", {}, "view client versions"},
      {post, at + "/record/versions", {{"restore", "1"}, {"version", "3"}}, "restore client"},
      {get, "/in-use", {}, ""},
      {get, "/locking", {}, ""},
      {post, "/locking", {{"minutes", "5"}}, "change setting locking 5"},
      {post, at + "/notes", {{"background", "1"}, {"text", "She"}}, "create note_draft"},
      {post, at + "/notes", {{"background", "1"}, {"text", "She"}}, ""},
      {post, at + "/notes", typed, "create note"},
      {post, note, {{"background", "1"}, {"version", "1"}, {"text", "She"}}, "create note_draft"},
      {get, note, {}, "view note"},
      {post, note, typed, "view note, change note"},
      {post, note, typed, "view note"},
      {get, note + "/versions?open=1", {}, "view note versions 1"},
      {get, note + "/versions?from=1&to=2", {}, "view note versions 1 2"},
      {post, note + "/versions", {{"restore", "1"}, {"version", "2"}}, "restore note"},
      {get, at + "/intake", {}, "view questionnaire_response"},
      {post, at + "/intake", {{"version", "1"}, {"q:D4", "x"}}, "change questionnaire_response*"},
      {post, at + "/intake", {{"version", "1"}, {"q:D4", "y"}}, "view questionnaire_response"},
      {get, at + "/intake/versions?open=1", {}, "view questionnaire_response versions 1"},
      {post, at + "/intake/versions", {{"restore", "1"}, {"version", "2"}}, "restore questionnaire_response*"},
      {get, at + "/judgement", {}, "view questionnaire_response"},
      {get, at + "/judgement/versions", {}, "view questionnaire_response versions"},
      {get, at + "/screening", {}, "view screening"},
      {post, at + "/screening", test::as_posted(test::calm_screening()), "create screening"},
      {get, at + "/reassessment", {}, "view screening"},
      {get, at + "/authorization", {}, "view authorization"},
      {get, at + "/documents", {}, "view client documents*"},
      {get, at + "/held", {}, "view client documents*"},
      {get, at + "/documents/L01", {}, "view client documents*, view client preview L01"},
      {get, at + "/documents/L01/pages/1", {}, "view client preview L01"},
      {post, at + "/documents/L01", {{"approved", "1"}, {"paper", "home"}}, "issue issued_document L01"},
      {post, at + "/documents/L01/preview", {{"fragment", "1"}}, "view client preview L01"},
      {get, "/printing/" + run, {}, ""},
      {post, "/printing/" + run + "/stop", {}, ""},
      {post, issued + "/print", printing, "print issued_document sent L02 Office"},
      {get, at + "/set", {}, "view client documents*"},
      {post, at + "/set", {{"code", "H07"}, {"paper", "home"}}, "issue issued_document H07"},
      {get, at + "/handed-over", {}, "view client handed-over"},
      {get, "/library", {}, ""},
      {get, "/help", {}, ""},
      {get, "/help/first-ten-minutes", {}, ""},
      {get, "/help/when-something-happens", {}, ""},
      {get, "/help/what-is-protected", {}, ""},
      {get, "/library/L01", {}, ""},
      {get, "/library/L01/pages/1", {}, ""},
      {get, issued, {}, "export issued_document L02"},
      {get, issued + "/with-password", {}, "view issued_document with-password L02"},
      {post,
       issued + "/with-password",
       {{"password", "violet harbor quiet lantern 42"}, {"repeat", "violet harbor quiet lantern 42"}},
       "export issued_document with-password L02"},
      {get, issued + "/envelope", {}, "view issued_document envelope L02"},
      {post, issued + "/envelope", {{"recipient", "Iñaki"}}, "print issued_document envelope L02"},
      {post, issued + "/envelope", {}, "view issued_document envelope L02"},
      {post, issued + "/with-password", {{"password", "short"}}, "view issued_document with-password L02"},
      {get, at + "/take-out", {}, "view client take-out"},
      {post, at + "/take-out", passphrase, "export client json"},
      {post, at + "/take-out", {{"passphrase", words}, {"format", "fhir-openemr"}}, "export client fhir-openemr"},
      {post, at + "/take-out", wrong, "unlock-failed"},
      {get, beside, {}, "view questionnaire_response merged"},
      {get, at + "/process-notes", {}, "view process_note"},
      {post, at + "/process-notes", {{"background", "1"}, {"text", "Why"}}, "create process_note_draft"},
      {post, process_note, {{"background", "1"}, {"version", "1"}, {"text", "Why"}}, "create process_note_draft"},
      {post, at + "/process-notes", typed, "create process_note"},
      {get, process_note, {}, "view process_note"},
      {post, process_note, typed, "view process_note, change process_note"},
      {get, process_note + "/versions?open=1", {}, "view process_note versions 1"},
      {post, process_note + "/versions", {{"restore", "1"}, {"version", "2"}}, "restore process_note"},
      {get, at + "/process-notes/take-out", {}, "view client take-out"},
      {post, at + "/process-notes/take-out", passphrase, "unlocked asked-again, export process_note json"},
      {post, at + "/process-notes/take-out", wrong, "unlock-failed, view client take-out"},
      {post, "/search", {{"typed", "text"}}, "view search"},
      {get, at + "/closing", {}, "view client closing"},
      {post, at + "/closing", {{"closed_on", "2026-01-02"}}, "change client closed"},
      {get, "/clients?closed", {}, "view client closed-list"},
      {post, at + "/reopen", {}, "change client opened-again"},
      {post, note + "/trash", {}, "trash note"},
      {get, "/trash", {}, "view trash"},
      {post, "/trash/note" + note.substr(6) + "/restore", {}, "restore note trash"},
      {post, process_note + "/trash", {}, "trash process_note"},
      {post, "/trash/process-note" + process_note.substr(14) + "/restore", {}, "restore process_note trash"},
      {post, at + "/trash", {}, "trash client"},
      {post, "/trash/client/" + client.text + "/restore", {}, "restore client trash"},
      {get, "/practice", {}, "view practice"},
      {post,
       "/practice",
       {{"version", "1"}, {"practitioner_name", "Ana"}, {"secrets_policy", "limited"}},
       "change practice, change setting process-notes off, change practitioner"},
      {post,
       "/practice",
       {{"version", "2"}, {"practitioner_name", "Ana"}, {"secrets_policy", "limited"}, {"place", "uk"}},
       "change practice, change setting place"},
      {get, "/numbers", {}, "view setting support-numbers"},
      {post, "/numbers", {}, "view setting support-numbers"},
      {post,
       "/numbers",
       {{"name", "a"}, {"reach", "b"}, {"about", "c"}, {"checked_on", "2026-11-20"}},
       "change setting support-numbers added"},
      {post, "/numbers/checked", {{"version", "1"}}, "change setting support-numbers checked"},
      {post, "/numbers/undo", {{"version", "2"}}, "change setting support-numbers put-back"},
      {post, "/numbers/undo", {{"version", "2"}}, "view setting support-numbers"},
      {get, "/what-happened", {}, "view questionnaire_response counted"},
      {post, "/what-happened/take-out", {}, "export questionnaire_response counts csv"},
      {get, "/practice/pictures", {}, "view practice pictures"},
      {get, "/practice/pictures/logo", {}, "view practice picture logo"},
      {post, "/practice/pictures/signature", {}, "view practice pictures"},
      {post, "/practice/pictures/logo/take-off", {}, "change setting logo taken-off"},
      {post, "/practice/pictures/logo/undo", {}, "change setting logo put-back"},
      {get, "/forms", {}, "view own_form list"},
      {get, "/forms/intake", {}, "view own_form intake"},
      {post, "/forms/intake/copy", {}, "create own_form intake"},
      {post, "/forms/intake/title", {{"version", "1"}, {"form_title", "Hello"}}, "change own_form title intake"},
      {get, "/forms/intake/items/A3", {}, "view own_form intake"},
      {post,
       "/forms/intake/items/A3",
       {{"version", "2"}, {"text", "Which?"}},
       "view own_form intake, change own_form words intake"},
      {post, "/forms/intake/items/A3/move", {{"version", "3"}, {"part", "relationship"}}, "view own_form intake"},
      {post, "/forms/intake/items/A3/remove", {{"version", "3"}}, "view own_form intake"},
      {post, "/forms/intake/order", {{"version", "3"}, {"later", "A2"}}, "change own_form moved intake"},
      {post,
       "/forms/intake/items",
       {{"version", "4"}, {"text", "More?"}, {"kind", "line"}, {"part", "you"}},
       "change own_form added intake"},
      {post, "/forms/intake/undo", {{"version", "5"}}, "change own_form undone intake"},
      {get, "/forms/intake/preview", {}, "view own_form intake"},
      {post, "/forms/intake/discard", {{"version", "6"}}, "trash own_form intake"},
      {post, "/forms/intake/take-back", {}, "restore own_form intake"},
      {post, "/forms/intake/use", {{"version", "8"}}, "change own_form used intake 1.0.0.1.*"},
      {post, "/forms/intake/stop", {{"version", "9"}}, "change own_form stopped intake"},
      {get, "/texts", {}, "view own_text list"},
      {get, "/texts/L01/en-US", {}, "view own_text L01 en-US"},
      {post, "/texts/L01/en-US/copy", {}, "create own_text L01 en-US"},
      {post,
       "/texts/L01/en-US",
       {{"version", "1"}, {"title", "Hello"}, {"body", "Hello."}},
       "change own_text L01 en-US"},
      {get, "/texts/L01/en-US/states/1", {}, "view own_text state L01 en-US"},
      {post, "/texts/L01/en-US/states", {{"version", "2"}, {"state", "1"}}, "change own_text undone L01 en-US"},
      {post,
       "/texts/L01/en-US",
       {{"version", "3"}, {"title", "Hello"}, {"body", "Hello."}, {"then", "discard"}},
       "change own_text L01 en-US, trash own_text L01 en-US"},
      {post, "/texts/L01/en-US/take-back", {}, "restore own_text L01 en-US"},
      {post,
       "/texts/L01/en-US",
       {{"version", "6"}, {"title", "Hello"}, {"body", "Hello."}, {"then", "use"}},
       "change own_text used L01 en-US 1.*"},
      {post, "/texts/L01/en-US/stop", {{"version", "7"}}, "change own_text stopped L01 en-US"},
      {get, "/backup", {}, ""},
      {post, "/backup/folder", {{"folder", backups.path().string()}}, "change setting backup-folder"},
      {post, "/backup/folder", {{"folder", backups.path().string()}}, ""},
      {post, "/backup/now", {}, ""},
      {post, "/backup/stop", {}, ""},
      {get, "/backup/" + backup + "/try", {}, ""},
      {get, "/backup/" + backup + "/restore", {}, ""},
      {get, "/audit-trail", {}, "view audit_entry"},
      {post, "/audit-trail/take-out", passphrase, "unlocked asked-again, export audit_entry csv"},
      {post, "/audit-trail/take-out", wrong, "unlock-failed, view audit_entry"},
      {get, "/keeping", {}, "view retention rules"},
      {post, "/keeping", {{"client_years", "7"}, {"partner_months", "12"}}, "retention-set setting retention"},
      {get, "/keeping/review", {}, "view retention review"},
      {get, keeping, {}, "view retention keeping"},
      {post, keeping + "/hold", {{"version", "1"}, {"reason", "Court"}}, "retention-set retention hold"},
      {post, keeping + "/lift", {{"version", "2"}}, "retention-set retention lift"},
      {post,
       keeping + "/snooze",
       {{"version", "3"}, {"part", "client"}, {"months", "3"}},
       "retention-set retention snooze client 3"},
      {get, invited + "/destroy-partner", {}, "view retention destroy"},
      {post, invited + "/destroy-partner", destroy_partner, "unlocked asked-again, erase partner person-asked"},
      {get, keeping + "/destroy", {}, "view retention destroy"},
      {post, keeping + "/destroy", destroy, "erase client person-asked"},
      {get, "/destroyed", {}, "view erasure list"},
      {get, "/trash/" + trashed + "/destroy", {}, "view trash destroy"},
      {post, "/trash/" + trashed + "/destroy", destroy, "view trash destroy"},
      {post, "/unlock", wrong, "unlock-failed"},
  };
  for (const auto& [method, address, form, entries] : rows) {
    const auto before = house.place.trail().size();
    // After a wrong passphrase the next one has to wait, and the right one is told too, because it ends the count.
    house.place.clock.advance(std::chrono::seconds(1));
    const auto reply = method == get ? house.get(address) : house.post(address, form);
    EXPECT_NE(reply.status, 404) << address;
    std::string pattern;
    for (const char c : std::string_view(entries)) {
      if (c == '*') {
        pattern += "[^,]*(, (hold|change) [^,]*)?";
      } else {
        pattern += c;
      }
    }
    EXPECT_THAT(added(house, before), testing::MatchesRegex(pattern)) << address;
  }
  // "A record" is what the page says of a kind that it has no word for.
  db::Transaction transaction(house.place.vault());
  for (const auto& entry : db::audit_entries(transaction, 1000))
    EXPECT_THAT(audit_sentence(entry.event), testing::Not(testing::EndsWith(" a record"))) << entry.event.kind;
}

}  // namespace
}  // namespace toolkit
