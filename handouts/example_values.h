// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "handouts/mustache.h"
#include "handouts/template.h"

/// Merge values of nobody, to look at a template with before there is a case: of a couple who said everything, and of
/// one who said nothing that may be left out. The practice is complete in both. The template's code is one of
/// documents.h.
namespace handouts {

mustache::Fields full_values(const Template& source);
mustache::Fields bare_values(const Template& source);

/// Whether a section of this name is kept: as it stands in the values, or else in the first entry of a list.
bool holds(const mustache::Fields& values, std::string_view name);
/// Makes it so, in the values or in every entry of their lists. A list that is to hold needs an entry, and nothing is
/// done to one that has none, nor for a name that is not there.
void make_hold(mustache::Fields& values, std::string_view name, bool is_so);

/// Whether there is a value of this name, in the values or in the first entry of a list.
bool has_value(const mustache::Fields& values, std::string_view name);

}  // namespace handouts
