// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace forms {

/// What can be done with a form from elsewhere. FORMAT.md says what leads to which.
enum class ImportGrade {
  Ok,        ///< it is filled as its author means it
  Degraded,  ///< it is filled, and something that does not change its meaning is left out
  Blocked,   ///< it can be kept and looked at, and is not filled
};

/// One thing about a form that the practitioner should know. The sentence says what is wrong and what to do; place is a
/// JSON path such as "Questionnaire.item[3].type".
struct Finding {
  enum class Kind {
    Unreadable,    ///< not JSON, too large, or no form at all
    Invalid,       ///< breaks FHIR R4
    Invariant,     ///< breaks a rule of FHIR R4 about several parts of the form
    NotSupported,  ///< FHIR that this program does not run
  };

  ImportGrade grade;
  Kind kind;
  std::string place;
  std::string sentence;

  friend bool operator==(const Finding&, const Finding&) = default;
};

/// One line of a form as it can be shown, whatever is wrong with it. What is missing or is no text is empty.
struct OutlineLine {
  std::string link_id;
  std::string prefix;
  std::string text;
  std::string type;
  std::size_t level = 1;

  friend bool operator==(const OutlineLine&, const OutlineLine&) = default;
};

struct ImportReport {
  ImportGrade grade = ImportGrade::Ok;
  std::vector<Finding> findings = {};     ///< in the order of the file
  std::vector<OutlineLine> outline = {};  ///< every item, in the order of the file
  /// What read_questionnaire reads: the file's own text, or, when questions are shown and not asked, that text with
  /// displays in their place. Empty when the form is blocked. Answers to it are answers to the form itself.
  std::string to_fill = {};
};

/// Looks at a form from elsewhere. Never throws for what is in the file: it says so. Of what a strict reader refuses at
/// least the first is found in each item.
ImportReport import_form(std::string_view json);

}  // namespace forms
