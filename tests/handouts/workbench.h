// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "handouts/page.h"
#include "handouts/pipeline.h"
#include "handouts/typefaces.h"

/// What tests of the paper share: templates made by hand, fonts loaded once, and the PDF readers of others.
namespace handouts {

/// A client's handout in English whose body is `body`, as the file "handout.md" from line 1 on.
Template handout(std::string body);

const Typefaces& test_typefaces();

/// Through a pipeline of its own.
std::string pdf_of(const std::string& body, const mustache::Fields& values = {}, Paper paper = Paper::Letter);

/// The pages without letterhead and footer.
Pages pages_of(const Template& source, const mustache::Fields& values = {}, Paper paper = Paper::Letter,
               Variant variant = Variant::Standard);

/// The text of a line without the space at its end.
std::string seen_text_of(const TextLine& line, const Pages& pages);

/// A file in a folder of its own, gone with the object.
class TemporaryFile {
 public:
  TemporaryFile(std::string_view name, std::string_view content);
  ~TemporaryFile();
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;

  /// What `command` prints when % stands for this file; ends with "exit n" on a line of its own unless it succeeded.
  std::string output_of(std::string command) const;

 private:
  std::filesystem::path folder_;
  std::filesystem::path path_;
};

/// What pdftotext finds, line by line as they are drawn.
std::string extracted_text(const std::string& pdf);

/// "Template handout.md:3" for an Error, or "no error".
std::string error_of(const std::function<void()>& act);
/// The error's sentence.
std::string sentence_of(const std::function<void()>& act);

}  // namespace handouts
