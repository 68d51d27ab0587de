// SPDX-License-Identifier: MIT
#include "toolkit/desks/outcome_desk.h"

#include <algorithm>
#include <chrono>
#include <ranges>
#include <utility>
#include <vector>

#include "db/clients.h"
#include "db/error.h"
#include "db/responses.h"
#include "db/transaction.h"
#include "forms/json.h"
#include "forms/shipped.h"
#include "toolkit/desks/form_shelf.h"
#include "toolkit/desks/outcome_words.h"
#include "toolkit/exchange/csv.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::string_view kReasons = "E7";

/// The answers to E7 as the form asks it today, in its order; without a language, in that of the form.
std::vector<std::pair<std::string, std::string>> reasons_asked(db::Transaction& transaction,
                                                               std::string_view language) {
  const auto form = form_in_use(transaction, "intake", language);
  std::vector<std::pair<std::string, std::string>> reasons;
  const auto* const question = forms::find_item(*form, kReasons);
  if (question == nullptr) return reasons;
  for (const auto& option : question->options) {
    if (const auto* const coding = std::get_if<forms::Coding>(&option.value))
      reasons.emplace_back(coding->code, forms::label_of(option.value));
  }
  return reasons;
}

std::string first_code(const forms::QuestionnaireResponse& response, std::string_view link_id) {
  auto codes = forms::find_codes(response, link_id);
  return codes.empty() ? std::string() : std::move(codes.front());
}

std::vector<std::string> once_each(std::vector<std::string> codes) {
  std::ranges::sort(codes);
  const auto repeated = std::ranges::unique(codes);
  codes.erase(repeated.begin(), repeated.end());
  return codes;
}

bool is_of(const db::Response& response, const forms::Questionnaire& form) {
  return forms::url_of(response.questionnaire) == form.url;
}

/// The day on which it was tried, or else the one on which the form was begun.
std::chrono::sys_days day_of(const forms::QuestionnaireResponse& read, const db::Response& response) {
  const auto answers = forms::find_answers(read, "Q1-date");
  const auto* const date = answers.empty() ? nullptr : std::get_if<forms::Date>(&answers.front());
  if (date == nullptr || date->day == 0) return local_day(response.created_at);
  return std::chrono::year(date->year) / std::chrono::month(date->month) / std::chrono::day(date->day);
}

TriedStep tried_in(const forms::QuestionnaireResponse& read) {
  return {first_code(read, "Q1-step"), first_code(read, "Q2"), forms::find_integer(read, "Q3-before"),
          forms::find_integer(read, "Q3-after")};
}

/// The earliest first, without what was entered by mistake.
std::vector<TriedStep> tries_in(const std::vector<db::Response>& responses) {
  std::vector<std::pair<std::chrono::sys_days, TriedStep>> dated;
  // They come newest first: of two on one day the later one stays behind the other.
  for (const auto& response : std::views::reverse(responses)) {
    if (is_of(response, forms::intake())) continue;
    const auto read = forms::read_response(response.json);
    if (read.status != forms::ResponseStatus::EnteredInError)
      dated.emplace_back(day_of(read, response), tried_in(read));
  }
  std::ranges::stable_sort(dated, {}, &std::pair<std::chrono::sys_days, TriedStep>::first);
  std::vector<TriedStep> tries;
  for (auto& [day, tried] : dated) tries.push_back(std::move(tried));
  return tries;
}

CountedClient counted(const std::vector<db::Response>& responses) {
  const auto& intake = forms::intake();
  const auto newest = std::ranges::find_if(responses, [&](const auto& response) { return is_of(response, intake); });
  CountedClient client;
  if (newest != responses.end())
    client.reasons = once_each(forms::find_codes(forms::read_response(newest->json), kReasons));
  client.tries = tries_in(responses);
  return client;
}

/// Whoever is damaged is told of by the transaction, and not counted.
std::vector<CountedClient> gather(db::Transaction& transaction) {
  const std::vector<std::string> forms = {forms::intake().url, forms::shipped("what-happened").url};
  std::vector<CountedClient> clients;
  for (const auto& client : db::list_clients(transaction)) {
    try {
      clients.push_back(counted(db::list_responses(transaction, client.id, forms)));
    } catch (const db::Error& failure) {
      if (failure.kind() != db::Error::Kind::Damaged) throw;
      transaction.report({"client", client.id.text});
    }
  }
  return clients;
}

bool has_shown(const std::vector<CountLine>& lines) {
  return std::ranges::any_of(lines, [](const auto& line) { return line.all.kind == Count::Kind::Shown; });
}

OutcomeView view_of(db::Transaction& transaction, std::string_view language = {}) {
  OutcomeView view;
  std::vector<std::string> codes;
  for (auto& [code, words] : reasons_asked(transaction, language)) {
    codes.push_back(code);
    view.reasons.emplace(std::move(code), std::move(words));
  }
  view.counts = count_outcomes(gather(transaction), codes);
  view.is_empty = !has_shown(view.counts.reasons) && !has_shown(view.counts.answers);
  view.is_whole = transaction.damaged_rows().empty();
  return view;
}

using Rows = std::vector<std::vector<std::string>>;

template <std::size_t size>
void add_divided(Rows& rows, const std::string& table, const std::vector<CountLine>& lines,
                 const std::array<std::string_view, size>& parts, std::string_view (*words)(std::string_view)) {
  for (const auto& line : lines) {
    const std::string step(step_words(line.code));
    rows.push_back({table, step, "Clients", count_words(line.all)});
    for (std::size_t i = 0; i < size; ++i)
      rows.push_back({table, step, std::string(words(parts.at(i))), count_words(line.parts.at(i))});
  }
}

std::string as_csv(const OutcomeView& view) {
  Rows rows = {{"Table", "Of", "Counted", "Number"}};
  rows.push_back({"Clients", "All clients", "Clients", count_words(view.counts.clients)});
  for (const auto& line : view.counts.reasons)
    rows.push_back({"Reasons", view.reasons.at(line.code), "Clients", count_words(line.all)});
  add_divided(rows, "Answers", view.counts.answers, kAnswerParts, answer_words);
  add_divided(rows, "Upset", view.counts.upset, kUpsetParts, upset_words);
  return write_csv(rows);
}

}  // namespace

OutcomeView OutcomeDesk::open() {
  db::Transaction transaction(vault_);
  auto view = view_of(transaction, shown_language());
  transaction.commit({db::AuditAction::View, "questionnaire_response", "", {}, "counted"});
  return view;
}

std::string OutcomeDesk::take_out() {
  db::Transaction transaction(vault_);
  auto csv = as_csv(view_of(transaction));
  transaction.commit({db::AuditAction::Export, "questionnaire_response", "", {}, "counts csv"});
  return csv;
}

}  // namespace toolkit
