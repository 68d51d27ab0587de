// SPDX-License-Identifier: MIT
#include "handouts/ladder.h"

#include <algorithm>

#include "handouts/gates.h"

namespace handouts {
namespace {

bool was_taken(const CaseFacts& facts, AskStep step) {
  return std::ranges::find(facts.asks, step, &AskFacts::step) != facts.asks.end();
}

/// The first day of the next step after the last one, which may be today.
std::chrono::sys_days after_last_step(const CaseFacts& facts) {
  if (facts.asks.empty()) return facts.today;
  return std::max(facts.today, facts.asks.back().on + kBetweenSteps);
}

LadderStep step_above_the_last(const CaseFacts& facts) {
  if (facts.letter_was_sent || was_taken(facts, AskStep::Letter) || was_taken(facts, AskStep::Call))
    return LadderStep::Stop;
  if (was_taken(facts, AskStep::Note)) return LadderStep::WriteOrCall;
  return times_asked(facts) > 0 ? LadderStep::GiveNote : LadderStep::AskOnce;
}

bool is_over(const CaseFacts& facts) {
  return facts.do_not_contact || facts.partner_answer == PartnerAnswer::StopAsking || client_has_decided(facts) ||
         partner_has_decided(facts) || facts.is_too_late == Tristate::Yes;
}

std::string_view words_of(LadderStep step) {
  switch (step) {
    case LadderStep::Screen:
      return "screen";
    case LadderStep::AskOnce:
      return "ask-once";
    case LadderStep::GiveNote:
      return "give-note";
    case LadderStep::WriteOrCall:
      return "write-or-call";
    case LadderStep::Stop:
      return "stop";
    case LadderStep::FirstVisit:
      return "first-visit";
  }
  return "stop";
}

/// Whether a gate holds every way of asking, or the first visit. That a no has to rest says the day of the rung.
bool is_kept_back(LadderStep step, const CaseFacts& facts) {
  if (step == LadderStep::Screen || step == LadderStep::Stop) return false;
  const auto findings = gate_findings(step == LadderStep::FirstVisit ? DocumentCode::H11 : DocumentCode::C01, facts);
  return std::ranges::any_of(findings, [](const Finding& finding) {
    return finding.effect == Effect::Hold && !finding.is_paperwork && finding.gate != "G-13";
  });
}

}  // namespace

NextRung next_rung(const CaseFacts& facts) {
  if (is_over(facts)) return {LadderStep::Stop, facts.today};
  if (facts.partner_answer == PartnerAnswer::Yes) return {LadderStep::FirstVisit, facts.today};
  if (!facts.screening.screened_on || !facts.screening.is_current || facts.screening.is_overtaken)
    return {LadderStep::Screen, facts.today};
  const auto step = step_above_the_last(facts);
  if (step == LadderStep::Stop) return {step, facts.today};
  if (facts.partner_answer != PartnerAnswer::No) return {step, after_last_step(facts)};
  return {step, std::max(facts.today, facts.partner_answered_on.value_or(facts.today) + kAfterNo)};
}

std::optional<Sentence> next_step_sentence(const CaseFacts& facts) {
  const auto rung = next_rung(facts);
  if (is_kept_back(rung.step, facts)) return std::nullopt;
  const bool waits = rung.on > facts.today;
  const auto pattern = sentence("ladder." + std::string(words_of(rung.step)) + (waits ? ".later" : ".now"));
  return Sentence{pattern, {}, rung.on, facts.practice.is_uk};
}

std::string next_step_in_words(const CaseFacts& facts) {
  const auto step = next_step_sentence(facts);
  return step ? in_english(*step) : "";
}

}  // namespace handouts
