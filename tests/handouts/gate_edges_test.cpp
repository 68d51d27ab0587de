// SPDX-License-Identifier: MIT
// For each gate, a case just inside its rule and one just outside.
#include <algorithm>
#include <functional>
#include <set>

#include <gtest/gtest.h>

#include "cases.h"
#include "handouts/gates.h"

namespace handouts {
namespace {

using cases::kToday;
using std::chrono::days;
using enum DocumentCode;

/// A case just inside a rule, and one just outside.
struct Edge {
  const char* gate;
  DocumentCode code;
  std::function<void(CaseFacts&)> inside;
  std::function<void(CaseFacts&)> outside;
};

CaseFacts after(const std::function<void(CaseFacts&)>& happens) {
  auto facts = cases::open_case();
  happens(facts);
  return facts;
}

TEST(GateEdges, EachBeginAndEndExactlyWhereTheirRuleSays) {
  using F = CaseFacts&;
  const Edge edges[] = {
      {"G-01", S01, [](F f) { f.client_is_adult = Tristate::No; }, [](F f) { f.client_is_adult = Tristate::Yes; }},
      {"G-01", H01, [](F f) { f.partner_is_adult = Tristate::No; },
       [](F f) { f.partner_is_adult = Tristate::NotSure; }},
      {"G-01", H02, [](F f) { f.partner_is_adult = Tristate::NotSure; },
       [](F f) { f.partner_is_adult = Tristate::Yes; }},
      {"G-02", F01, [](F f) { f.screening.has_order = true; }, [](F f) { f.has_court_case = true; }},
      {"G-03", H07, [](F f) { f.screening.client_may_harm = true; }, [](F f) { f.screening.client_may_harm = false; }},
      {"G-04", H07, [](F f) { f.screening.status = ScreeningStatus::Acute; },
       [](F f) { f.screening.status = ScreeningStatus::Concern; }},
      {"G-05", H03C, [](F f) { f.screening.status = ScreeningStatus::Concern; },
       [](F f) { f.screening.status = ScreeningStatus::Unclear; }},
      {"G-06", H02, [](F f) { f.screening.is_current = false; }, [](F f) { f.screening.is_current = true; }},
      {"G-06", H04, [](F f) { f.screening.screened_on.reset(); }, [](F f) { f.screening.is_current = false; }},
      {"G-07", H02, [](F f) { f.screening.status = ScreeningStatus::Unclear; },
       [](F f) { f.screening.status = ScreeningStatus::ReviewedOk; }},
      {"G-08", L01, [](F f) { f.client_stand = Stand::DecidedToLeave; }, [](F f) { f.client_stand = Stand::Torn; }},
      {"G-08", L01, [](F f) { f.is_too_late = Tristate::Yes; }, [](F f) { f.is_too_late = Tristate::NotSure; }},
      {"G-09", L01, [](F f) { f.partner_stand = Stand::DecidedToLeave; },
       [](F f) {
         f.partner_stand = Stand::DecidedToLeave;
         f.partner_stand_source = Source::ActedSo;
       }},
      {"G-10", L02,
       [](F f) {
         f.partner_stand = Stand::Torn;
         f.practice.offers_discernment = true;
       },
       [](F f) { f.partner_stand = Stand::Torn; }},
      {"G-11", C01, [](F f) { f.wants_invitation = WantsInvitation::No; },
       [](F f) { f.wants_invitation = WantsInvitation::NotNow; }},
      {"G-11", C01, [](F f) { f.partner_may_know = Tristate::NotSure; },
       [](F f) { f.partner_may_know = Tristate::Yes; }},
      {"G-12", L04, [](F f) { f.partner_answer = PartnerAnswer::StopAsking; },
       [](F f) { f.partner_answer = PartnerAnswer::No; }},
      {"G-13", H02,
       [](F f) {
         f.partner_answer = PartnerAnswer::No;
         f.partner_answered_on = kToday - days(59);
       },
       [](F f) {
         f.partner_answer = PartnerAnswer::No;
         f.partner_answered_on = kToday - days(60);
       }},
      {"G-13", H02, [](F f) { f.partner_answer = PartnerAnswer::No; },
       [](F f) { f.partner_answer = PartnerAnswer::NotNow; }},
      {"G-14", L02, [](F f) { f.authorizations.front().expires_on = kToday; },
       [](F f) { f.authorizations.front().expires_on = kToday + days(1); }},
      {"G-14", L02, [](F f) { f.authorizations.front().signed_on = kToday + days(1); },
       [](F f) { f.authorizations.front().signed_on = kToday; }},
      {"G-14", L02, [](F f) { f.authorizations.front().revoked_on = kToday; },
       [](F f) { f.authorizations.front().revoked_on = kToday + days(1); }},
      {"G-14", L02, [](F f) { f.authorizations.front().recipient += "."; }, [](F) {}},
      {"G-15", L02, [](F f) { f.letter_is_approved = false; }, [](F f) { f.letter_is_approved = true; }},
      {"G-16", L02, [](F f) { f.channels_are_safe = Tristate::NotSure; },
       [](F f) { f.channels_are_safe = Tristate::Yes; }},
      {"G-17", H02, [](F f) { f.paper_safety = PaperSafety::OfficeOnly; },
       [](F f) { f.paper_safety = PaperSafety::Elsewhere; }},
      {"G-18", H02, [](F f) { f.is_in_crisis = true; }, [](F f) { f.is_in_crisis = false; }},
      {"G-19", H02, [](F f) { f.joint_sessions = JointSessions::NotYet; },
       [](F f) { f.joint_sessions = JointSessions::Suitable; }},
      {"G-20", L02, [](F f) { f.has_court_case = true; }, [](F f) { f.has_court_case = false; }},
      {"G-21", L02, [](F f) { f.partner_home_is_known = true; },
       [](F f) { f.partner_home_is_known = f.partner_lives_in_state = true; }},
      {"G-22", L02, [](F f) { f.partner_is_known_here = true; }, [](F f) { f.partner_is_known_here = false; }},
      {"G-23", L02,
       [](F f) {
         f.asked = Asked::Few;
         f.asked_on = kToday - days(30);
         f.asks = {{kToday - days(20), AskStep::Note}};
       },
       [](F f) {
         f.asked = Asked::Few;
         f.asked_on = kToday - days(30);
         f.asks = {{kToday - days(40), AskStep::Note}};
       }},
      {"G-24", L02, [](F f) { f.partner_reads = "fr-CA"; }, [](F f) { f.partner_reads = "es-MX"; }},
      {"G-25", H02, [](F f) { f.invitation_is_pressed = true; }, [](F f) { f.invitation_is_pressed = false; }},
      {"wording", L01, [](F f) { f.hope = "that you should rest"; },
       [](F f) { f.hope = "that we rest on our shoulders"; }},
      {"typed words", L02, [](F f) { f.personal.sentence = "It is your fault."; },
       [](F f) { f.personal.sentence = "It is not about finding out who is at fault."; }},
      {"names", L02, [](F f) { f.partner_name = f.client_name; },
       [](F f) {
         f.partner_name = f.client_name + " Lee";
         f.authorizations.front().recipient = f.partner_name;
       }},
  };
  std::set<std::string> seen;
  for (const auto& edge : edges) {
    const auto holds = [&](const CaseFacts& facts) {
      const auto findings = gate_findings(edge.code, facts);
      return std::ranges::find(findings, edge.gate, &Finding::gate) != findings.end();
    };
    // Support numbers are what no age keeps back.
    const bool is_never_held = edge.code == S01;
    EXPECT_EQ(holds(after(edge.inside)), !is_never_held) << edge.gate << " inside";
    EXPECT_FALSE(holds(after(edge.outside))) << edge.gate << " outside";
    seen.insert(edge.gate);
  }
  EXPECT_EQ(seen.size(), 28U);
}

}  // namespace
}  // namespace handouts
