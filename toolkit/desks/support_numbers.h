// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "handouts/resources.h"

namespace db {
class Transaction;
}

namespace toolkit {

/// What a number is called, how it is reached and what it is for, in one language.
struct NumberWords {
  std::string name;
  std::string reach;
  std::string about;

  friend bool operator==(const NumberWords&, const NumberWords&) = default;
};

/// A support number that the practice added to the country's, such as the shelter of its town.
struct LocalNumber {
  std::string id;  ///< a UUID, which names it in addresses
  NumberWords english;
  NumberWords spanish;  ///< what is empty here is printed in English
  std::chrono::sys_days checked_on{};

  friend bool operator==(const LocalNumber&, const LocalNumber&) = default;
};

/// What the practice says of the support numbers: its own, in their order, and when it last checked the country's. Each
/// country has its day, so that a practice that moves does not take the other's numbers for checked.
struct SupportNumbers {
  std::vector<LocalNumber> local;
  std::optional<std::chrono::sys_days> us_checked_on;
  std::optional<std::chrono::sys_days> uk_checked_on;

  friend bool operator==(const SupportNumbers&, const SupportNumbers&) = default;
};

/// As they are kept: with what they were before the last change, so that it can be undone.
struct KeptNumbers {
  int version = 0;  ///< how often they were saved
  SupportNumbers now;
  SupportNumbers before;

  friend bool operator==(const KeptNumbers&, const KeptNumbers&) = default;
};

/// One setting, sealed as all are: db/FORMAT.md says how it is written. Nothing of it is there before the first save.
KeptNumbers load_numbers(db::Transaction& transaction);
/// Makes these the numbers, and what is there now what they were before. The caller commits.
void save_numbers(db::Transaction& transaction, SupportNumbers numbers);

/// The setting's text, and back. Throws forms::Error for a text that this did not write.
std::string write_numbers(const KeptNumbers& numbers);
KeptNumbers read_numbers(std::string_view json);

/// The practice's own as documents print them, in each language of handouts::document_languages().
std::map<std::string, std::vector<handouts::Resource>, std::less<>> in_every_language(
    const std::vector<LocalNumber>& numbers);

}  // namespace toolkit
