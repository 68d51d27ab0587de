// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "forms/questionnaire.h"
#include "forms/questionnaire_response.h"
#include "forms/validation.h"

/// What the tests of this folder are made of.
namespace forms {

/// The text of a file in data/.
std::string data(const std::string& name);
/// The names of the files in a folder of data/, without the ending.
std::vector<std::string> files_in(const std::string& folder);
std::vector<std::string> broken_files();
/// A form of 800 questions and more than a megabyte, most of it in their texts.
std::string large_form();

/// A form or response with these items, written as the JSON between the brackets of "item".
Questionnaire form_of(const std::string& items);
QuestionnaireResponse response_of(const std::string& items, ResponseStatus status = ResponseStatus::InProgress);

/// A Coding of the tests' own system.
Value choice(const std::string& code);

/// "Missing a; TooLong b".
std::string dump(const std::vector<Issue>& issues);
std::string dump(const Value& value);
/// "a=1 g(b=yes) q=x(c=2)": linkIds with their answers, and below them in brackets what stands there.
std::string dump(const std::vector<ResponseItem>& items);

}  // namespace forms
