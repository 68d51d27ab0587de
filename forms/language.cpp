// SPDX-License-Identifier: MIT
#include "forms/language.h"

#include <algorithm>

namespace forms {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

}  // namespace

// RFC 5646 2.1.1: "the tags and their subtags […] are to be treated as case insensitive".
bool is_same_language(std::string_view one, std::string_view other) {
  return std::ranges::equal(one, other, {}, lower, lower);
}

}  // namespace forms
