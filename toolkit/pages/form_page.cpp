// SPDX-License-Identifier: MIT
#include "toolkit/pages/form_page.h"

#include <algorithm>
#include <string_view>

#include "toolkit/desks/snapshot.h"
#include "toolkit/local_time.h"
#include "toolkit/pages/difference_fields.h"
#include "toolkit/pages/form_fields.h"

namespace toolkit {
namespace {

constexpr std::string_view kKeep = "keep:";
/// So many parts need no list of them.
constexpr std::size_t kFewParts = 4;

/// What is wrong with the form as a whole, or empty.
std::string form_problem(const std::vector<forms::Issue>& issues) {
  const auto found = std::ranges::find_if(issues, [](const auto& issue) { return issue.link_id.empty(); });
  return found == issues.end() ? std::string() : issue_words(*found);
}

}  // namespace

Fields form_page_fields(const FormPlace& place, const FormState& state) {
  const auto& questions = place.questions;
  const auto about_questions =
      std::ranges::count_if(state.issues, [](const auto& issue) { return !issue.link_id.empty(); });
  return {{"title", questions.title},
          {"id", place.client.id.text},
          {"name", person(place.client.name)},
          {"heading", questions.title},
          {"action", place.address},
          {"is_private", place.is_private},
          {"versions", place.is_private || state.version < 2 ? "" : place.versions},
          {"version", std::to_string(state.version)},
          {"saved_at", state.saved_at},
          {"is_conflict", state.is_conflict},
          {"is_complete", state.is_complete},
          {"problem_count", about_questions == 0 ? "" : std::to_string(about_questions)},
          {"is_one_problem", about_questions == 1},
          {"problems", problem_rows(questions, state.issues)},
          {"form_problem", form_problem(state.issues)},
          {"is_intake", false},
          {"is_short", false},
          {"other_intakes", List()},
          {"is_from_paper", false},
          {"paper", place.paper},
          {"is_filled_form", false},
          {"is_finished", false},
          {"is_mistaken", false},
          {"needs_follow_up", false},
          {"authorization", ""},
          {"revocation", ""},
          {"has_parts", questions.items.size() > kFewParts},
          {"copyright", questions.copyright},
          {"sections", form_sections(questions, state.typed, state.issues)}};
}

http::Reply background_reply(const FormOutcome& outcome) {
  std::string text = outcome.saved == Saved::ChangedMeanwhile ? "conflict" : "saved " + clock_time(outcome.saved_at);
  text += "\n" + std::to_string(outcome.version);
  for (const auto& issue : outcome.issues) {
    if (!issue.link_id.empty()) text += "\n" + issue.link_id + "\t" + issue_words(issue);
  }
  if (!outcome.scores.empty()) text += "\n";
  for (const auto& score : outcome.scores) text += "\n" + score.link_id + "\t" + score.number;
  return {outcome.saved == Saved::ChangedMeanwhile ? 409 : 200, "text/plain; charset=utf-8", std::move(text), {}};
}

void add_form_conflict(Fields& fields, const FormPlace& place, const forms::Questionnaire& whole, const Typed& stored,
                       const Typed& typed) {
  add_conflict(
      fields,
      differences(snapshot_of(whole, worth_saving(whole, stored)), snapshot_of(whole, worth_saving(whole, typed))),
      place.address, Choice::ByQuestion);
}

Typed with_choices(const http::Fields& posted, Typed typed, const Typed& stored) {
  for (const auto& [name, value] : posted.pairs()) {
    if (!name.starts_with(kKeep) || value != "saved") continue;
    const auto link_id = name.substr(kKeep.size());
    typed.erase(link_id);
    if (const auto found = stored.find(link_id); found != stored.end()) typed.insert(*found);
  }
  return typed;
}

bool has_choices(const http::Fields& posted) {
  return std::ranges::any_of(posted.pairs(), [](const auto& pair) { return pair.first.starts_with(kKeep); });
}

}  // namespace toolkit
