// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <iosfwd>
#include <vector>

namespace toolkit {

/// Writes what is wrong with these forms as one FHIR OperationOutcome; with several files each issue begins with its
/// file. Returns an exit code: kInputHasProblems when a form could not be filled.
int check_forms(const std::vector<std::filesystem::path>& files, std::ostream& out);

/// Writes what is wrong with these answers to this form as one FHIR OperationOutcome, and what is wrong with the form
/// before it. Returns an exit code: kInputHasProblems when the form could not be filled or the answers do not fit it.
int validate_answers(const std::filesystem::path& questionnaire, const std::filesystem::path& response,
                     std::ostream& out);

}  // namespace toolkit
