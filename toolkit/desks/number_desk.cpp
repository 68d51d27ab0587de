// SPDX-License-Identifier: MIT
#include "toolkit/desks/number_desk.h"

#include <algorithm>
#include <utility>

#include "db/error.h"
#include "db/transaction.h"
#include "handouts/case_facts.h"
#include "handouts/error.h"
#include "handouts/merge.h"
#include "toolkit/desks/case_gathering.h"
#include "toolkit/desks/practice_place.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

// A name is a heading of the printed page and the other two are a line or two each.
constexpr std::size_t kLongestName = 80;
constexpr std::size_t kLongestReach = 160;
constexpr std::size_t kLongestAbout = 240;

db::AuditEvent event(db::AuditAction action, const std::string& what) {
  return {action, "setting", "", {}, "support-numbers" + (what.empty() ? "" : " " + what)};
}

auto find_number(SupportNumbers& numbers, const std::string& id) {
  return std::ranges::find(numbers.local, id, &LocalNumber::id);
}

void put(const TypedNumber& typed, LocalNumber& number) {
  number.english = typed.english;
  number.spanish = typed.spanish;
  number.checked_on = *parse_iso_date(typed.checked_on);
}

}  // namespace

NumbersOnDesk NumberDesk::open() {
  db::Transaction transaction(vault_);
  const auto practice = load_practice_facts(transaction);
  const auto kept = load_numbers(transaction);
  NumbersOnDesk desk;
  desk.is_uk = practice.is_uk;
  desk.version = kept.version;
  desk.local = kept.now.local;
  const auto all = handouts::resources(practice, shown_language());
  desk.country.assign(all.begin() + static_cast<std::ptrdiff_t>(desk.local.size()), all.end());
  desk.oldest_check = handouts::oldest_check(all);
  desk.is_check_due = handouts::is_check_due(all, local_day(transaction.now()));
  transaction.commit(event(db::AuditAction::View, ""));
  return desk;
}

bool NumberDesk::is_check_due() {
  db::Transaction transaction(vault_);
  try {
    const auto all = handouts::resources(load_practice_facts(transaction), shown_language());
    return handouts::is_check_due(all, local_day(transaction.now()));
  } catch (const db::Error& failure) {
    if (failure.kind() != db::Error::Kind::Damaged) throw;
    return false;
  }
}

NumberOutcome NumberDesk::act(int version, const char* what, const Act& act) {
  db::Transaction transaction(vault_);
  const auto kept = load_numbers(transaction);
  if (kept.version != version) return {{}, Saved::ChangedMeanwhile};
  auto numbers = kept.now;
  if (!act(numbers, transaction)) return {{}, Saved::NoSuchRecord};
  if (numbers == kept.now) return {};
  save_numbers(transaction, std::move(numbers));
  transaction.commit(event(db::AuditAction::Change, what));
  return {};
}

NumberOutcome NumberDesk::check_country(int version) {
  return act(version, "checked", [](SupportNumbers& numbers, db::Transaction& transaction) {
    auto& checked_on = load_place(transaction).is_uk ? numbers.uk_checked_on : numbers.us_checked_on;
    checked_on = local_day(transaction.now());
    return true;
  });
}

std::vector<Problem> NumberDesk::text_problems_of(const std::string& field, const std::string& text,
                                                  std::size_t longest) const {
  auto problems = text_problems(field, text, longest);
  if (!problems.empty()) return problems;
  // Found here, so that it does not stop the page on the day that somebody needs it.
  try {
    handouts::printable_text(text, field, [&](char32_t character) { return typefaces_.can_print(character); });
  } catch (const handouts::Error& failure) {
    if (failure.kind() != handouts::Error::Kind::Text) throw;
    problems.push_back({field, say("This has a character that cannot be printed. Write it another way.")});
  }
  return problems;
}

