// SPDX-License-Identifier: MIT
// A search for a case in which something reaches the partner that must not: many thousands of filled forms, made by
// chance from every question there is, mostly harmless so that documents are made at all.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <random>

#include <gtest/gtest.h>

#include "forms/shipped.h"
#include "handouts/document_words.h"
#include "handouts/recommendation.h"
#include "handouts/template.h"

namespace toolkit {
namespace {

using handouts::CaseFacts;
using handouts::DocumentCode;
using std::chrono::days;

/// Some seconds with sanitizers. tests/run asks for a hundred thousand at full speed, with BOTHOFUS_CASES.
constexpr int kCases = 2'000;
constexpr std::chrono::sys_days kToday = std::chrono::year(2026) / 11 / 28;
constexpr const char* kChannels[] = {"post", "phone", "email", "in-person"};

int case_count() {
  const char* const asked = std::getenv("BOTHOFUS_CASES");
  return asked == nullptr ? kCases : std::atoi(asked);
}

struct Question {
  const forms::Item* item;
  std::vector<forms::Value> options;
};

void collect(const std::vector<forms::Item>& items, std::vector<Question>& questions) {
  for (const auto& item : items) {
    if (forms::is_question(item)) {
      Question question{&item, {}};
      for (const auto& option : item.options) question.options.push_back(option.value);
      questions.push_back(std::move(question));
    }
    collect(item.items, questions);
  }
}

std::vector<Question> questions_of(const forms::Questionnaire& form) {
  std::vector<Question> questions;
  collect(form.items, questions);
  return questions;
}

/// Answers that open most doors; chance then answers some questions otherwise.
const std::map<std::string, std::string, std::less<>>& harmless() {
  static const std::map<std::string, std::string, std::less<>> kAnswers = {
      {"E1", "yes-ok"}, {"E3", "once"},       {"E6", "unsure"},    {"M1", "working"},   {"M2", "working"},
      {"N1", "write"},  {"N3-safe", "yes"},   {"L3", "no"},        {"M8", "no"},        {"B2", "yes"},
      {"SQ1", "very"},  {"SQ2", "no"},        {"SQ3", "never"},    {"SQ4", "no"},       {"SQ5", "no"},
      {"SQ6", "no"},    {"SQ7", "no"},        {"SQ9", "fine"},     {"SQ10", "no"},      {"SQ11", "none"},
      {"SQ12", "yes"},  {"SQ13", "home"},     {"K-order", "none"}, {"A4-adult", "yes"}, {"C5", "adult"},
      {"C10", "no"},    {"C11", "no"},        {"O1", "yes"},       {"O2", "self"},      {"O6", "no"},
      {"O7", "no"},     {"A5-read", "en-US"}, {"C4", "en-US"},     {"O10", "none"}};
  return kAnswers;
}

class RandomCases {
 public:
  explicit RandomCases(unsigned seed) : random_(seed) {}

  std::size_t below(std::size_t limit) { return random_() % limit; }
  bool one_in(std::size_t count) { return below(count) == 0; }

  /// How many questions of the case are answered by chance: one in so many.
  void begin() { spread_ = std::size_t{2} << below(7); }

  forms::QuestionnaireResponse filled(const std::vector<Question>& questions) {
    forms::QuestionnaireResponse response;
    for (const auto& question : questions) {
      auto answers = answers_to(question);
      if (answers.empty()) continue;
      forms::ResponseItem item;
      item.link_id = question.item->link_id;
      for (auto& value : answers) item.answers.push_back({std::move(value), {}});
      response.items.push_back(std::move(item));
    }
    return response;
  }

  std::chrono::sys_days day_before_today(int most) {
    return kToday - days(static_cast<int>(below(static_cast<std::size_t>(most))));
  }

