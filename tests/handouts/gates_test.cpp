// SPDX-License-Identifier: MIT
#include "handouts/gates.h"

#include <algorithm>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <sstream>

#include <gtest/gtest.h>

#include "cases.h"

namespace handouts {
namespace {

using cases::gates_of;
using cases::kToday;
using cases::strictest_effect;
using std::chrono::days;
using enum DocumentCode;

/// One thing that happens to a case, and what the strictest gate then does: "hold INV F01, release H07, read H01,
/// notice L02", where INV, TP, CP, IND, FR and ALL are the sets of domain.md 6, and "but S01" takes some away again.
struct Row {
  const char* gate;
  std::function<void(CaseFacts&)> happens;
  const char* effects;
};

using Effects = std::map<DocumentCode, Effect>;

/// The documents a word stands for.
std::vector<DocumentCode> documents_of(const std::string& word) {
  std::vector<DocumentCode> found;
  for (const auto code : all_documents()) {
    const bool is_named = (word == "ALL" && !is_worker_page(code)) || (word == "INV" && is_invitation(code)) ||
                          (word == "TP" && is_from_therapist(code)) || (word == "CP" && is_from_client(code)) ||
                          (word == "IND" && is_individual_track(code)) || (word == "FR" && is_form(code)) ||
                          (word == "LETTERS" && is_letter_from_therapist(code)) || word == to_text(code);
    if (is_named) found.push_back(code);
  }
  return found;
}

Effects effects_said(const std::string& text) {
  static const std::map<std::string, Effect> kWords = {{"hold", Effect::Hold},
                                                       {"release", Effect::PractitionerRelease},
                                                       {"read", Effect::ReadHere},
                                                       {"notice", Effect::Notice},
                                                       {"but", Effect::None}};
  Effects effects;
  for (const auto code : all_documents()) effects[code] = Effect::None;
  std::istringstream words(text);
  auto effect = Effect::None;
  for (std::string word; words >> word;) {
    if (word.ends_with(',')) word.pop_back();
    if (const auto named = kWords.find(word); named != kWords.end()) {
      effect = named->second;
      continue;
    }
    const auto documents = documents_of(word);
    EXPECT_FALSE(documents.empty()) << word;
    for (const auto code : documents) effects[code] = effect;
  }
  return effects;
}

Effects effects_of(const CaseFacts& facts) {
  Effects effects;
  for (const auto code : all_documents()) effects[code] = strictest_effect(code, facts);
  return effects;
}

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows = {
      {"G-01", [](CaseFacts& f) { f.client_is_adult = Tristate::No; }, "hold ALL, but S01"},
      {"G-01", [](CaseFacts& f) { f.partner_is_adult = Tristate::No; }, "hold ALL, but S01"},
      {"G-01", [](CaseFacts& f) { f.partner_is_adult = Tristate::NotSure; }, "hold INV"},
      {"G-02", [](CaseFacts& f) { f.screening.has_order = true; }, "hold INV F01 F03"},
      {"G-03", [](CaseFacts& f) { f.screening.client_may_harm = true; }, "release IND, hold INV H01 H06 F01 F03"},
      {"G-04", [](CaseFacts& f) { f.screening.status = ScreeningStatus::Acute; }, "hold ALL, but S01"},
      {"G-05", [](CaseFacts& f) { f.screening.status = ScreeningStatus::Concern; },
       "release IND, hold INV H01 H03-C H06 H09 H10 F01 F03"},
      {"G-06", [](CaseFacts& f) { f.screening = {}; }, "hold INV H04 H05 H06"},
      {"G-06", [](CaseFacts& f) { f.screening.interviewed_alone = false; }, "hold INV H04 H05 H06"},
      {"G-06", [](CaseFacts& f) { f.screening.is_overtaken = true; }, "hold INV H04 H05 H06"},
      {"G-06", [](CaseFacts& f) { f.screening.status = ScreeningStatus::NotScreened; }, "hold INV H04 H05 H06"},
      {"G-06", [](CaseFacts& f) { f.screening.is_current = false; }, "hold INV"},
      {"G-07", [](CaseFacts& f) { f.screening.status = ScreeningStatus::Unclear; }, "hold INV"},
      {"G-08", [](CaseFacts& f) { f.client_stand = Stand::DecidedToLeave; }, "hold INV"},
      {"G-08", [](CaseFacts& f) { f.client_stand = Stand::AlreadyLeft; }, "hold INV"},
      {"G-08", [](CaseFacts& f) { f.is_too_late = Tristate::Yes; }, "hold INV"},
      {"G-09", [](CaseFacts& f) { f.partner_stand = Stand::DecidedToLeave; }, "hold INV"},
      {"G-10",
       [](CaseFacts& f) {
         f.partner_stand = Stand::Torn;
         f.practice.offers_discernment = true;
       },
       "hold L02"},
      {"G-11", [](CaseFacts& f) { f.wants_invitation = WantsInvitation::No; }, "hold INV"},
      {"G-11", [](CaseFacts& f) { f.partner_may_know = Tristate::No; }, "hold INV"},
      {"G-11", [](CaseFacts& f) { f.partner_may_know = Tristate::NotSure; }, "hold INV"},
      {"G-12", [](CaseFacts& f) { f.do_not_contact = true; }, "hold INV"},
      {"G-12", [](CaseFacts& f) { f.partner_answer = PartnerAnswer::StopAsking; }, "hold INV"},
      {"G-13", [](CaseFacts& f) { f.partner_answer = PartnerAnswer::No; }, "hold INV, but L04"},
      {"G-14", [](CaseFacts& f) { f.authorizations.clear(); }, "hold TP"},
      {"G-14", [](CaseFacts& f) { f.authorizations.front().channels = {"phone"}; }, "hold LETTERS"},
      {"G-14", [](CaseFacts& f) { f.authorizations.front().channels = {"post"}; }, "hold C02"},
      {"G-14",
       [](CaseFacts& f) {
         f.may_be_said = {"seen-here", "visit-facts"};
       },
       "hold TP"},
      {"G-14",
       [](CaseFacts& f) {
         f.may_be_said = {"invitation", "letter"};
       },
       "hold TP"},
      {"G-15", [](CaseFacts& f) { f.letter_is_approved = false; }, "hold TP"},
      {"G-16",
       [](CaseFacts& f) {
         f.letter_channel.clear();
         f.authorizations.front().channels = {"", "phone"};
       },
       "hold LETTERS"},
      {"G-16", [](CaseFacts& f) { f.channels_are_safe = Tristate::No; }, "hold TP"},
      {"G-16", [](CaseFacts& f) { f.channels_are_safe = Tristate::NotSure; }, "hold TP"},
      {"G-17", [](CaseFacts& f) { f.paper_safety = PaperSafety::OfficeOnly; }, "read ALL, but TP FR"},
      {"G-17", [](CaseFacts& f) { f.paper_safety = PaperSafety::No; }, "read ALL, but TP FR"},
      {"G-17", [](CaseFacts& f) { f.paper_safety = PaperSafety::Unknown; }, "read ALL, but TP FR"},
      {"G-18", [](CaseFacts& f) { f.is_in_crisis = true; }, "hold INV"},
      {"G-18", [](CaseFacts& f) { f.needs_follow_up = true; }, "hold INV"},
      {"G-19", [](CaseFacts& f) { f.joint_sessions = JointSessions::No; }, "hold INV, release C01 H02"},
      {"G-19", [](CaseFacts& f) { f.joint_sessions = JointSessions::NotYet; }, "hold INV, release C01 H02"},
      {"G-19", [](CaseFacts& f) { f.joint_sessions = JointSessions::Refer; }, "hold INV, release C01 H02"},
      {"G-19", [](CaseFacts& f) { f.weighs_against_joint = true; }, "hold INV, release C01 H02"},
      {"G-20", [](CaseFacts& f) { f.has_court_case = true; }, "notice INV, release TP"},
      {"G-21",
       [](CaseFacts& f) {
         f.partner_home_is_known = true;
         f.partner_lives_in_state = false;
       },
       "notice TP H10 H11"},
      {"G-22", [](CaseFacts& f) { f.partner_is_known_here = true; }, "notice INV, hold TP"},
      {"G-23", [](CaseFacts& f) { f.letter_was_sent = true; }, "hold TP, but L04"},
      {"G-23", [](CaseFacts& f) { f.asked = Asked::Many; }, "hold TP, but L04"},
      {"G-23", [](CaseFacts& f) { f.closing_was_sent = true; }, "hold TP"},
      {"G-24", [](CaseFacts& f) { f.client_reads = f.partner_reads = "vi"; }, "hold ALL, but S01 C02 FR"},
      {"G-24", [](CaseFacts& f) { f.partner_reads = "Vietnamese"; }, "hold H03-P L01 LETTERS"},
      {"G-25", [](CaseFacts& f) { f.invitation_is_pressed = true; }, "hold INV"},
      {"wording", [](CaseFacts& f) { f.hope = "that you always listen"; }, "hold L01"},
      {"wording", [](CaseFacts& f) { f.gratitude = "how you never lie"; }, "hold L01"},
      {"typed words", [](CaseFacts& f) { f.personal.sentence = "Your diagnosis can wait."; }, "hold TP H11"},
      {"names", [](CaseFacts& f) { f.client_name = f.partner_name; }, "hold TP L01 F01"},
  };
  return kRows;
}

TEST(Gates, LetEverythingThroughInAnOpenCase) {
  EXPECT_EQ(effects_of(cases::open_case()), effects_said(""));
}

TEST(Gates, EachTouchTheDocumentsOfTheirRule) {
  std::set<std::string> seen;
  for (const auto& row : rows()) {
    auto facts = cases::open_case();
    row.happens(facts);
    const auto said = effects_said(row.effects);
    for (const auto& [code, effect] : effects_of(facts)) {
      EXPECT_EQ(effect, said.at(code)) << row.gate << " " << to_text(code) << " of: " << row.effects;
      const auto gates = gates_of(code, facts);
      EXPECT_TRUE(gates.empty() || gates == row.gate) << row.gate << " found " << gates;
    }
    seen.insert(row.gate);
  }
  // G-01 to G-25, the words, and the names.
  EXPECT_EQ(seen.size(), 28U);
}

TEST(Gates, TouchNoPageThatStaysWithTheTherapist) {
  for (const auto& row : rows()) {
    auto facts = cases::open_case();
    row.happens(facts);
    for (const auto code : {N01, N02, N03}) EXPECT_EQ(gates_of(code, facts), "") << row.gate;
  }
}

TEST(Gates, SayWhyAndWhatWouldLiftThemInSentences) {
  for (const auto& row : rows()) {
    auto facts = cases::open_case();
    row.happens(facts);
    for (const auto code : all_documents()) {
      for (const auto& finding : gate_findings(code, facts)) {
        EXPECT_TRUE(finding.why.ends_with('.')) << finding.gate;
        EXPECT_TRUE(finding.lifted_by.ends_with('.')) << finding.gate;
        EXPECT_EQ((finding.why + finding.lifted_by).find("abus"), std::string::npos) << finding.gate;
      }
    }
  }
}

TEST(Gates, PutTheStrictestFirst) {
  auto facts = cases::v6();
  facts.screening.client_may_harm = true;
  EXPECT_EQ(gates_of(H07, facts), "G-03 G-05 G-17");
  EXPECT_EQ(strictest_effect(H07, facts), Effect::PractitionerRelease);
  EXPECT_EQ(strictest_effect(H02, facts), Effect::Hold);
}

TEST(Gates, KeepSupportNumbersInPersonWhenPaperIsNotSafe) {
  for (const auto status : {ScreeningStatus::Concern, ScreeningStatus::Acute}) {
    auto facts = cases::open_case();
    facts.screening.status = status;
    EXPECT_EQ(strictest_effect(S01, facts), Effect::None);
    facts.paper_safety = PaperSafety::No;
    EXPECT_EQ(strictest_effect(S01, facts), Effect::PractitionerRelease);
  }
}

TEST(Gates, LetAPlainNoRestForSixtyDays) {
  auto facts = cases::open_case();
  facts.partner_answer = PartnerAnswer::No;
  facts.partner_answered_on = kToday - days(59);
  EXPECT_EQ(gates_of(H02, facts), "G-13");
  facts.partner_answered_on = kToday - days(60);
  EXPECT_EQ(gates_of(H02, facts), "");
}

TEST(Gates, HoldTheLetterTheDayAfterTheAuthorizationRanOut) {
  auto facts = cases::open_case();
  facts.authorizations.front().expires_on = kToday - days(1);
  EXPECT_EQ(gates_of(L02, facts), "G-14");
}

TEST(Gates, AcceptAnyOneValidAuthorization) {
  auto facts = cases::open_case();
  auto revoked = facts.authorizations.front();
  revoked.revoked_on = kToday;
  facts.authorizations.insert(facts.authorizations.begin(), revoked);
  EXPECT_EQ(gates_of(L02, facts), "");
}

TEST(Gates, DoNotHoldForAnAgeNobodyAskedFor) {
  auto facts = cases::open_case();
  facts.client_is_adult.reset();
  facts.partner_is_adult.reset();
  EXPECT_EQ(effects_of(facts), effects_said(""));
}

TEST(Gates, TreatAGuessedDecisionAsLeaningOut) {
  auto facts = cases::open_case();
  facts.partner_stand = Stand::DecidedToLeave;
  facts.partner_stand_source = Source::Guess;
  facts.practice.offers_discernment = true;
  EXPECT_EQ(gates_of(L02, facts), "G-10");
  EXPECT_EQ(gates_of(L01, facts), "");
}

/// What may be of concern in a case: each sets one fact to a level, from 0, which is of no concern, upward.
struct Concern {
  std::size_t levels;
  std::function<void(CaseFacts&, std::size_t)> set;
};

template <class Fact, class Value>
Concern concern(Fact CaseFacts::*fact, std::vector<Value> levels) {
  return {levels.size(), [=](CaseFacts& facts, std::size_t level) { facts.*fact = levels[level]; }};
}

template <class Fact>
Concern screen_concern(Fact ScreeningFinding::*fact, std::vector<Fact> levels) {
  return {levels.size(), [=](CaseFacts& facts, std::size_t level) { facts.screening.*fact = levels[level]; }};
}

const std::vector<Concern>& concerns() {
  static const std::vector<Concern> kConcerns = {
      concern(&CaseFacts::client_is_adult, std::vector{Tristate::Yes, Tristate::NotSure, Tristate::No}),
      concern(&CaseFacts::partner_is_adult, std::vector{Tristate::Yes, Tristate::NotSure, Tristate::No}),
      screen_concern(&ScreeningFinding::has_order, {false, true}),
      screen_concern(&ScreeningFinding::client_may_harm, {false, true}),
      screen_concern(&ScreeningFinding::status, {ScreeningStatus::NoConcernNoted, ScreeningStatus::Unclear,
                                                 ScreeningStatus::Concern, ScreeningStatus::Acute}),
      screen_concern(&ScreeningFinding::interviewed_alone, {true, false}),
      screen_concern(&ScreeningFinding::is_current, {true, false}),
      concern(&CaseFacts::client_stand, std::vector{Stand::WorkingOnIt, Stand::Torn, Stand::DecidedToLeave}),
      concern(&CaseFacts::partner_stand, std::vector{Stand::WorkingOnIt, Stand::Torn, Stand::DecidedToLeave}),
      concern(&CaseFacts::is_too_late, std::vector{Tristate::No, Tristate::NotSure, Tristate::Yes}),
      concern(&CaseFacts::wants_invitation,
              std::vector{WantsInvitation::PleaseWrite, WantsInvitation::NotNow, WantsInvitation::No}),
      concern(&CaseFacts::partner_may_know, std::vector{Tristate::Yes, Tristate::NotSure, Tristate::No}),
      concern(&CaseFacts::partner_answer,
              std::vector{PartnerAnswer::Unsure, PartnerAnswer::No, PartnerAnswer::StopAsking}),
      concern(&CaseFacts::do_not_contact, std::vector{0, 1}),
      concern(&CaseFacts::paper_safety, std::vector{PaperSafety::AtHome, PaperSafety::OfficeOnly, PaperSafety::No}),
      concern(&CaseFacts::joint_sessions,
              std::vector{JointSessions::Suitable, JointSessions::NotYet, JointSessions::No}),
      concern(&CaseFacts::letter_is_approved, std::vector{1, 0}),
      concern(&CaseFacts::letter_was_sent, std::vector{0, 1}),
      concern(&CaseFacts::asked, std::vector{Asked::Once, Asked::Many}),
      concern(&CaseFacts::letter_channel, std::vector<std::string>{"post", ""}),
      concern(&CaseFacts::has_court_case, std::vector{0, 1}),
      concern(&CaseFacts::partner_is_known_here, std::vector{0, 1}),
      concern(&CaseFacts::invitation_is_pressed, std::vector{0, 1}),
      concern(&CaseFacts::hope, std::vector<std::string>{"that we laugh again", "that you never lie"}),
  };
  return kConcerns;
}

CaseFacts case_with(const std::vector<std::size_t>& levels) {
  auto facts = cases::open_case();
  for (std::size_t index = 0; index < levels.size(); ++index) concerns()[index].set(facts, levels[index]);
  return facts;
}

/// How freely a document may be handed over; what is held and what is not offered are both kept back.
int freedom(Standing standing) {
  switch (standing) {
    case Standing::Offered:
      return 4;
    case Standing::OnRequest:
      return 3;
    case Standing::ReadHere:
      return 2;
    case Standing::PractitionerRelease:
      return 1;
    default:
      return 0;
  }
}

void expect_no_freer(const CaseFacts& before, const CaseFacts& worse) {
  const auto offers = evaluate(before);
  const auto worse_offers = evaluate(worse);
  for (std::size_t index = 0; index < offers.size(); ++index) {
    const auto code = offers[index].code;
    EXPECT_GE(strictest_effect(code, worse), strictest_effect(code, before)) << to_text(code);
    // These are help for the client, or answer what happened: a concern may be the very reason to offer them, as far as
    // the gates let it. L03 takes the place of L02 for a partner who is leaning out.
    constexpr DocumentCode kAnswers[] = {H04, H05, H07, H08, H09, S01, L03, L04};
    if (std::ranges::find(kAnswers, code) != std::end(kAnswers)) continue;
    EXPECT_LE(freedom(worse_offers[index].standing), freedom(offers[index].standing)) << to_text(code);
  }
}

TEST(Gates, NeverReleaseADocumentBecauseOfOneMoreConcern) {
  constexpr int kRounds = 300;
  std::minstd_rand random(20261123);
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::size_t> levels(concerns().size(), 0);
    for (auto& level : levels) level = random() % 4 == 0 ? 1 : 0;
    const auto before = case_with(levels);
    const auto raised = random() % levels.size();
    levels[raised] = std::min(levels[raised] + 1, concerns()[raised].levels - 1);
    expect_no_freer(before, case_with(levels));
  }
}

