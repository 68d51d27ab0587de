// SPDX-License-Identifier: MIT
// document_check [--out DIR] FILE...: looks at documents while somebody writes them. Each is read as the program reads
// it and merged for invented couples; what is wrong is printed, with the reading score and the pages.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <set>

#include "cases.h"
#include "handouts/documents.h"
#include "handouts/error.h"
#include "handouts/merge.h"
#include "handouts/pipeline.h"
#include "handouts/readability.h"
#include "handouts/typefaces.h"
#include "handouts/wording.h"
#include "telling_cases.h"

namespace handouts {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

class Check {
 public:
  Check(const std::filesystem::path& path, const std::filesystem::path& out)
      : out_(out), source_(read_template(content_of(path), path.filename().string())), pipeline_(typefaces_) {}

  int run() {
    const auto code = find_document(source_.code);
    if (!code) return say("its code is not one of the library's");
    std::size_t number = 0;
    for (auto facts : cases::telling_cases()) {
      facts.client_reads = facts.partner_reads = source_.language;
      look(*code, facts, ++number);
    }
    std::cout << source_.language << ' ' << source_.code << ": reading " << easiest_ << " to " << hardest_
              << ", held to " << source_.reading << "; " << fewest_ << " to " << most_ << " pages; " << problems_.size()
              << " problems\n";
    for (const auto& problem : problems_) std::cout << "  " << problem << '\n';
    return problems_.empty() ? 0 : 1;
  }

 private:
  int say(const std::string& problem) {
    std::cout << source_.file << ": " << problem << '\n';
    return 1;
  }

  void look(DocumentCode code, const CaseFacts& facts, std::size_t number) {
    const auto values = merge_fields(code, facts);
    for (const auto& field : empty_fields(source_, values)) problems_.insert("would print an empty " + field);
    const auto text = mustache::render(
        source_.body, values, [](const std::string& value) { return value; }, source_.file);
    const double score = reading_score(text, source_.language, cases::names_in(facts));
    if (!is_easy_enough(score, source_.reading, source_.language))
      problems_.insert("is too hard to read in case " + std::to_string(number) + ": " + std::to_string(score));
    easiest_ = number == 1 ? score : std::min(easiest_, score);
    hardest_ = number == 1 ? score : std::max(hardest_, score);
    if (source_.audience == Audience::Partner || code == DocumentCode::C01 || code == DocumentCode::H11) {
      for (const auto& flag : flags_in(cases::own_words(source_, values), source_.language))
        problems_.insert("says “" + flag.found + "”, " + flag.rule);
    }
    for (const char* hole : {"{{", "}}", " ,", " .", ",,", "  \n"}) {
      if (text.find(hole) != std::string::npos) problems_.insert(std::string("has “") + hole + "”");
    }
    if (number <= cases::kLooked) set(values, facts, number);
  }

  void set(const mustache::Fields& values, const CaseFacts& facts, std::size_t number) {
    Setting setting{Paper::Letter, facts.today};
    try {
      const auto pages = pipeline_.make_svg(source_, values, setting).size();
      fewest_ = number == 1 ? pages : std::min(fewest_, pages);
      most_ = std::max(most_, pages);
      if (out_.empty()) return;
      const auto name = source_.language + "-" + source_.code + "-" + std::to_string(number) + ".pdf";
      std::ofstream(out_ / name, std::ios::binary) << pipeline_.make_pdf(source_, values, setting);
    } catch (const Error& error) {
      problems_.insert(error.what());
    }
  }

  std::filesystem::path out_;
  Template source_;
  Typefaces typefaces_;
  Pipeline pipeline_;
  std::set<std::string> problems_;
  double easiest_ = 0;
  double hardest_ = 0;
  std::size_t fewest_ = 0;
  std::size_t most_ = 0;
};

}  // namespace
}  // namespace handouts

int main(int count, char** arguments) {
  std::filesystem::path out;
  int failures = 0;
  for (int index = 1; index < count; ++index) {
    const std::string argument = arguments[index];
    if (argument == "--out" && index + 1 < count) {
      out = arguments[++index];
      std::filesystem::create_directories(out);
      continue;
    }
    try {
      failures += handouts::Check(argument, out).run();
    } catch (const handouts::Error& error) {
      std::cout << error.what() << '\n';
      ++failures;
    }
  }
  return failures == 0 ? 0 : 1;
}
