// SPDX-License-Identifier: MIT
#include "toolkit/desks/today_desk.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "db/error.h"
#include "db/practice.h"
#include "db/responses.h"
#include "db/transaction.h"
#include "forms/shipped.h"
#include "handouts/ladder.h"
#include "toolkit/desks/case_gathering.h"
#include "toolkit/desks/case_words.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using What = EndingSoon::What;

void add_step(TodayView& view, const db::Client& client, const handouts::CaseFacts& facts, bool has_intake,
              std::chrono::sys_days rung_on) {
  AwaitedStep line{client, next_step(facts, has_intake), facts.today, {}};
  if (line.step == NextStep::ChooseDocument) {
    const auto step = handouts::next_step_sentence(facts);
    // A gate holds it: why stands on the private page.
    if (!step) return;
    line.words = said(*step);
    line.on = rung_on;
  }
  auto& lines = line.on > facts.today ? view.later : view.now;
  lines.push_back(std::move(line));
}

void add_ending(TodayView& view, const db::Client& client, const handouts::CaseFacts& facts) {
  const auto add = [&](What what, std::chrono::sys_days last_day, std::chrono::days soon) {
    const auto left = last_day - facts.today;
    if (left <= soon) view.ending.push_back({client, what, last_day, static_cast<int>(left.count())});
  };
  const auto screen = screen_days_left(facts);
  if (screen && facts.screening.is_current)
    add(What::Screen, facts.today + std::chrono::days(*screen), TodayDesk::kScreenEndsSoon);
  if (const auto until = authorized_until(facts)) add(What::Authorization, *until, TodayDesk::kAuthorizationEndsSoon);
}

void look_at(TodayView& view, db::Transaction& transaction, const db::Client& client) {
  const auto facts = gather_case(transaction, client);
  if (facts.needs_follow_up) view.talks.push_back(client);
  const auto rung = handouts::next_rung(facts);
  // Nobody is invited any more, so nothing is waited for and nothing that ends matters.
  if (rung.step == handouts::LadderStep::Stop) return;
  const bool has_intake = db::find_latest_response(transaction, client.id, forms::intake().url).has_value();
  add_step(view, client, facts, has_intake, rung.on);
  add_ending(view, client, facts);
}

TodayView look_at_cases(db::Transaction& transaction) {
  TodayView view;
  view.today = local_day(transaction.now());
  view.lacks_practice = db::load_practice(transaction).practitioner_name.empty();
  auto clients = db::newest_clients(transaction, db::ClientState::Active, 0, TodayDesk::kMostCases + 1);
  view.has_more = clients.size() > TodayDesk::kMostCases;
  if (view.has_more) clients.resize(TodayDesk::kMostCases);
  for (const auto& client : clients) {
    try {
      look_at(view, transaction, client);
    } catch (const db::Error& failure) {
      if (failure.kind() != db::Error::Kind::Damaged) throw;
      transaction.report({"client", client.id.text});
    }
  }
  std::ranges::stable_sort(view.later, {}, &AwaitedStep::on);
  std::ranges::stable_sort(view.ending, {}, &EndingSoon::last_day);
  view.is_whole = transaction.damaged_rows().empty();
  return view;
}

}  // namespace

TodayView TodayDesk::open() {
  db::Transaction transaction(vault_);
  // A day begins without anything being saved, and the steps are in the words of the screen.
  const auto name = "today " + iso_date(local_day(transaction.now())) + ' ' + std::string(shown_language());
  const auto view = transaction.worked_out(name, [&] { return look_at_cases(transaction); });
  transaction.commit({db::AuditAction::View, "client", "", {}, "today"});
  return *view;
}

}  // namespace toolkit
