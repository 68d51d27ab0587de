// SPDX-License-Identifier: MIT
// What holds for every field of every page, read from the templates themselves.
#include <regex>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toolkit/assets.h"

namespace toolkit {
namespace {

/// One element with its attributes, and the attributes of the form around it.
struct Field {
  std::string page;
  std::string attributes;
  std::string form;
};

bool takes_words(const std::string& element, const std::string& attributes) {
  if (element == "textarea") return true;
  std::smatch type;
  if (!std::regex_search(attributes, type, std::regex("type=\"([^\"]+)\""))) return true;
  return type[1] == "text" || type[1] == "search" || type[1] == "email" || type[1] == "tel" || type[1] == "url";
}

/// Every field into which a person types words.
std::vector<Field> fields_for_words() {
  static const std::regex kElement("<(/?)(form|input|textarea)\\b((?:[^>\"]|\"[^\"]*\")*)>");
  std::vector<Field> fields;
  for (const auto& [path, text] : assets()) {
    if (!path.ends_with(".mustache")) continue;
    const std::string page(text);
    std::string form;
    for (std::sregex_iterator found(page.begin(), page.end(), kElement), end; found != end; ++found) {
      const auto element = (*found)[2].str();
      const bool is_closed = (*found)[1].length() > 0;
      if (element == "form") form = is_closed ? "" : (*found)[3].str();
      if (element == "form" || is_closed || !takes_words(element, (*found)[3])) continue;
      fields.push_back({std::string(path), (*found)[3], form});
    }
  }
  return fields;
}

bool has(const std::string& attributes, const char* attribute) {
  return attributes.find(attribute) != std::string::npos;
}

}  // namespace

TEST(WebFields, AreThere) {
  EXPECT_GT(fields_for_words().size(), 60U);
}

/// A browser's spelling help may send what is typed to its maker.
TEST(WebFields, ForWordsAskForNoSpellingHelp) {
  for (const auto& field : fields_for_words()) {
    EXPECT_TRUE(has(field.attributes, "spellcheck=\"false\"")) << field.page << field.attributes;
  }
}

TEST(WebFields, ForWordsAreNotRememberedByTheBrowser) {
  for (const auto& field : fields_for_words()) {
    EXPECT_TRUE(has(field.attributes, "autocomplete=\"") || has(field.form, "autocomplete=\"off\""))
        << field.page << field.attributes;
  }
}

TEST(WebFields, OfFormsThatAreSentCarryTheGuard) {
  static const std::regex kForm("<form[^>]*method=\"post\"[^>]*>([^]*?)</form>");
  for (const auto& [path, text] : assets()) {
    if (!path.ends_with(".mustache")) continue;
    const std::string page(text);
    for (std::sregex_iterator found(page.begin(), page.end(), kForm), end; found != end; ++found) {
      EXPECT_NE((*found)[1].str().find("{{> guard}}"), std::string::npos) << path;
    }
  }
}

}  // namespace toolkit
