// SPDX-License-Identifier: MIT
#include "toolkit/desks/outcome_desk.h"

#include <algorithm>

#include <gmock/gmock.h>

#include "closed_cases.h"
#include "db/client_merges.h"
#include "db/connection.h"
#include "db/trash.h"
#include "told_clients.h"
#include "toolkit/desks/outcome_words.h"

namespace toolkit {
namespace {

using test::client_with_reasons;
using test::tell;
using test::upset;
using test::Workplace;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

struct Told {
  Workplace place;
  OutcomeDesk desk{place.vault()};

  /// "12", "fewer than 5" or "not shown".
  std::string reason(const std::string& code) {
    const auto lines = desk.open().counts.reasons;
    return count_words(std::ranges::find(lines, code, &CountLine::code)->all);
  }
  std::vector<std::string> answers(std::size_t step) { return words(desk.open().counts.answers.at(step)); }
  std::vector<std::string> upset_after(std::size_t step) { return words(desk.open().counts.upset.at(step)); }

  static std::vector<std::string> words(const CountLine& line) {
    std::vector<std::string> words{count_words(line.all)};
    for (const auto& part : line.parts) words.push_back(count_words(part));
    return words;
  }
  std::vector<db::ClientId> clients(int count, const std::vector<std::string>& reasons = {"R01"}) {
    std::vector<db::ClientId> added;
    for (int i = 0; i < count; ++i) added.push_back(client_with_reasons(place, "Ana", reasons));
    return added;
  }
};

constexpr const char* kFew = "fewer than 5";

TEST(OutcomeDesk, IsEmptyUntilFiveClientsToldTheSame) {
  Told at;
  EXPECT_TRUE(at.desk.open().is_empty);
  const auto clients = at.clients(4);
  for (const auto& client : clients) tell(at.place, client, "asked", "yes");
  EXPECT_TRUE(at.desk.open().is_empty);
  EXPECT_EQ(at.desk.open().counts,
            count_outcomes(std::vector<CountedClient>(4),
                           {"R01", "R02", "R03", "R04", "R05", "R06", "R07", "R09", "R10", "R12",
                            "R13", "R14", "R15", "R16", "R18", "R19", "R22", "R23", "R24", "R99"}))
      << "four are told of no more than none";
  tell(at.place, at.clients(1).front(), "asked", "yes");
  EXPECT_FALSE(at.desk.open().is_empty);
}

TEST(OutcomeDesk, CountsTheReasonsOfTheNewestIntakeInWords) {
  Told at;
  const auto clients = at.clients(5, {"R13", "R01"});
  at.clients(2, {"R01"});
  EXPECT_EQ(at.reason("R01"), "7");
  EXPECT_EQ(at.reason("R13"), "5");
  EXPECT_EQ(at.desk.open().reasons.at("R01"), "They fear being blamed");
  IntakeDesk(at.place.vault()).save(Form::Intake, clients.front(), {{"E7", {"R01"}}}, 1);
  EXPECT_EQ(at.reason("R01"), "7");
  EXPECT_EQ(at.reason("R13"), kFew);
}

TEST(OutcomeDesk, CountsEachStepWithWhatTheNewestFormSays) {
  Told at;
  for (const auto& client : at.clients(6)) {
    tell(at.place, client, "asked", "no", upset(5, 9));
    tell(at.place, client, "letter", "yes", upset(7, 2));
  }
  for (const auto& client : at.clients(6)) tell(at.place, client, "asked", "not-now", upset(3, 3));
  tell(at.place, at.clients(1).front(), "asked", "yes", {{"Q3-before", {"4"}}});
  EXPECT_THAT(at.answers(0), ElementsAre("13", kFew, kFew, "6", "6", kFew));
  EXPECT_THAT(at.upset_after(0), ElementsAre("13", kFew, "6", "6", kFew));
  EXPECT_THAT(at.answers(1), ElementsAre(kFew, kFew, kFew, kFew, kFew, kFew));
  EXPECT_EQ(at.answers(2).front(), "6");
}

TEST(OutcomeDesk, TakesTheLastTryByItsDay) {
  Told at;
  for (const auto& client : at.clients(6)) {
    tell(at.place, client, "asked", "yes", {{"Q1-date", {"2026-11-20"}}});
    tell(at.place, client, "asked", "no", {{"Q1-date", {"2026-10-01"}}});
  }
  for (const auto& client : at.clients(6)) {
    tell(at.place, client, "asked", "not-now");
    tell(at.place, client, "asked", "call-first");
  }
  tell(at.place, at.clients(1).front(), "asked", "none");
  EXPECT_THAT(at.answers(0), ElementsAre("13", "6", "6", kFew, kFew, kFew));
}

TEST(OutcomeDesk, LeavesOutFormsThatWereAMistakeOrAreBegun) {
  Told at;
  const auto clients = at.clients(5);
  std::vector<db::ResponseId> forms;
  for (const auto& client : clients) forms.push_back(tell(at.place, client, "note", "yes"));
  FormDesk desk(at.place.vault());
  EXPECT_TRUE(desk.begin(clients.front(), "what-happened"));
  EXPECT_EQ(at.answers(1).front(), "5");
  EXPECT_EQ(desk.set_mistaken(forms.front(), 2, true), Saved::Yes);
  EXPECT_EQ(at.answers(1).front(), kFew);
}

TEST(OutcomeDesk, CountsClosedCasesAndNobodyInTheTrash) {
  Told at;
  const auto clients = at.clients(6);
  test::close_case(at.place, clients[0], test::day(2026, 11, 1));
  EXPECT_EQ(at.reason("R01"), "6");
  for (const auto& client : {clients[1], clients[2]}) {
    db::Transaction transaction(at.place.vault());
    EXPECT_TRUE(db::put_in_trash(transaction, "client", client.text));
    transaction.commit({db::AuditAction::Trash, "client", client.text, client, ""});
  }
  EXPECT_EQ(at.reason("R01"), kFew);
}

TEST(OutcomeDesk, CountsWhoWasMergedOnce) {
  Told at;
  const auto clients = at.clients(6);
  for (const auto& client : clients) tell(at.place, client, "call", "yes");
  {
    db::Transaction transaction(at.place.vault());
    db::merge_clients(transaction, clients[0], clients[1]);
    transaction.commit({db::AuditAction::Merge, "client", clients[0].text, clients[0], ""});
  }
  EXPECT_EQ(at.reason("R01"), "5");
  EXPECT_EQ(at.answers(3).front(), "5");
  EXPECT_EQ(count_words(at.desk.open().counts.clients), "5");
}

TEST(OutcomeDesk, SaysThatSomebodyWasLeftOutWhoseRecordIsDamaged) {
  Told at;
  const auto clients = at.clients(6);
  EXPECT_TRUE(at.desk.open().is_whole);
  {
    db::Transaction transaction(at.place.vault());
    transaction.connection().execute("UPDATE questionnaire_response SET created_at = 0 WHERE rowid = 1");
    transaction.commit({db::AuditAction::Change, "client", "", {}, ""});
  }
  EXPECT_FALSE(at.desk.open().is_whole);
  EXPECT_EQ(at.reason("R01"), "5");
}

TEST(OutcomeDesk, TakesOutExactlyWhatItShows) {
  Told at;
  for (const auto& client : at.clients(6)) tell(at.place, client, "asked", "yes", upset(8, 2));
  for (const auto& client : at.clients(5, {"R13"})) tell(at.place, client, "asked", "no", upset(5, 5));
  tell(at.place, at.clients(1).front(), "asked", "not-now", upset(1, 5));
  const auto csv = at.desk.take_out();
  EXPECT_THAT(csv,
              testing::StartsWith("Table,Of,Counted,Number\r\nClients,All clients,Clients,12\r\n"
                                  "Reasons,They fear being blamed,Clients,7\r\n"
                                  "Reasons,\"Time, work shifts, child care, or travel\",Clients,5\r\n"
                                  "Reasons,They have a different idea of what therapy is,Clients,fewer than 5\r\n"));
  EXPECT_THAT(csv, HasSubstr("Answers,Your client asked,Clients,12\r\n"
                             "Answers,Your client asked,Said yes,6\r\n"
                             "Answers,Your client asked,Wants a call first,fewer than 5\r\n"
                             "Answers,Your client asked,Not now,fewer than 5\r\n"
                             "Answers,Your client asked,\"No, or stop\",5\r\n"
                             "Answers,Your client asked,No answer yet,fewer than 5\r\n"
                             "Answers,A note or a page,Clients,fewer than 5\r\n"));
  EXPECT_THAT(csv, HasSubstr("Upset,Your client asked,Less upset after,6\r\n"
                             "Upset,Your client asked,The same,5\r\n"
                             "Upset,Your client asked,More upset after,fewer than 5\r\n"
                             "Upset,Your client asked,Not said,fewer than 5\r\n"));
  EXPECT_THAT(csv, Not(HasSubstr("Ana")));
}

TEST(OutcomeDesk, LeavesEntriesThatAreOfNoClient) {
  Told at;
  at.clients(1);
  const auto before = at.place.trail().size();
  at.desk.open();
  at.desk.take_out();
  auto trail = at.place.trail();
  trail.erase(trail.begin(), trail.begin() + static_cast<std::ptrdiff_t>(before));
  EXPECT_THAT(trail, ElementsAre("view questionnaire_response counted", "export questionnaire_response counts csv"));
  db::Transaction transaction(at.place.vault());
  for (const auto& entry : db::audit_entries(transaction, 2)) EXPECT_FALSE(entry.event.client);
}

}  // namespace
}  // namespace toolkit
