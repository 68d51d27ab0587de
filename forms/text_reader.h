// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "forms/json_view.h"

namespace forms {

/// The text under this key, or empty. Throws Error (Unsupported) for more than 20,000 bytes: longer prose belongs in a
/// document, not in a question.
std::string limited_text(const JsonView& json, std::string_view key);

/// Reads the texts of one form in the language that was asked for, from FHIR's translation extension. A text that has
/// no translation into it is taken in its base language ("es" for "es-US"), otherwise as it stands, which is in the
/// form's own language. Every text is limited.
class TextReader {
 public:
  /// With no language asked for, every text is as it stands.
  TextReader(std::string asked, std::string own);

  /// The text under this key, or empty.
  std::string read(const JsonView& json, std::string_view key);
  /// The same for what may stay in its own language in a translated form: numbers of questions and legal notices.
  std::string read_aside(const JsonView& json, std::string_view key) const;
  /// The display of a code of a value set, which may also be translated by its designations.
  std::string read_designated(const JsonView& code);

  /// The text under this key whatever it is translated into, for what is also the value of an answer.
  std::string read_as_it_stands(const JsonView& json, std::string_view key);

  /// What all texts so far are in: the one language they share, the base language of several kinds of the one asked
  /// for, or the form's own language when they are mixed.
  std::string language() const;
  /// Whether all texts so far are in a kind of the language asked for.
  bool is_wholly_translated() const;

 private:
  struct Found {
    std::string text;
    std::string language;
  };

  std::optional<Found> find_translation(const JsonView& json, std::string_view key) const;
  std::optional<Found> find_designation(const JsonView& code) const;
  Found as_it_stands(const JsonView& json, std::string_view key) const;
  std::string note(Found found);

  std::string asked_;
  std::string own_;
  std::set<std::string> used_;
};

}  // namespace forms
