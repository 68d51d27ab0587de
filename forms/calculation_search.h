// SPDX-License-Identifier: MIT
#pragma once

#include <set>
#include <string_view>

#include "forms/json_tree.h"

namespace forms {

/// Whether a calculation of this form names one of these linkIds, as FHIRPath does: in quotation marks. Calculations
/// inside of `leaving`, a node of the form, do not count.
bool is_calculated_from(const JsonNode& form, const std::set<std::string_view>& link_ids,
                        const JsonNode* leaving = nullptr);

}  // namespace forms
