// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "handouts/form_plan.h"

namespace handouts {

/// What a form's PDF says of itself (Setting::form_mark), so that reading it back knows which questions were asked:
/// "form-1 client 3 0123456789abcdef es-US urn:example:form|1.0".
struct FormMark {
  FormAudience audience = FormAudience::Client;
  int copies = kCopies;
  std::string digest;     ///< of the plan
  std::string language;   ///< BCP 47, that the questions were printed in; empty when the form does not say
  std::string canonical;  ///< of the questionnaire, in normalization form C

  friend bool operator==(const FormMark&, const FormMark&) = default;
};

std::string to_text(const FormMark& mark);
std::optional<FormMark> parse_form_mark(std::string_view text);

}  // namespace handouts
