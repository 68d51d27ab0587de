// SPDX-License-Identifier: MIT
#pragma once

#include "forms/json_view.h"
#include "forms/questionnaire.h"

namespace forms {

/// The rules of FHIR R4 that can be seen on one item alone: que-1, que-3 to que-6, que-8 to que-11 and que-13, by their
/// human wording where the published expression differs from it, except que-5. Throws Error (Invalid) for the first
/// that is broken.
void check_item_rules(const JsonView& json, ItemType type);

}  // namespace forms
