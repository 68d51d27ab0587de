// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "db/clock.h"
#include "db/recovery_code.h"
#include "db/vault.h"
#include "handouts/pipeline.h"
#include "toolkit/desks/problem.h"

namespace toolkit {

/// The recovery kit: made, shown, and in force once one of its groups has been typed back from paper.
///
/// Until then the vault is as good as without a kit: is_due() says so, and the next unlocking makes another one. The
/// code is held in locked memory while it is shown and nowhere afterwards; each picture and PDF of it is made anew, by
/// a pipeline of its own, because a pipeline remembers words.
class RecoveryKitDesk {
 public:
  /// A number below `count`, by chance.
  using Choose = std::function<std::size_t(std::size_t count)>;
  RecoveryKitDesk(db::Vault& vault, const handouts::Typefaces& typefaces, const db::Clock& clock, Choose choose)
      : vault_(vault), typefaces_(typefaces), clock_(clock), choose_(std::move(choose)) {}

  /// Whether these records, which must be open, have no kit that somebody has on paper.
  bool is_due();
  /// Makes a kit, which is shown from here on; the one before stops working.
  void make();
  bool is_shown() const { return code_.has_value(); }

  /// All below while it is shown.
  std::vector<std::string> groups() const;
  std::string picture(handouts::Paper paper) const;  ///< as SVG
  std::string pdf(handouts::Paper paper) const;
  /// The group to type back, from 0; it stays the same until another kit is made.
  std::size_t asked_group() const { return asked_group_; }
  /// Puts the kit in force and forgets the code, unless there are problems (field "group"). The text is wiped.
  std::vector<Problem> confirm(std::string typed);

  /// For locking.
  void forget() { code_.reset(); }

 private:
  handouts::mustache::Fields values() const;
  void note(std::string_view state);

  db::Vault& vault_;
  const handouts::Typefaces& typefaces_;
  const db::Clock& clock_;
  Choose choose_;
  std::optional<db::RecoveryCode> code_;
  std::size_t asked_group_ = 0;
  bool is_known_confirmed_ = false;  ///< spares a look into the records for each page
};

}  // namespace toolkit
