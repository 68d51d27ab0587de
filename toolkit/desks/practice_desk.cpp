// SPDX-License-Identifier: MIT
#include "toolkit/desks/practice_desk.h"

#include "db/transaction.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::size_t kLongestLine = 200;
constexpr std::size_t kLongestAddress = 600;
constexpr int kLongestVisitMinutes = 600;

std::vector<Problem> practice_problems(const db::Practice& typed) {
  auto problems = needed_text_problems("practitioner_name", typed.practitioner_name, kLongestLine,
                                       say("Write your name as it should stand under a letter."));
  append(problems, text_problems("name", typed.name, kLongestLine));
  append(problems, text_problems("legal_name", typed.legal_name, kLongestLine));
  append(problems, text_problems("credentials", typed.credentials, kLongestLine));
  append(problems, text_problems("address", typed.address, kLongestAddress));
  append(problems, text_problems("phone", typed.phone, kLongestLine));
  append(problems, text_problems("reply_to", typed.reply_to, kLongestLine));
  append(problems, text_problems("fee_text", typed.fee_text, kLongestLine));
  if (typed.first_visit_minutes < 0 || typed.first_visit_minutes > kLongestVisitMinutes) {
    problems.push_back({"first_visit_minutes", say("Write the minutes as a number from 1 to 600, or leave it empty.")});
  }
  if (!typed.secrets_policy) {
    problems.push_back(
        {"secrets_policy", say("Choose one. Both people should know it before you see either of them alone.")});
  }
  return problems;
}

std::vector<Problem> all_problems(const db::Practice& typed, const std::optional<PracticePlace>& place) {
  auto problems = practice_problems(typed);
  if (place) append(problems, text_problems("privacy_notice", place->privacy_notice, kLongestLine));
  return problems;
}

}  // namespace

db::Practice PracticeDesk::open() {
  db::Transaction transaction(vault_);
  auto practice = db::load_practice(transaction);
  transaction.commit({db::AuditAction::View, "practice", "", {}, ""});
  return practice;
}

PracticePlace PracticeDesk::place() {
  db::Transaction transaction(vault_);
  return load_place(transaction);
}

PracticeOutcome PracticeDesk::save(const db::Practice& typed, const std::optional<PracticePlace>& place) {
  if (auto problems = all_problems(typed, place); !problems.empty()) return {std::move(problems)};
  db::Transaction transaction(vault_);
  const auto stored = db::load_practice(transaction);
  if (stored.version != typed.version) return {{}, true};
  std::vector<db::AuditEvent> events{{db::AuditAction::Change, "practice", "", {}, ""}};
  PracticeOutcome outcome;
  auto practice = typed;
  if (place) {
    const auto paper = proposed_paper(transaction, *place, stored.paper, typed.paper);
    outcome.took_a4 = paper.has_value();
    practice.paper = paper.value_or(typed.paper);
    if (auto event = save_place(transaction, *place)) events.push_back(std::move(*event));
  }
  db::save_practice(transaction, practice);
  transaction.commit(events);
  return outcome;
}

}  // namespace toolkit
