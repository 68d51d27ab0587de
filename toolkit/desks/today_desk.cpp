// SPDX-License-Identifier: MIT
#include "toolkit/desks/today_desk.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "db/error.h"
#include "db/responses.h"
#include "db/transaction.h"
#include "forms/shipped.h"
#include "handouts/ladder.h"
#include "toolkit/desks/case_gathering.h"
#include "toolkit/desks/form_desk.h"
#include "toolkit/desks/next_step.h"
#include "toolkit/local_time.h"

namespace toolkit {
namespace {

using Step = AwaitedStep::Step;
using What = EndingSoon::What;

/// Empty while a gate holds the rung, and at the end of the ladder: nobody waits for anything there.
std::optional<AwaitedStep> rung_of(const db::Client& client, const handouts::CaseFacts& facts) {
  const auto rung = handouts::next_rung(facts);
  auto words = rung.step == handouts::LadderStep::Stop ? std::string() : handouts::next_step_in_words(facts);
  if (words.empty()) return std::nullopt;
  return AwaitedStep{client, Step::Ladder, rung.on, std::move(words)};
}

std::optional<AwaitedStep> awaited(const db::Client& client, const handouts::CaseFacts& facts, bool has_intake) {
  if (!has_intake) return AwaitedStep{client, Step::RecordIntake, facts.today, {}};
  const auto rung = handouts::next_rung(facts);
  // With nobody to invite any more the private questions need not be asked again.
  if (rung.step == handouts::LadderStep::Stop) return std::nullopt;
  if (!facts.screening.is_current || !facts.screening.interviewed_alone)
    return AwaitedStep{client, Step::AskPrivately, facts.today, {}};
  return rung_of(client, facts);
}

void add_steps(TodayView& view, db::Transaction& transaction, const db::Client& client,
               const handouts::CaseFacts& facts) {
  if (find_follow_up(transaction, client.id)) view.now.push_back({client, Step::Talk, facts.today, {}});
  const bool has_intake = db::find_latest_response(transaction, client.id, forms::intake().url).has_value();
  auto step = awaited(client, facts, has_intake);
  if (!step) return;
  auto& steps = step->on > facts.today ? view.later : view.now;
  steps.push_back(std::move(*step));
}

void add_ending(TodayView& view, const db::Client& client, const handouts::CaseFacts& facts) {
  const auto add = [&](What what, std::chrono::sys_days last_day) {
    view.ending.push_back({client, what, last_day, static_cast<int>((last_day - facts.today).count())});
  };
  if (handouts::next_rung(facts).step == handouts::LadderStep::Stop) return;
  const auto screen = screen_days_left(facts);
  if (screen && facts.screening.is_current && std::chrono::days(*screen) <= TodayDesk::kScreenEndsSoon)
    add(What::Screen, facts.today + std::chrono::days(*screen));
  if (const auto until = authorized_until(facts); until && *until - facts.today <= TodayDesk::kAuthorizationEndsSoon)
    add(What::Authorization, *until);
}

void sort_lines(TodayView& view) {
  std::ranges::stable_partition(view.now, [](const auto& line) { return line.step == Step::Talk; });
  std::ranges::stable_sort(view.later, {}, &AwaitedStep::on);
  std::ranges::stable_sort(view.ending, {}, &EndingSoon::last_day);
}

}  // namespace

TodayView TodayDesk::open() {
  db::Transaction transaction(vault_);
  TodayView view;
  view.today = local_day(transaction.now());
  auto clients = db::newest_clients(transaction, db::ClientState::Active, 0, kMostCases + 1);
  view.has_more = clients.size() > kMostCases;
  if (view.has_more) clients.resize(kMostCases);
  for (const auto& client : clients) {
    try {
      const auto facts = gather_case(transaction, client);
      add_steps(view, transaction, client, facts);
      add_ending(view, client, facts);
    } catch (const db::Error& failure) {
      if (failure.kind() != db::Error::Kind::Damaged) throw;
      transaction.report({"client", client.id.text});
    }
  }
  sort_lines(view);
  view.is_whole = transaction.damaged_rows().empty();
  transaction.commit({db::AuditAction::View, "client", "", {}, "today"});
  return view;
}

}  // namespace toolkit
