// SPDX-License-Identifier: MIT
#include "handouts/screening_status.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string_view>

namespace handouts {
namespace {

using forms::QuestionnaireResponse;

/// "expires in 30 days", "the last screen is older than 30 days" (domain.md 3.4).
constexpr std::chrono::days kCurrentFor{30};
/// "any skip among SQ1-SQ7, SQ9, SQ10, SQ11, SQ12".
constexpr std::array<std::string_view, 11> kMayNotBeSkipped = {"SQ1", "SQ2", "SQ3",  "SQ4",  "SQ5", "SQ6",
                                                               "SQ7", "SQ9", "SQ10", "SQ11", "SQ12"};

bool is_answered(const QuestionnaireResponse& screen, std::string_view question,
                 std::initializer_list<std::string_view> codes) {
  const auto answered = forms::find_codes(screen, question);
  return std::ranges::any_of(answered,
                             [&](const std::string& code) { return std::ranges::find(codes, code) != codes.end(); });
}

bool is_ticked(const QuestionnaireResponse& response, std::string_view question) {
  const auto values = forms::find_answers(response, question);
  return !values.empty() && values.front() == forms::Value(true);
}

/// "Options always include 'I'd rather not say'": a question that was left empty is a skip too.
bool is_skipped(const QuestionnaireResponse& screen, std::string_view question) {
  return forms::find_codes(screen, question).empty() || is_answered(screen, question, {"skip"});
}

/// Who and whether anyone was hurt count only while the question around them is open: what is closed counts as not
/// given.
bool was_physical(const QuestionnaireResponse& screen) {
  return is_answered(screen, "SQ3", {"over-year", "past-year", "past-month"});
}

bool was_hurt(const QuestionnaireResponse& screen) {
  return was_physical(screen) && is_answered(screen, "SQ3-hurt", {"yes"});
}

// CONCERN: "any of: SQ1 not safe; SQ2 important things; SQ3 past year or month, or anyone hurt; SQ4 yes; SQ5 often; SQ6
// yes; SQ7 yes; SQ9 worry; SQ11 current; SQ12 not sure", or K14, a concern noted by the practitioner.
bool is_concern(const QuestionnaireResponse& screen) {
  return is_answered(screen, "SQ1", {"not-safe"}) || is_answered(screen, "SQ2", {"important"}) ||
         is_answered(screen, "SQ3", {"past-year", "past-month"}) || was_hurt(screen) ||
         is_answered(screen, "SQ4", {"yes"}) || is_answered(screen, "SQ5", {"often"}) ||
         is_answered(screen, "SQ6", {"yes"}) || is_answered(screen, "SQ7", {"yes"}) ||
         is_answered(screen, "SQ9", {"worry"}) || is_answered(screen, "SQ11", {"current"}) ||
         is_answered(screen, "SQ12", {"not-sure"}) || is_answered(screen, "K14", {"concern"});
}

// UNCLEAR: "any skip among SQ1-SQ7, SQ9, SQ10, SQ11, SQ12; SQ1 a little; SQ2 small things with SQ9 not sure; SQ3 more
// than a year ago; SQ5 sometimes; SQ9 not sure; SQ11 past". SQ9 "not sure" alone is enough, so SQ2 needs no line of its
// own.
bool is_unclear(const QuestionnaireResponse& screen) {
  const auto skipped = [&](std::string_view question) { return is_skipped(screen, question); };
  return std::ranges::any_of(kMayNotBeSkipped, skipped) || is_answered(screen, "SQ1", {"little"}) ||
         is_answered(screen, "SQ3", {"over-year"}) || is_answered(screen, "SQ5", {"sometimes"}) ||
         is_answered(screen, "SQ9", {"not-sure"}) || is_answered(screen, "SQ11", {"past"});
}

// CLIENT_MAY_HARM: "SQ10 yes; or SQ3 who = me with anyone hurt; or an order naming the client; or practitioner
// judgement".
bool client_may_harm(const QuestionnaireResponse& screen) {
  return is_answered(screen, "SQ10", {"yes"}) || (is_answered(screen, "SQ3-who", {"me"}) && was_hurt(screen)) ||
         is_answered(screen, "K-order", {"names-client"}) || is_answered(screen, "K14", {"client-may-harm"});
}

/// An order counts when one is known or when nobody can say that there is none.
bool has_order(const QuestionnaireResponse& screen) {
  return !is_answered(screen, "K-order", {"none"});
}

// The order of this function is the order of the table in domain.md 3.4. Immediate danger is the practitioner's own
// mark, so it stands even when the client was not alone; the client's answers then say nothing (domain.md 8, E4).
ScreeningStatus screen_status(const QuestionnaireResponse& screen) {
  const bool is_alone = is_answered(screen, "B2", {"yes"});
  // ACUTE: "SQ12 = no; or practitioner marks immediate danger".
  if (is_ticked(screen, "K-danger") || (is_alone && is_answered(screen, "SQ12", {"no"}))) return ScreeningStatus::Acute;
  if (!is_alone) return ScreeningStatus::NotScreened;
  if (is_concern(screen)) return ScreeningStatus::Concern;
  if (is_unclear(screen)) return ScreeningStatus::Unclear;
  // NO_CONCERN_NOTED: "all answered, none of the above, and private_interview = yes, and practitioner confirms".
  return is_ticked(screen, "K-confirmed") ? ScreeningStatus::NoConcernNoted : ScreeningStatus::NotScreened;
}

std::optional<int> find_number(std::string_view text, std::size_t from, std::size_t count) {
  if (text.size() < from + count) return std::nullopt;
  int number = 0;
  for (const char digit : text.substr(from, count)) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

/// The instant of a FHIR dateTime with a time and a zone, such as 2026-11-23T14:02:00-06:00; empty for anything less.
std::optional<std::chrono::sys_seconds> find_instant(std::string_view text) {
  const auto hour = find_number(text, 11, 2);
  const auto minute = find_number(text, 14, 2);
  const auto second = find_number(text, 17, 2);
  const auto day = forms::parse_date(text.substr(0, 10));
  if (!hour || !minute || !second || !day || day->day == 0) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year(day->year), std::chrono::month(day->month),
                                         std::chrono::day(day->day)};
  const auto local = std::chrono::sys_days(date) + std::chrono::hours(*hour) + std::chrono::minutes(*minute) +
                     std::chrono::seconds(*second);
  if (text.ends_with('Z')) return local;
  const auto zone_at = text.find_first_of("+-", 19);
  if (zone_at == std::string_view::npos) return std::nullopt;
  const auto zone_hours = find_number(text, zone_at + 1, 2);
  const auto zone_minutes = find_number(text, zone_at + 4, 2);
  if (!zone_hours || !zone_minutes) return std::nullopt;
  const auto offset = std::chrono::hours(*zone_hours) + std::chrono::minutes(*zone_minutes);
  return text[zone_at] == '+' ? local - offset : local + offset;
}

enum class Order { Before, After, Unknown };

/// Two records of one day are in order only when both carry the time they were written.
Order order_of(const DatedResponse& later, const DatedResponse& earlier) {
  if (later.on != earlier.on) return later.on > earlier.on ? Order::After : Order::Before;
  const auto later_at = find_instant(later.response.authored);
  const auto earlier_at = find_instant(earlier.response.authored);
  if (!later_at || !earlier_at || later_at == earlier_at) return Order::Unknown;
  return later_at > earlier_at ? Order::After : Order::Before;
}

bool is_recent(std::chrono::sys_days on, std::chrono::sys_days today) {
  return on <= today && today - on <= kCurrentFor;
}

// REVIEWED_OK: "practitioner re-assessment record after UNCLEAR/CONCERN, with reasons, date, name; expires in 30 days".
// It also ends CLIENT_MAY_HARM (G-03), and an order's hold only where the order has ended and legal advice was taken
// (G-02).
void apply_good_review(const QuestionnaireResponse& review, ScreeningFinding& finding) {
  if (finding.status == ScreeningStatus::Unclear || finding.status == ScreeningStatus::Concern) {
    finding.status = ScreeningStatus::ReviewedOk;
  }
  finding.client_may_harm = false;
  if (is_ticked(review, "RA-order-ended") && is_ticked(review, "RA-advice")) finding.has_order = false;
}

/// A review that still sees a concern makes anything milder a concern, and does not run out.
void apply_bad_review(ScreeningFinding& finding) {
  if (finding.status != ScreeningStatus::Acute) finding.status = ScreeningStatus::Concern;
}

bool is_complete_review(const QuestionnaireResponse& review) {
  const auto is_told = [&](std::string_view question) { return !forms::find_text(review, question).empty(); };
  return is_told("RA-who") && is_told("RA-how") && is_told("RA-reasons");
}

/// In doubt about which came first, a good review does not count and a bad one does.
void apply_review(const DatedResponse& review, const DatedResponse& screen, std::chrono::sys_days today,
                  ScreeningFinding& finding) {
  const Order order = order_of(review, screen);
  const bool is_good =
      is_answered(review.response, "RA-result", {"reviewed-ok"}) && is_complete_review(review.response);
  if (is_good && order == Order::After && is_recent(review.on, today)) apply_good_review(review.response, finding);
  if (is_answered(review.response, "RA-result", {"still-a-concern"}) && order != Order::Before)
    apply_bad_review(finding);
}

}  // namespace

ScreeningFinding screening_finding(const std::optional<DatedResponse>& screen,
                                   const std::optional<DatedResponse>& reassessment, std::chrono::sys_days today) {
  ScreeningFinding finding;
  if (!screen) return finding;
  finding.status = screen_status(screen->response);
  finding.client_may_harm = client_may_harm(screen->response);
  finding.has_order = has_order(screen->response);
  finding.interviewed_alone = is_answered(screen->response, "B2", {"yes"});
  finding.screened_on = screen->on;
  finding.is_current = is_recent(screen->on, today);
  if (reassessment) apply_review(*reassessment, *screen, today, finding);
  return finding;
}

}  // namespace handouts