std::vector<Problem> NumberDesk::problems_of(const TypedNumber& typed, std::chrono::sys_days today) const {
  struct Text {
    const char* field;
    std::string NumberWords::*member;
    std::size_t longest;
    const char* missing;
  };
  constexpr Text texts[] = {
      {"name", &NumberWords::name, kLongestName, "Write what it is called."},
      {"reach", &NumberWords::reach, kLongestReach, "Write how it is reached, such as the number to call."},
      {"about", &NumberWords::about, kLongestAbout, "Write in a sentence what it is for, and when it can be reached."}};
  std::vector<Problem> problems;
  for (const auto& [field, member, longest, missing] : texts) {
    auto found = needed_text_problems(field, typed.english.*member, longest, say(missing));
    append(problems, found.empty() ? text_problems_of(field, typed.english.*member, longest) : std::move(found));
    append(problems, text_problems_of(std::string("spanish_") + field, typed.spanish.*member, longest));
  }
  const auto day = parse_iso_date(typed.checked_on);
  if (!day) {
    problems.push_back({"checked_on", say("Write the day as year-month-day, such as 2026-11-23.")});
  } else if (std::chrono::sys_days(*day) > today) {
    problems.push_back({"checked_on", say("This day is still to come. Write the day on which it was last checked.")});
  }
  return problems;
}

NumberOutcome NumberDesk::add(const TypedNumber& typed) {
  db::Transaction transaction(vault_);
  if (auto problems = problems_of(typed, local_day(transaction.now())); !problems.empty()) return {std::move(problems)};
  auto numbers = load_numbers(transaction).now;
  if (numbers.local.size() >= kMostNumbers)
    return {{{"numbers", say("There is room for 20 numbers of your own. Remove one first.")}}};
  put(typed, numbers.local.emplace_back(LocalNumber{db::random_uuid(), {}, {}}));
  save_numbers(transaction, std::move(numbers));
  transaction.commit(event(db::AuditAction::Change, "added"));
  return {};
}

NumberOutcome NumberDesk::change(const std::string& id, int version, const TypedNumber& typed) {
  std::vector<Problem> problems;
  const auto outcome = act(version, "changed", [&](SupportNumbers& numbers, auto& transaction) {
    const auto number = find_number(numbers, id);
    if (number == numbers.local.end()) return false;
    problems = problems_of(typed, local_day(transaction.now()));
    if (problems.empty()) put(typed, *number);
    return true;
  });
  return problems.empty() ? outcome : NumberOutcome{std::move(problems)};
}

NumberOutcome NumberDesk::check(const std::string& id, int version) {
  return act(version, "checked", [&](SupportNumbers& numbers, auto& transaction) {
    const auto number = find_number(numbers, id);
    if (number == numbers.local.end()) return false;
    number->checked_on = local_day(transaction.now());
    return true;
  });
}

NumberOutcome NumberDesk::step(const std::string& id, int version, forms::Step step) {
  return act(version, "moved", [&](SupportNumbers& numbers, auto& /*transaction*/) {
    const auto number = find_number(numbers, id);
    if (number == numbers.local.end()) return false;
    if (step == forms::Step::Earlier && number != numbers.local.begin()) std::iter_swap(number, std::prev(number));
    if (step == forms::Step::Later && std::next(number) != numbers.local.end())
      std::iter_swap(number, std::next(number));
    return true;
  });
}

NumberOutcome NumberDesk::remove(const std::string& id, int version) {
  return act(version, "removed", [&](SupportNumbers& numbers, auto& /*transaction*/) {
    return std::erase_if(numbers.local, [&](const LocalNumber& number) { return number.id == id; }) > 0;
  });
}

NumberOutcome NumberDesk::undo(int version) {
  db::Transaction transaction(vault_);
  const auto kept = load_numbers(transaction);
  if (kept.version != version) return {{}, Saved::ChangedMeanwhile};
  if (kept.before == kept.now) return {};
  save_numbers(transaction, kept.before);
  transaction.commit(event(db::AuditAction::Change, "put-back"));
  return {};
}

}  // namespace toolkit
