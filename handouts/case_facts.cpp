// SPDX-License-Identifier: MIT
#include "handouts/case_facts.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <initializer_list>
#include <string_view>
#include <utility>

#include "handouts/derived_values.h"

namespace handouts {
namespace {

/// "only reasons the partner has said (E9 >= 7) may be answered directly" (domain.md 6.2).
constexpr int kSaidFrom = 7;

template <class Choice>
using Codes = std::initializer_list<std::pair<std::string_view, Choice>>;

/// The choice for the first code answered under this linkId; empty when there is none or it is not in the table.
template <class Choice>
std::optional<Choice> find_choice(const forms::QuestionnaireResponse& response, std::string_view link_id,
                                  Codes<Choice> codes) {
  for (const auto& answered : forms::find_codes(response, link_id)) {
    for (const auto& [code, choice] : codes) {
      if (answered == code) return choice;
    }
  }
  return std::nullopt;
}

std::optional<Stand> find_stand(const forms::QuestionnaireResponse& response, std::string_view link_id) {
  return find_choice<Stand>(response, link_id,
                            {{"working", Stand::WorkingOnIt},
                             {"torn", Stand::Torn},
                             {"decided-to-leave", Stand::DecidedToLeave},
                             {"already-left", Stand::AlreadyLeft}});
}

/// A choice by its code where it has one, so that "en-US" does not depend on how the form shows it.
std::string find_code_or_text(const forms::QuestionnaireResponse& response, std::string_view link_id) {
  const auto codes = forms::find_codes(response, link_id);
  return codes.empty() ? forms::find_text(response, link_id) : codes.front();
}

bool has_code(const forms::QuestionnaireResponse& response, std::string_view link_id, std::string_view code) {
  return std::ranges::count(forms::find_codes(response, link_id), code) > 0;
}

bool is_ticked(const forms::QuestionnaireResponse& response, std::string_view link_id) {
  const auto values = forms::find_answers(response, link_id);
  return !values.empty() && values.front() == forms::Value(true);
}

std::optional<forms::Date> find_date(const forms::QuestionnaireResponse& response, std::string_view link_id) {
  const auto values = forms::find_answers(response, link_id);
  const auto* const date = values.empty() ? nullptr : std::get_if<forms::Date>(&values.front());
  return date == nullptr || date->day == 0 ? std::nullopt : std::optional(*date);
}

/// A birthday on February 29 comes on March 1 in other years, when nobody is adult a day early.
bool is_adult_on(const forms::Date& born, std::chrono::sys_days today) {
  constexpr int kAdult = 18;
  const std::chrono::year_month_day now(today);
  const forms::Date birthday{born.year + kAdult, born.month, born.day};
  return birthday <= forms::Date{static_cast<int>(now.year()), static_cast<unsigned>(now.month()),
                                 static_cast<unsigned>(now.day())};
}

void add_people(const forms::QuestionnaireResponse& intake, CaseFacts& facts) {
  facts.client_name = forms::find_text(intake, "A1");
  facts.ways_to_client = private_ways(intake);
  facts.client_pronouns = forms::find_text(intake, "A3");
  facts.client_reads = find_code_or_text(intake, "A5-read");
  facts.client_legal_name = forms::find_text(intake, "A2");
  facts.partner_called = forms::find_text(intake, "C1");
  facts.partner_name = forms::find_text(intake, "C2");
  facts.partner_pronouns = forms::find_text(intake, "C3");
  facts.partner_reads = find_code_or_text(intake, "C4");
  facts.has_more_partners = has_code(intake, "C7", "more-than-two");
  facts.partner_lives_in_state = has_code(intake, "C9", "in-state");
  facts.partner_home_is_known = !forms::find_codes(intake, "C9").empty() && !has_code(intake, "C9", "not-sure");
  facts.has_children = !forms::find_text(intake, "C8").empty();
  facts.therapy_word = find_code_or_text(intake, "J4");
  facts.hope = forms::find_text(intake, "D4");
  facts.gratitude = forms::find_text(intake, "D5");
  facts.is_in_crisis = find_choice<bool>(intake, "L3", {{"now", true}}).has_value();
  facts.danger_at_home = find_choice<Tristate>(
      intake, "L6", {{"yes", Tristate::Yes}, {"not-sure", Tristate::NotSure}, {"no", Tristate::No}});
  // The birth date alone says who is too young; that somebody is an adult the practitioner says.
  if (const auto born = find_date(intake, "A4"); born && !is_adult_on(*born, facts.today))
    facts.client_is_adult = Tristate::No;
}

/// E2 is asked only when E1 is not "yes and ok"; an answer to it from before counts as not given.
std::optional<Tristate> partner_may_know(const forms::QuestionnaireResponse& intake) {
  if (find_choice<bool>(intake, "E1", {{"yes-ok", true}})) return std::nullopt;
  return find_choice<Tristate>(intake, "E2",
                               {{"yes", Tristate::Yes}, {"not-sure", Tristate::NotSure}, {"no", Tristate::No}})
      .value_or(Tristate::NotSure);
}

/// Where each of them is, as far as this form says it. What is known of the partner, and how it is known, belong
/// together.
void add_stands(const forms::QuestionnaireResponse& response, CaseFacts& facts) {
  if (!forms::find_codes(response, "M4").empty())
    facts.is_last_try = has_code(response, "M4", "yes") || has_code(response, "M4", "partly");
  if (!forms::find_codes(response, "M1").empty())
    facts.client_stand = find_stand(response, "M1").value_or(Stand::Unknown);
  if (forms::find_codes(response, "M2").empty()) return;
  facts.partner_stand = find_stand(response, "M2").value_or(Stand::Unknown);
  facts.partner_stand_source =
      find_choice<Source>(response, "M3",
                          {{"said-so", Source::SaidSo}, {"acted-so", Source::ActedSo}, {"guess", Source::Guess}})
          .value_or(Source::Unknown);
}

void add_invitation(const DatedResponse& dated, CaseFacts& facts) {
  const auto& intake = dated.response;
  facts.partner_may_know = partner_may_know(intake);
  facts.asked =
      find_choice<Asked>(
          intake, "E3", {{"not-yet", Asked::NotYet}, {"once", Asked::Once}, {"few", Asked::Few}, {"many", Asked::Many}})
          .value_or(Asked::NotKnown);
  facts.asked_on = dated.on;
  facts.partner_answer = find_choice<PartnerAnswer>(intake, "E6",
                                                    {{"yes", PartnerAnswer::Yes},
                                                     {"might", PartnerAnswer::Might},
                                                     {"unsure", PartnerAnswer::Unsure},
                                                     {"no", PartnerAnswer::No},
                                                     {"stop", PartnerAnswer::StopAsking}})
                             .value_or(PartnerAnswer::NotKnown);
  if (facts.partner_answer != PartnerAnswer::NotKnown) facts.partner_answered_on = dated.on;
  facts.do_not_contact = facts.partner_answer == PartnerAnswer::StopAsking;
  facts.asked_badly_before = was_asked_badly(intake);
  facts.eases = forms::find_codes(intake, "E13");
  if (is_ticked(intake, "I4") && !has_code(intake, "E13", "child-care")) facts.eases.emplace_back("child-care");
  facts.times = forms::find_codes(intake, "I3");
  // "reasons_ranked[] from E7" (domain.md 5.3): in the order in which they were picked.
  facts.reasons = forms::find_codes(intake, "E7");
  facts.sure_of_reasons = forms::find_integer(intake, "E9").value_or(0);
  facts.wants_invitation = find_choice<WantsInvitation>(intake, "N1",
                                                        {{"ask", WantsInvitation::AskMyself},
                                                         {"write", WantsInvitation::PleaseWrite},
                                                         {"call", WantsInvitation::PleaseCall},
                                                         {"not-now", WantsInvitation::NotNow},
                                                         {"no", WantsInvitation::No}})
                               .value_or(WantsInvitation::Unknown);
}

/// What the client could work on alone, and the prompts for it.
void add_own_part(const forms::QuestionnaireResponse& intake, CaseFacts& facts) {
  facts.topics = topic_pack(intake);
  facts.seems_less_invested = seems_less_invested(intake);
  facts.hard_to_say = is_hard_to_say(intake);
  facts.feels_blamed = feels_blamed(intake);
  facts.feels_responsible = feels_responsible(intake);
  facts.goes_quiet = goes_quiet(intake);
  facts.loop = forms::find_text(intake, "G4");
  facts.limit = forms::find_text(intake, "G5");
  facts.is_last_try = facts.is_last_try || has_code(intake, "E8", "R08");
}

/// N2 and N3 are asked only while help with inviting is wanted.
void add_contact(const forms::QuestionnaireResponse& intake, CaseFacts& facts) {
  facts.may_be_said = forms::find_codes(intake, "N2");
  facts.channels_are_safe = find_choice<Tristate>(
      intake, "N3-safe", {{"yes", Tristate::Yes}, {"not-sure", Tristate::NotSure}, {"no", Tristate::No}});
}

void add_judgement(const forms::QuestionnaireResponse& judgement, CaseFacts& facts) {
  if (facts.client_is_adult != Tristate::No) {
    facts.client_is_adult = find_choice<Tristate>(
        judgement, "A4-adult", {{"yes", Tristate::Yes}, {"not-sure", Tristate::NotSure}, {"no", Tristate::No}});
  }
  facts.partner_is_adult = find_choice<Tristate>(
      judgement, "C5", {{"adult", Tristate::Yes}, {"not-sure", Tristate::NotSure}, {"under-18", Tristate::No}});
  facts.do_not_contact = facts.do_not_contact || is_ticked(judgement, "N4");
  facts.is_too_late = find_choice<Tristate>(judgement, "O6", {{"yes", Tristate::Yes}, {"unclear", Tristate::NotSure}})
                          .value_or(Tristate::No);
  facts.weighs_against_joint = !forms::find_codes(judgement, "O10").empty() && !has_code(judgement, "O10", "none");
  facts.partner_is_collateral = has_code(judgement, "O4", "collateral");
  facts.joint_sessions = find_choice<JointSessions>(judgement, "O1",
                                                    {{"yes", JointSessions::Suitable},
                                                     {"not-yet", JointSessions::NotYet},
                                                     {"no", JointSessions::No},
                                                     {"refer", JointSessions::Refer}})
                             .value_or(JointSessions::Unknown);
  facts.couple_provider =
      find_choice<CoupleProvider>(judgement, "O2",
                                  {{"colleague", CoupleProvider::Colleague}, {"outside", CoupleProvider::Outside}})
          .value_or(CoupleProvider::Self);
  facts.invitation_is_pressed = find_choice<bool>(judgement, "O7", {{"yes", true}}).has_value();
  facts.has_court_case = find_choice<bool>(judgement, "C10", {{"yes", true}, {"planned", true}}).has_value();
  facts.partner_is_known_here = find_choice<bool>(judgement, "C11", {{"yes", true}, {"past", true}}).has_value();
}

void add_screening(const CaseAnswers& answers, CaseFacts& facts) {
  facts.screening = screening_finding(answers.screen, answers.reassessment, facts.today);
  if (!answers.screen) return;
  facts.paper_safety = find_choice<PaperSafety>(answers.screen->response, "SQ13",
                                                {{"home", PaperSafety::AtHome},
                                                 {"elsewhere", PaperSafety::Elsewhere},
                                                 {"office", PaperSafety::OfficeOnly},
                                                 {"not-sure", PaperSafety::No},
                                                 {"no", PaperSafety::No}})
                           .value_or(PaperSafety::Unknown);
}

/// One step that was tried; empty when the form says that nothing was, or not what.
std::optional<AskFacts> ask_of(const DatedResponse& happening) {
  const auto step = find_choice<AskStep>(
      happening.response, "Q1-step",
      {{"asked", AskStep::Asked}, {"note", AskStep::Note}, {"letter", AskStep::Letter}, {"call", AskStep::Call}});
  if (!step) return std::nullopt;
  AskFacts ask{happening.on, *step};
  if (const auto date = find_date(happening.response, "Q1-date")) {
    ask.on = std::chrono::year_month_day(std::chrono::year(date->year), std::chrono::month(date->month),
                                         std::chrono::day(date->day));
  }
  ask.answer = find_choice<PartnerAnswer>(happening.response, "Q2",
                                          {{"yes", PartnerAnswer::Yes},
                                           {"call-first", PartnerAnswer::Might},
                                           {"not-now", PartnerAnswer::NotNow},
                                           {"no", PartnerAnswer::No},
                                           {"stop", PartnerAnswer::StopAsking}})
                   .value_or(PartnerAnswer::NotKnown);
  return ask;
}

/// The partner who said stop is in touch again with a yes, or with a wish to call first.
bool reopens(PartnerAnswer answer) {
  return answer == PartnerAnswer::Yes || answer == PartnerAnswer::Might;
}

/// What was answered after an invitation counts in place of E6. A "stop" stays until the partner reopens the door, and
/// neither a later silence nor a "not now" does.
void add_happenings(const std::vector<DatedResponse>& happenings, CaseFacts& facts) {
  for (const auto& happening : happenings) {
    if (const auto ask = ask_of(happening)) facts.asks.push_back(*ask);
  }
  std::ranges::stable_sort(facts.asks, {}, &AskFacts::on);
  for (const auto& ask : facts.asks) {
    if (ask.step == AskStep::Letter || ask.step == AskStep::Call) facts.letter_was_sent = true;
    if (ask.answer == PartnerAnswer::NotKnown) continue;
    if (facts.partner_answer == PartnerAnswer::StopAsking && !reopens(ask.answer)) continue;
    // A no or a "stop" of a later day, in E6, was said after this answer.
    const bool was_no = facts.partner_answer == PartnerAnswer::No || facts.partner_answer == PartnerAnswer::StopAsking;
    if (was_no && facts.partner_answered_on > ask.on) continue;
    facts.partner_answer = ask.answer;
    facts.partner_answered_on = ask.on;
  }
  facts.do_not_contact = facts.partner_answer == PartnerAnswer::StopAsking;
}

/// M8: "yes or skip: X and re-screen"; E8's R21, "does not feel safe"; Q4, less safe than before. An answer of the
/// screen's own day may be what it was asked for.
void overtake_screening(const CaseAnswers& answers, CaseFacts& facts) {
  const auto asks_anew = [&](const DatedResponse& dated) {
    const auto& response = dated.response;
    const bool is_named = has_code(response, "M8", "yes") || has_code(response, "M8", "skip") ||
                          has_code(response, "E8", "R21") || has_code(response, "Q4", "yes") ||
                          has_code(response, "Q4", "not-sure");
    const auto assessed_on = [&](const std::optional<DatedResponse>& assessment) {
      return assessment && assessment->on >= dated.on;
    };
    return is_named && !assessed_on(answers.screen) && !assessed_on(answers.reassessment);
  };
  facts.screening.is_overtaken = (answers.intake && asks_anew(*answers.intake)) ||
                                 std::ranges::any_of(answers.decisions, asks_anew) ||
                                 std::ranges::any_of(answers.happenings, asks_anew);
}

/// "E2 = no also sets UNCLEAR" (domain.md 6.1, G-11).
void unsettle_screening(CaseFacts& facts) {
  auto& status = facts.screening.status;
  const bool is_settled = status == ScreeningStatus::NoConcernNoted || status == ScreeningStatus::ReviewedOk;
  if (is_settled && facts.partner_may_know == Tristate::No) status = ScreeningStatus::Unclear;
}

bool is_leaving(Stand stand) {
  return stand == Stand::DecidedToLeave || stand == Stand::AlreadyLeft;
}

}  // namespace

CaseFacts facts_from_answers(const CaseAnswers& answers, std::chrono::sys_days today) {
  CaseFacts facts;
  facts.today = today;
  facts.partner_may_know = Tristate::NotSure;
  if (answers.intake) {
    add_people(answers.intake->response, facts);
    add_invitation(*answers.intake, facts);
    add_stands(answers.intake->response, facts);
    add_own_part(answers.intake->response, facts);
    add_contact(answers.intake->response, facts);
  }
  for (const auto& decision : answers.decisions) add_stands(decision.response, facts);
  add_happenings(answers.happenings, facts);
  add_screening(answers, facts);
  overtake_screening(answers, facts);
  if (answers.judgement) add_judgement(answers.judgement->response, facts);
  unsettle_screening(facts);
  return facts;
}

bool client_has_decided(const CaseFacts& facts) {
  return is_leaving(facts.client_stand);
}

// "status.client/partner from M1/M2/M3 (a “guess” never counts as decided_final)" (domain.md 5.3)
bool partner_has_decided(const CaseFacts& facts) {
  return is_leaving(facts.partner_stand) && facts.partner_stand_source == Source::SaidSo;
}

bool partner_is_leaning_out(const CaseFacts& facts) {
  return facts.partner_stand == Stand::Torn || (is_leaving(facts.partner_stand) && !partner_has_decided(facts));
}

int times_asked(const CaseFacts& facts) {
  constexpr std::array kOf = {std::pair(Asked::Once, 1), std::pair(Asked::Few, 2), std::pair(Asked::Many, 3)};
  const auto* const before = std::ranges::find(kOf, facts.asked, &std::pair<Asked, int>::first);
  const auto since = std::ranges::count_if(facts.asks, [&](const AskFacts& ask) {
    const bool is_own = ask.step == AskStep::Asked || ask.step == AskStep::Note;
    return is_own && (!facts.asked_on || ask.on > *facts.asked_on);
  });
  return static_cast<int>(since) + (before == kOf.end() ? 0 : before->second);
}

bool reasons_are_said(const CaseFacts& facts) {
  return facts.sure_of_reasons >= kSaidFrom;
}

}  // namespace handouts
