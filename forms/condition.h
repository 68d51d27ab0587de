// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "forms/questionnaire.h"

namespace forms {

/// Whether FHIR R4's enableWhen holds for the answers that its question has. One answer that satisfies the operator is
/// enough, except for !=, where no answer may be equal. Dates of different precision are larger or smaller when the
/// parts that both have decide it.
bool holds_for(const EnableWhen& condition, const std::vector<Value>& answers);

}  // namespace forms
