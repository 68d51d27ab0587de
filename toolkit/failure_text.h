// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <string>

namespace toolkit {

/// What a failure says on a terminal: its sentence, after the place where it happened unless the sentence begins with
/// that.
std::string sentence_with_place(const std::exception& failure);

}  // namespace toolkit
