// SPDX-License-Identifier: MIT
#include <algorithm>
#include <span>
#include <string_view>
#include <utility>

#include "toolkit/desks/outcome_words.h"
#include "toolkit/pages/count_chart.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using Words = std::string_view (*)(std::string_view);

bool is_shown(const CountLine& line) {
  return line.all.kind == Count::Kind::Shown;
}

/// Of a step without a bar the table says all there is.
bool has_bars(const BarGroup& group) {
  return std::ranges::any_of(group.bars, [](const auto& bar) { return bar.count.kind == Count::Kind::Shown; });
}

List cells_of(const std::vector<Count>& counts) {
  List cells;
  for (const auto& count : counts) cells.emplace_back(Fields{{"cell", say(count_words(count))}});
  return cells;
}

Fields line_of(std::string_view name, const std::vector<Count>& counts) {
  return {{"line", name}, {"cells", cells_of(counts)}};
}

/// A chart and its table, for the partial `count_figure`.
List figure(const std::vector<BarGroup>& bars, const char* table_name, const char* row_head, List heads, List lines) {
  auto fields = count_chart(bars);
  fields.merge(Fields{{"has_chart", !bars.empty()},
                      {"is_divided", heads.size() > 1},
                      {"table_name", say(table_name)},
                      {"row_head", say(row_head)},
                      {"heads", std::move(heads)},
                      {"lines", std::move(lines)}});
  List one;
  one.emplace_back(std::move(fields));
  return one;
}

List clients_head() {
  List heads;
  heads.emplace_back(Fields{{"head", say("Clients")}});
  return heads;
}

/// One bar and one row for each of these.
List plain_figure(const std::vector<BarGroup::Bar>& bars, const char* table_name, const char* row_head) {
  List lines;
  for (const auto& [name, count] : bars) lines.emplace_back(line_of(name, {count}));
  return figure({{"", bars}}, table_name, row_head, clients_head(), std::move(lines));
}

/// A group of bars for each step that may be shown, and a column for every step.
List divided_figure(const std::vector<CountLine>& steps, std::span<const std::string_view> parts, Words words,
                    const char* row_head, const char* table_name) {
  std::vector<BarGroup> groups;
  List heads;
  std::vector<Count> all;
  std::vector<std::vector<Count>> rows(parts.size());
  for (const auto& step : steps) {
    const auto name = say(step_words(step.code));
    heads.emplace_back(Fields{{"head", name}});
    all.push_back(step.all);
    BarGroup group{say("{1}, {2} clients", {name, say(count_words(step.all))}), {}};
    for (std::size_t i = 0; i < parts.size(); ++i) {
      rows[i].push_back(step.parts[i]);
      group.bars.push_back({say(words(parts[i])), step.parts[i]});
    }
    if (has_bars(group)) groups.push_back(std::move(group));
  }
  List lines;
  lines.emplace_back(line_of(say("Clients"), all));
  for (std::size_t i = 0; i < parts.size(); ++i) lines.emplace_back(line_of(say(words(parts[i])), rows[i]));
  return figure(groups, table_name, row_head, std::move(heads), std::move(lines));
}

/// Those that may be shown are drawn; the others are named in a sentence.
void add_reasons(Fields& fields, const OutcomeView& view) {
  std::vector<BarGroup::Bar> bars;
  List few;
  for (const auto& line : view.counts.reasons) {
    const auto& words = view.reasons.at(line.code);
    if (is_shown(line)) {
      bars.push_back({words, line.all});
    } else {
      few.emplace_back(Fields{{"reason", words}});
    }
  }
  fields.insert_or_assign("has_reasons", !bars.empty());
  fields.insert_or_assign("has_few_reasons", !few.empty());
  fields.insert_or_assign("few_reasons", std::move(few));
  fields.insert_or_assign("reasons", bars.empty() ? List() : plain_figure(bars, "Reasons", "Reason"));
}

void add_steps(Fields& fields, const OutcomeCounts& counts) {
  std::vector<BarGroup::Bar> bars;
  for (const auto& line : counts.answers) bars.push_back({say(step_words(line.code)), line.all});
  fields.insert_or_assign("steps", plain_figure(bars, "Steps", "Step"));
  fields.insert_or_assign("has_steps", std::ranges::any_of(counts.answers, is_shown));
  fields.insert_or_assign(
      "answers", divided_figure(counts.answers, kAnswerParts, answer_words, "Answer", "Answers for each step"));
  fields.insert_or_assign(
      "upset", divided_figure(counts.upset, kUpsetParts, upset_words, "After the step", "How upset, for each step"));
}

http::Reply what_happened_page(const PageRoom& room, const http::Request& request) {
  const auto view = room.outcomes.open();
  Fields fields{{"title", say("What happened next")},
                {"is_incomplete", !view.is_whole},
                {"is_empty", view.is_empty},
                {"client_count", say(count_words(view.counts.clients))}};
  add_reasons(fields, view);
  add_steps(fields, view.counts);
  return room.view.page("what_happened", request, std::move(fields));
}

}  // namespace

void add_outcome_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 8 * 1024;
  routes.push_back({Method::Get, "/what-happened", Needs::Unlocked, 0,
                    [&room](const auto& request) { return what_happened_page(room, request); }});
  routes.push_back({Method::Post, "/what-happened/take-out", Needs::Unlocked, kSmall, [&room](const auto& /*request*/) {
                      return http::download(room.outcomes.take_out(), "text/csv; charset=utf-8", "counts.csv");
                    }});
}

}  // namespace toolkit