  handouts::AuthorizationFacts authorization(const std::string& recipient) {
    handouts::AuthorizationFacts authorization;
    authorization.signed_on = kToday - days(static_cast<int>(below(40)) - 2);
    authorization.expires_on = authorization.signed_on + days(one_in(4) ? below(40) : 90);
    if (one_in(6)) authorization.revoked_on = kToday + days(static_cast<int>(below(5)) - 2);
    authorization.recipient = one_in(8) ? "Somebody Else" : recipient;
    for (const char* channel : kChannels) {
      if (!one_in(3)) authorization.channels.emplace_back(channel);
    }
    authorization.is_complete = !one_in(6);
    return authorization;
  }

 private:
  std::vector<forms::Value> answers_to(const Question& question) {
    const auto& item = *question.item;
    const auto usual = harmless().find(item.link_id);
    if (!one_in(spread_)) {
      if (usual == harmless().end() || question.options.empty()) return typed(item, 3);
      return {
          *std::ranges::find(question.options, usual->second, [](const auto& value) { return forms::key_of(value); })};
    }
    if (question.options.empty()) return typed(item, 2);
    if (one_in(4)) return {};
    std::vector<forms::Value> answers = {question.options[below(question.options.size())]};
    if (item.repeats && one_in(2)) answers.push_back(question.options[below(question.options.size())]);
    return answers;
  }

  /// A text that says which question it answers, so that it can be found again on paper.
  std::vector<forms::Value> typed(const forms::Item& item, std::size_t rarity) {
    if (item.type == forms::ItemType::Integer) return {forms::Value(static_cast<std::int32_t>(below(11)))};
    if (item.type == forms::ItemType::Boolean)
      return {forms::Value(item.link_id == "K-confirmed" ? !one_in(8) : one_in(2))};
    const bool is_text = item.type == forms::ItemType::String || item.type == forms::ItemType::Text;
    if (!is_text || (one_in(rarity) && item.link_id != "C2" && item.link_id != "A1")) return {};
    return {forms::Value("zq" + item.link_id + "qz")};
  }

