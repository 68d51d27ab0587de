// SPDX-License-Identifier: MIT
#pragma once

#include <random>
#include <span>
#include <string>

#include "handouts/case_facts.h"
#include "handouts/pipeline.h"

/// Couples by chance, the same ones on every computer: no distribution of the C++ library is, so the engine's own
/// numbers are used.
namespace handouts {

class RandomCouples {
 public:
  /// Of one to twelve parts in any scripts, some of them joined without a space.
  std::string name();
  /// Of a practice that filled in what it liked, with answers of any kind. What names need is there or not, too.
  CaseFacts next();
  Setting setting();

  std::size_t below(std::size_t limit) { return engine_() % limit; }

 private:
  bool by_chance() { return below(2) == 0; }
  /// One of an enumeration's, whose last is given.
  template <typename Enum>
  Enum any(Enum last) {
    return static_cast<Enum>(below(static_cast<std::size_t>(last) + 1));
  }
  const char* one_of(std::span<const char* const> texts) { return texts[below(texts.size())]; }
  PracticeFacts practice();
  void answer(CaseFacts& facts);

  std::mt19937 engine_{20261126};
};

}  // namespace handouts
