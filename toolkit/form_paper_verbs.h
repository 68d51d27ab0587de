// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>

#include "handouts/form_document.h"
#include "handouts/pipeline.h"

namespace toolkit {

struct FormPrint {
  std::filesystem::path questionnaire_file;
  std::filesystem::path out_file;
  std::optional<std::filesystem::path> answers_file{};  ///< a QuestionnaireResponse to fill in
  std::string language{};                               ///< BCP 47; empty for the questionnaire's own
  bool is_short = false;                                ///< only the questions of its short form
  handouts::FormPaper form_paper = handouts::FormPaper::Fillable;
  handouts::FormAudience audience = handouts::FormAudience::Client;
  handouts::Paper paper = handouts::Paper::Letter;
  handouts::Variant variant = handouts::Variant::Standard;
};

/// Writes a questionnaire as a PDF. Returns an exit code.
int print_form(const FormPrint& print, std::ostream& problems);

struct FormRead {
  std::filesystem::path pdf_file;
  std::optional<std::filesystem::path> questionnaire_file{};  ///< unless it is a form this program comes with
  std::optional<std::filesystem::path> against_file{};        ///< a QuestionnaireResponse that may be changed
};

/// Writes the answers of a filled PDF as a QuestionnaireResponse, or what they would change, a line for each question;
/// and to `problems` what is wrong with them, each with its linkId. Returns an exit code.
int read_filled_form(const FormRead& read, std::ostream& out, std::ostream& problems);

}  // namespace toolkit