  std::minstd_rand random_;
  std::size_t spread_ = 8;
};

/// The forms a case is decided from.
struct Forms {
  std::vector<Question> intake = questions_of(forms::intake());
  std::vector<Question> screening = questions_of(forms::screening());
  std::vector<Question> reassessment = questions_of(forms::reassessment());
  std::vector<Question> judgement = questions_of(forms::practitioner_judgement());
  std::vector<Question> decision = questions_of(forms::shipped("decision-status"));
  std::vector<Question> happening = questions_of(forms::shipped("what-happened"));
};

struct Made {
  handouts::CaseAnswers answers;
  CaseFacts facts;
};

Made next_case(const Forms& forms, RandomCases& chance) {
  chance.begin();
  Made made;
  auto& answers = made.answers;
  answers.intake = {chance.day_before_today(10), chance.filled(forms.intake)};
  if (!chance.one_in(12))
    answers.screen = {chance.day_before_today(chance.one_in(3) ? 45 : 10), chance.filled(forms.screening)};
  if (chance.one_in(6)) answers.reassessment = {chance.day_before_today(45), chance.filled(forms.reassessment)};
  if (!chance.one_in(8)) answers.judgement = {chance.day_before_today(10), chance.filled(forms.judgement)};
  if (chance.one_in(6)) answers.decisions = {{chance.day_before_today(10), chance.filled(forms.decision)}};
  if (chance.one_in(5)) answers.happenings = {{chance.day_before_today(90), chance.filled(forms.happening)}};
  auto& facts = made.facts = handouts::facts_from_answers(answers, kToday);
  facts.practice.name = "Lantern Street Practice";
  facts.practice.practitioner = "Noor Abernathy";
  facts.practice.phone = "713-555-0142";
  facts.practice.hears_partner = true;
  facts.practice.offers_discernment = chance.one_in(2);
  facts.practice.secrets_policy = "limited";
  for (std::size_t count = chance.below(3); count > 0; --count)
    facts.authorizations.push_back(chance.authorization(facts.partner_name));
  facts.letter_is_approved = !chance.one_in(4);
  facts.letter_channel = chance.one_in(9) ? "" : kChannels[chance.below(4)];
  return made;
}

/// Said anew here, and not in the words of the rule it checks: domain.md 4.2.
bool is_authorized(const CaseFacts& facts, const std::string& channel) {
  return std::ranges::any_of(facts.authorizations, [&](const auto& each) {
    const bool is_in_time = each.signed_on <= kToday && kToday < each.expires_on;
    const bool is_revoked = each.revoked_on && *each.revoked_on <= kToday;
    return each.is_complete && is_in_time && !is_revoked && each.recipient == facts.partner_name &&
           std::ranges::count(each.channels, channel) > 0;
  });
}

/// A private screen: alone, and no older than 30 days.
bool is_screened(const handouts::CaseAnswers& answers) {
  if (!answers.screen) return false;
  const auto alone = forms::find_codes(answers.screen->response, "B2");
  const auto assessed_on =
      answers.reassessment ? std::max(answers.screen->on, answers.reassessment->on) : answers.screen->on;
  return alone == std::vector<std::string>{"yes"} && kToday - assessed_on <= days(30);
}

/// What a document of this case says.
std::string text_of(DocumentCode code, const CaseFacts& facts) {
  const auto& source = handouts::library_template(to_text(code), handouts::document_language(code, facts));
  return handouts::mustache::render(
      source.body, handouts::merge_fields(code, facts), [](const std::string& text) { return text; }, source.file);
}

/// The questions whose answers stand in this text.
std::vector<std::string> answers_in(const std::string& text) {
  std::vector<std::string> questions;
  for (auto at = text.find("zq"); at != std::string::npos; at = text.find("zq", at + 1)) {
    const auto end = text.find("qz", at);
    if (end != std::string::npos) questions.push_back(text.substr(at + 2, end - at - 2));
  }
  return questions;
}

forms::Sensitivity label_of(const Forms& forms, const std::string& link_id) {
  for (const auto* questions :
       {&forms.intake, &forms.screening, &forms.reassessment, &forms.judgement, &forms.decision, &forms.happening}) {
    const auto found =
        std::ranges::find(*questions, link_id, [](const auto& question) { return question.item->link_id; });
    if (found != questions->end()) return found->item->sensitivity;
  }
  return forms::Sensitivity::X;
}

bool is_held(DocumentCode code, const CaseFacts& facts) {
  const auto findings = handouts::gate_findings(code, facts);
  return !findings.empty() && findings.front().effect == handouts::Effect::Hold;
}

TEST(CaseSearch, FindsNothingThatReachesThePartnerWithoutConsentScreenAndApproval) {
  const Forms forms;
  RandomCases chance(20261128);
  int from_therapist = 0;
  int read_by_partner = 0;
  for (int number = 0; number < case_count(); ++number) {
    const auto made = next_case(forms, chance);
    for (const auto code : handouts::all_documents()) {
      const bool is_theirs = handouts::is_read_by_partner(code) || code == DocumentCode::C02;
      if (!is_theirs || is_held(code, made.facts)) continue;
      SCOPED_TRACE(to_text(code) + " of case " + std::to_string(number));
      if (handouts::is_from_therapist(code)) {
        ASSERT_TRUE(is_authorized(made.facts, code == DocumentCode::C02 ? "phone" : made.facts.letter_channel));
        ASSERT_TRUE(is_screened(made.answers));
        ASSERT_TRUE(made.facts.letter_is_approved);
        ++from_therapist;
      }
      if (!handouts::is_read_by_partner(code)) continue;
      for (const auto& link_id : answers_in(text_of(code, made.facts)))
        ASSERT_EQ(label_of(forms, link_id), forms::Sensitivity::P) << link_id;
      ++read_by_partner;
    }
  }
  // The search means something only when enough was let through.
  EXPECT_GT(from_therapist, case_count() / 200);
  EXPECT_GT(read_by_partner, case_count() / 50);
  RecordProperty("from_therapist", from_therapist);
  RecordProperty("read_by_partner", read_by_partner);
}

}  // namespace
}  // namespace toolkit
