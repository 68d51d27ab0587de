// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace toolkit {

/// What a response says in words, in the order of its questions: choices as they are displayed, dates, and what was
/// written. Nothing of a question that belongs to the safety compartment.
///
/// The JSON is as forms::write_response writes it, each question's linkId before its answers. It is looked through and
/// not read as a form, which takes ten times as long, and thousands are looked through after each unlocking.
std::vector<std::string> answer_texts(std::string_view response_json);

}  // namespace toolkit
