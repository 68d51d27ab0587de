// SPDX-License-Identifier: MIT
#include "toolkit/desks/import_desk.h"

#include <algorithm>
#include <numeric>
#include <span>
#include <unordered_set>
#include <variant>

#include "db/transaction.h"
#include "toolkit/desks/merge_desk.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const db::AuditEvent kLookedAt{db::AuditAction::View, "client", "", {}, "import"};

int turn_of(Fate fate) {
  switch (fate) {
    case Fate::Duplicate:
    case Fate::Couple:
      return 0;
    case Fate::Refused:
      return 1;
    case Fate::Add:
      break;
  }
  return 2;
}

std::vector<std::size_t> order_of(const ImportPlan& plan) {
  std::vector<std::size_t> order(plan.lines.size());
  std::iota(order.begin(), order.end(), 0);
  std::ranges::stable_sort(order, {}, [&](std::size_t place) { return turn_of(plan.lines[place].fate); });
  return order;
}

std::span<const std::size_t> places_on(const IncomingFile& file, std::size_t page) {
  const std::span<const std::size_t> all(file.order);
  const auto begin = std::min(page * ImportDesk::kPageSize, all.size());
  return all.subspan(begin, std::min(ImportDesk::kPageSize, all.size() - begin));
}

void take_plan(IncomingFile& file, ImportPlan plan) {
  file.plan = std::move(plan);
  file.order = order_of(file.plan);
}

IncomingLine line_of(db::Transaction& transaction, const LineFate& fate, bool is_chosen) {
  IncomingLine line{&fate, is_chosen, {}, 0};
  for (const auto& twin : fate.twins) {
    if (line.twins.size() == ImportDesk::kMostTwins) {
      ++line.further_twins;
    } else if (auto client = db::find_client(transaction, twin.client)) {
      line.twins.push_back(std::move(*client));
    }
  }
  return line;
}

}  // namespace

std::string in_words(const LineProblem& problem) {
  const auto& [first, second] = problem.numbers;
  return say(problem.sentence, {std::to_string(first), std::to_string(second)});
}

std::size_t IncomingFile::count(Fate fate) const {
  return static_cast<std::size_t>(std::ranges::count(plan.lines, fate, &LineFate::fate));
}

std::size_t ImportDesk::page_count(const IncomingFile& file) {
  return std::max<std::size_t>(1, (file.order.size() + kPageSize - 1) / kPageSize);
}

IncomingFile ImportDesk::read(std::string bytes) {
  IncomingFile file;
  file.bytes = std::move(bytes);
  take_plan(file, ClientImport(vault_).dry_run(file.bytes));
  file.chosen = file.plan.plain_lines();
  return file;
}

std::vector<IncomingLine> ImportDesk::open_page(const IncomingFile& file, std::size_t page) {
  db::Transaction transaction(vault_);
  std::vector<IncomingLine> lines;
  for (const auto place : places_on(file, page)) {
    const auto& fate = file.plan.lines[place];
    lines.push_back(line_of(transaction, fate, file.chosen.contains(fate.line)));
  }
  transaction.commit(kLookedAt);
  return lines;
}

void ImportDesk::choose(IncomingFile& file, std::size_t page, const std::set<std::size_t>& lines) {
  for (const auto place : places_on(file, page)) {
    const auto& fate = file.plan.lines[place];
    if (fate.fate != Fate::Refused && lines.contains(fate.line)) {
      file.chosen.insert(fate.line);
    } else {
      file.chosen.erase(fate.line);
    }
  }
}

std::optional<std::vector<db::ClientId>> ImportDesk::bring_in(IncomingFile& file) {
  auto outcome = ClientImport(vault_).bring_in_as_seen(file.bytes, file.chosen, file.plan);
  if (auto* added = std::get_if<std::vector<db::ClientId>>(&outcome)) return std::move(*added);
  auto& plan = std::get<ImportPlan>(outcome);
  for (std::size_t i = 0; i < plan.lines.size(); ++i) {
    if (plan.lines[i].twins != file.plan.lines[i].twins) file.chosen.erase(plan.lines[i].line);
  }
  take_plan(file, std::move(plan));
  return std::nullopt;
}

BroughtIn ImportDesk::open_brought_in(const std::vector<db::ClientId>& ids) {
  std::unordered_set<std::string> came_in;
  for (const auto& id : ids) came_in.insert(id.text);
  const auto is_of_them = [&](const db::Client& client) { return came_in.contains(client.id.text); };

  db::Transaction transaction(vault_);
  const auto clients = db::list_clients(transaction);
  BroughtIn brought;
  std::ranges::copy_if(clients, std::back_inserter(brought.clients), is_of_them);
  for (auto& pair : MergeDesk::likely_pairs(clients)) {
    if (is_of_them(pair.first) || is_of_them(pair.second)) brought.likely_pairs.push_back(std::move(pair));
  }
  transaction.commit(kLookedAt);
  return brought;
}

}  // namespace toolkit
