// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>

#include "forms/questionnaire.h"

namespace forms {

/// The rules that need the whole form: every condition names a question of the form, compares it with a value it can
/// have (que-7 and the operators), and no item waits for itself through the conditions of others or of the items around
/// it. `places` gives each linkId's place. Throws Error for the first that is broken.
void check_form_rules(const Questionnaire& questionnaire, const std::map<std::string, std::string>& places);

}  // namespace forms
