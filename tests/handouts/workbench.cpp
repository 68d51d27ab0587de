// SPDX-License-Identifier: MIT
#include "workbench.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

#include <sys/wait.h>

#include "handouts/error.h"
#include "handouts/markdown.h"
#include "handouts/paginator.h"
#include "handouts/paper.h"
#include "handouts/typesetter.h"

namespace handouts {

Template handout(std::string body) {
  Template source;
  source.file = "handout.md";
  source.code = "H02";
  source.language = "en-US";
  source.body = std::move(body);
  return source;
}

const Typefaces& test_typefaces() {
  static const Typefaces typefaces;
  return typefaces;
}

std::string pdf_of(const std::string& body, const mustache::Fields& values, Paper paper) {
  return Pipeline(test_typefaces()).make_pdf(handout(body), values, {paper, std::chrono::sys_seconds()});
}

Pages pages_of(const Template& source, const mustache::Fields& values, Paper paper, Variant variant) {
  const auto document = read_markdown(merge(source, values, [](char32_t) { return true; }));
  Shaper shaper(test_typefaces().faces());
  LineSetter lines(shaper);
  const auto measures = paper::measures(paper, variant);
  auto pages = paginate(set_type(document, {}, measures, lines), paper);
  return {measures.sheet.width, measures.sheet.height, "en", "", lines.take_symbols(),
          std::move(pages),     lines.take_languages()};
}

std::string seen_text_of(const TextLine& line, const Pages& pages) {
  auto text = text_of(line, pages.symbols);
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

TemporaryFile::TemporaryFile(std::string_view name, std::string_view content) {
  std::string folder = (std::filesystem::temp_directory_path() / "bothofus-XXXXXX").string();
  if (mkdtemp(folder.data()) == nullptr) throw std::runtime_error("no temporary folder");
  folder_ = folder;
  path_ = folder_ / name;
  std::ofstream(path_, std::ios::binary) << content;
}

TemporaryFile::~TemporaryFile() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

std::string TemporaryFile::output_of(std::string command) const {
  for (auto at = command.find('%'); at != std::string::npos; at = command.find('%'))
    command.replace(at, 1, path_.string());
  FILE* const pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) throw std::runtime_error("no command");
  std::string output;
  char buffer[4096];
  for (std::size_t size = fread(buffer, 1, sizeof buffer, pipe); size > 0;
       size = fread(buffer, 1, sizeof buffer, pipe)) {
    output.append(buffer, size);
  }
  const int status = pclose(pipe);
  if (status != 0) output += "exit " + std::to_string(WEXITSTATUS(status)) + "\n";
  return output;
}

std::string extracted_text(const std::string& pdf) {
  return TemporaryFile("a.pdf", pdf).output_of("pdftotext -raw -nopgbrk % -");
}

std::string error_of(const std::function<void()>& act) {
  constexpr const char* kKinds[] = {"Template", "Field", "Text", "Layout", "Font", "Pdf", "Picture", "Form"};
  try {
    act();
    return "no error";
  } catch (const Error& error) {
    return std::string(kKinds[static_cast<std::size_t>(error.kind())]) + " " + error.place();
  }
}

std::string sentence_of(const std::function<void()>& act) {
  try {
    act();
    return "no error";
  } catch (const Error& error) {
    return error.what();
  }
}

}  // namespace handouts
