// SPDX-License-Identifier: MIT
#pragma once

#include <compare>

#include "forms/value.h"

namespace forms {

/// As far as both are exact: 2026-11 and 2026-11-23 are unordered, 2026-10 is before both.
std::partial_ordering compare_dates(const Date& one, const Date& other);

/// As points in time when both have a time, otherwise as dates. Both must have been parsed.
std::partial_ordering compare_date_times(const DateTime& one, const DateTime& other);

std::partial_ordering compare_times(const Time& one, const Time& other);

}  // namespace forms
