// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "db/vault.h"
#include "forms/form_edit.h"
#include "handouts/typefaces.h"
#include "toolkit/desks/client_desk.h"
#include "toolkit/desks/support_numbers.h"

namespace toolkit {

/// A number of the practice's own, as the page sends it back.
struct TypedNumber {
  NumberWords english;
  NumberWords spanish;
  std::string checked_on;
};

/// What the page of support numbers shows.
struct NumbersOnDesk {
  bool is_uk = false;
  int version = 0;
  std::vector<LocalNumber> local;
  std::vector<handouts::Resource> country;  ///< in English, each with the day on which it was last checked
  std::chrono::sys_days oldest_check{};
  bool is_check_due = false;  ///< handouts::is_check_due
};

using NumberOutcome = NoteOutcome;

/// The support numbers that the practice hands out: the country's, and its own in front of them. Every change leaves an
/// entry about the setting "support-numbers". `version` is that of the numbers the page was shown with: when they
/// changed meanwhile, nothing is done.
class NumberDesk {
 public:
  static constexpr std::size_t kMostNumbers = 20;

  NumberDesk(db::Vault& vault, const handouts::Typefaces& typefaces) : vault_(vault), typefaces_(typefaces) {}

  /// Leaves a View.
  NumbersOnDesk open();
  /// Whether the oldest check is too long ago; leaves no trail. Numbers that are damaged are told of on their page: the
  /// list of clients, which asks this, must open all the same.
  bool is_check_due();

  /// "I have checked the country's numbers today."
  NumberOutcome check_country(int version);
  /// Problems carry the name of the field on the page: "name", "reach", "about", the same with "spanish_" in front,
  /// "checked_on", and "numbers" when there is no room for more.
  NumberOutcome add(const TypedNumber& typed);
  NumberOutcome change(const std::string& id, int version, const TypedNumber& typed);
  NumberOutcome check(const std::string& id, int version);
  NumberOutcome step(const std::string& id, int version, forms::Step step);
  NumberOutcome remove(const std::string& id, int version);
  /// Makes everything what it was before the last change; doing it twice brings the change back.
  NumberOutcome undo(int version);

 private:
  /// False when there is nothing of that id.
  using Act = std::function<bool(SupportNumbers&, db::Transaction&)>;

  NumberOutcome act(int version, const char* what, const Act& act);
  std::vector<Problem> problems_of(const TypedNumber& typed, std::chrono::sys_days today) const;
  std::vector<Problem> text_problems_of(const std::string& field, const std::string& text, std::size_t longest) const;

  db::Vault& vault_;
  const handouts::Typefaces& typefaces_;
};

}  // namespace toolkit
