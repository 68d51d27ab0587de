// SPDX-License-Identifier: MIT
// The vignettes and edge cases of domain.md 8, from tests/data: a vignette is a case file; an edge case says what it
// changes of one, and what must follow.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "handouts/document_words.h"
#include "handouts/pipeline.h"
#include "handouts/template.h"
#include "handouts/typefaces.h"
#include "toolkit/case_file.h"

namespace toolkit {
namespace {

using Json = nlohmann::json;
using handouts::DocumentCode;

const std::filesystem::path& folder() {
  static const auto kFolder = std::filesystem::path(TEST_DATA) / "data";
  return kFolder;
}

Json json_of(const std::string& name) {
  std::ifstream file(folder() / (name + ".json"));
  return Json::parse(file);
}

handouts::CaseFacts facts_of(const Json& json) {
  auto read = read_case(json.dump());
  for (const auto& problem : read.problems) ADD_FAILURE() << problem.place << ": " << problem.sentence;
  return std::move(read.facts);
}

using Letters = std::map<std::string, char>;

Letters letters_of(const handouts::CaseFacts& facts) {
  Letters letters;
  for (const auto& offer : handouts::evaluate(facts)) letters[to_text(offer.code)] = to_letter(offer.standing);
  return letters;
}

// domain.md 8, "Expected matrix (status after all gates, before practitioner release)", word for word; "on file" of F01
// is N with a sentence that says so.
constexpr std::string_view kMatrix = R"(
| Doc | V1 | V4 | V6 | V8 | V9 |
| H01 | Y | Y | X | N | Y |
| H02 | Y | Y | X | X | Y |
| H03-C | Y | Y | X | N | A |
| H03-P | Y | Y | X | X | A |
| H04 | A | A | R | A | A |
| H05 | A | A | R | A | A |
| H06 | A | A | X | N | A |
| H07 | A | A | R | Y | A |
| H08 | A | A | R | Y | A |
| H09 | N | N | X | Y | Y |
| H10 | Y | A | X | N | A |
| H11 | N | N | X | X | N |
| S01 | A | A | R | A | A |
| C01 | Y | Y | X | X | Y |
| C02 | A | Y | X | X | X |
| L01 | Y | Y | X | X | Y |
| L02 | Y | X | X | X | X |
| L03 | N | N | X | X | Y |
| L04 | N | N | X | X | N |
| F01 | on file | on file | X | N | on file |
| F02 | Y | Y | Y | Y | Y |
)";

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream rest(line);
  for (std::string cell; std::getline(rest, cell, '|');) {
    const auto first = cell.find_first_not_of(' ');
    if (first != std::string::npos) cells.push_back(cell.substr(first, cell.find_last_not_of(' ') - first + 1));
  }
  return cells;
}

TEST(Vignettes, GiveTheWholeMatrix) {
  std::istringstream lines{std::string(kMatrix)};
  std::string line;
  std::getline(lines, line);
  std::getline(lines, line);
  const auto couples = cells_of(line);
  std::map<std::string, std::vector<handouts::Offer>> offers;
  for (std::size_t column = 1; column < couples.size(); ++column)
    offers[couples[column]] = handouts::evaluate(facts_of(json_of(couples[column])));
  int compared = 0;
  while (std::getline(lines, line)) {
    const auto cells = cells_of(line);
    const auto code = handouts::find_document(cells.at(0));
    ASSERT_TRUE(code) << cells.at(0);
    for (std::size_t column = 1; column < couples.size(); ++column) {
      const auto& of_couple = offers.at(couples[column]);
      const auto& offer = *std::ranges::find(of_couple, *code, &handouts::Offer::code);
      const auto& expected = cells.at(column);
      const bool is_on_file = expected == "on file";
      EXPECT_EQ(std::string(1, to_letter(offer.standing)), is_on_file ? "N" : expected)
          << cells.at(0) << " of " << couples[column];
      if (is_on_file) {
        EXPECT_NE(offer.why.find("on file"), std::string::npos) << offer.why;
      }
      ++compared;
    }
  }
  EXPECT_EQ(compared, 21 * 5);
}