TEST(Gates, NeverReleaseADocumentAlongOneConcernAlone) {
  for (std::size_t which = 0; which < concerns().size(); ++which) {
    std::vector<std::size_t> levels(concerns().size(), 0);
    for (; levels[which] + 1 < concerns()[which].levels; ++levels[which]) {
      auto higher = levels;
      ++higher[which];
      expect_no_freer(case_with(levels), case_with(higher));
    }
  }
}

TEST(ReportingPrompt, ComesWhenAnyoneAtHomeMayBeInDanger) {
  CaseFacts facts;
  EXPECT_FALSE(reporting_prompt(facts));
  facts.danger_at_home = Tristate::No;
  EXPECT_FALSE(reporting_prompt(facts));
  facts.merged.emplace_back().danger_at_home = Tristate::NotSure;
  const auto unsure = reporting_prompt(facts);
  ASSERT_TRUE(unsure) << "what a merged record said counts";
  EXPECT_EQ(unsure->effect, Effect::Notice);
  facts.danger_at_home = Tristate::Yes;
  const auto sure = reporting_prompt(facts);
  ASSERT_TRUE(sure);
  EXPECT_NE(sure->why, unsure->why);
  EXPECT_NE(sure->lifted_by.find("cannot decide"), std::string::npos);
}

TEST(Documents, HaveNamesThatReadBack) {
  for (const auto code : all_documents()) EXPECT_EQ(find_document(to_text(code)), code);
}

}  // namespace
}  // namespace handouts