const handouts::Typefaces& typefaces() {
  static const handouts::Typefaces kTypefaces;
  return kTypefaces;
}

/// What a document of this case says, in CommonMark.
std::string text_of(DocumentCode code, const handouts::CaseFacts& facts) {
  const auto& source = handouts::library_template(to_text(code), handouts::document_language(code, facts));
  return handouts::mustache::render(
      source.body, handouts::merge_fields(code, facts), [](const std::string& text) { return text; }, source.file);
}

std::vector<std::string> edge_cases() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder())) {
    const auto name = entry.path().stem().string();
    if (json_of(name).contains("of")) names.push_back(name);
  }
  std::ranges::sort(names);
  return names;
}

class EdgeCase : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    about_ = json_of(GetParam());
    auto whole = json_of(about_.at("of"));
    whole.merge_patch(about_.at("change"));
    facts_ = facts_of(whole);
    offers_ = handouts::evaluate(facts_);
  }
  const handouts::Offer& offer(const std::string& code) const {
    return *std::ranges::find(offers_, *handouts::find_document(code), &handouts::Offer::code);
  }

  /// Empty when the file does not have it.
  const Json& part(const char* name) const {
    static const Json kNothing = Json::object();
    const auto found = about_.find(name);
    return found == about_.end() ? kNothing : *found;
  }

  Json about_;
  handouts::CaseFacts facts_;
  std::vector<handouts::Offer> offers_;
};

TEST_P(EdgeCase, ComesOutAsItSays) {
  const auto letters = letters_of(facts_);
  for (const auto& [code, letter] : about_.at("expect").items())
    EXPECT_EQ(std::string(1, letters.at(code)), letter) << code << ": " << about_.at("says");
  for (const auto& [code, gate] : part("gates").items()) {
    const auto& findings = offer(code).findings;
    EXPECT_NE(std::ranges::find(findings, gate.get<std::string>(), &handouts::Finding::gate), findings.end())
        << code << " is not touched by " << gate;
  }
  for (const auto& [code, language] : part("languages").items())
    EXPECT_EQ(handouts::document_language(offer(code).code, facts_), language) << code;
  for (const auto& [code, words] : part("why").items())
    EXPECT_NE(offer(code).why.find(words.get<std::string>()), std::string::npos) << offer(code).why;
  if (about_.contains("ways")) {
    EXPECT_EQ(facts_.ways_to_client, about_.at("ways").get<std::vector<std::string>>());
  }
  if (about_.contains("screening")) {
    const auto written = Json::parse(write_evaluation(facts_, offers_));
    EXPECT_EQ(written.at("screening"), about_.at("screening"));
  }
}

TEST_P(EdgeCase, MakesEveryDocumentThatMayExistWhole) {
  handouts::Pipeline pipeline(typefaces());
  for (const auto& each : offers_) {
    if (each.standing == handouts::Standing::Held || each.standing == handouts::Standing::NotOffered) continue;
    SCOPED_TRACE(to_text(each.code));
    const auto& source = handouts::library_template(to_text(each.code), handouts::document_language(each.code, facts_));
    const auto pages = pipeline.make_svg(source, handouts::merge_fields(each.code, facts_), {{}, facts_.today});
    EXPECT_FALSE(pages.empty());
    const auto text = text_of(each.code, facts_);
    for (const auto& never : part("never")) EXPECT_EQ(text.find(never.get<std::string>()), std::string::npos) << never;
    if (std::ranges::find(source.fields, "partner.name") != source.fields.end()) {
      EXPECT_NE(text.find(facts_.partner_name), std::string::npos);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Domain8, EdgeCase, testing::ValuesIn(edge_cases()), [](const auto& edge) {
  std::string name = edge.param;
  std::erase(name, '-');
  return name;
});

TEST(EdgeCases, AreAllEighteen) {
  const auto names = edge_cases();
  for (int number = 1; number <= 18; ++number) {
    const auto name = std::string(number < 10 ? "E0" : "E") + std::to_string(number);
    EXPECT_NE(std::ranges::find(names, name), names.end()) << name;
  }
}

}  // namespace
}  // namespace toolkit
