// SPDX-License-Identifier: MIT
#include "samples.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

#include "forms/json.h"

namespace forms {
namespace {

const std::filesystem::path kData = std::filesystem::path(TEST_DATA) / "forms" / "data";

constexpr const char* kIssueNames[] = {"Missing", "WrongType",   "NotAnOption", "TooLong", "TooMany", "OutOfRange",
                                       "NotOpen", "UnknownItem", "Misplaced",   "BadText", "TooShort"};

std::string in_brackets(const std::vector<ResponseItem>& items) {
  return items.empty() ? "" : "(" + dump(items) + ")";
}

}  // namespace

std::string data(const std::string& name) {
  std::ifstream file(kData / name, std::ios::binary);
  EXPECT_TRUE(file) << name;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> files_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kData / folder)) names.push_back(entry.path().stem());
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<std::string> broken_files() {
  return files_in("broken");
}

std::string large_form() {
  std::string items;
  for (int i = 0; i < 800; ++i) {
    const auto number = std::to_string(i);
    items += (i == 0 ? "" : ",") +
             (R"({"linkId":"q)" + number + R"(","text":")" + std::string(1'300, 'x') + R"(","type":"integer")");
    if (i > 0)
      items += R"(,"enableWhen":[{"question":"q)" + std::to_string(i - 1) + R"(","operator":">","answerInteger":1}])";
    items += "}";
  }
  return R"({"resourceType":"Questionnaire","url":"urn:test:large","status":"active","item":[)" + items + "]}";
}

Questionnaire form_of(const std::string& items) {
  return read_questionnaire(
      R"({"resourceType": "Questionnaire", "url": "urn:test:form", "version": "1", "status": "active",
                               "item": [)" +
      items + "]}");
}

QuestionnaireResponse response_of(const std::string& items, ResponseStatus status) {
  const std::string name(to_text(status));
  return read_response(R"({"resourceType": "QuestionnaireResponse", "status": ")" + name + R"(", "item": [)" + items +
                       "]}");
}

Value choice(const std::string& code) {
  return Coding{"urn:test:codes", code, ""};
}

std::string dump(const std::vector<Issue>& issues) {
  std::string text;
  for (const auto& issue : issues) {
    text += (text.empty() ? "" : "; ") + std::string(kIssueNames[static_cast<std::size_t>(issue.kind)]) + " " +
            issue.link_id;
  }
  return text;
}

std::string dump(const Value& value) {
  if (const auto* const text = std::get_if<std::string>(&value)) return "'" + *text + "'";
  return key_of(value);
}

std::string dump(const std::vector<ResponseItem>& items) {
  std::string text;
  for (const auto& item : items) {
    text += (text.empty() ? "" : " ") + item.link_id + in_brackets(item.items);
    for (const auto& answer : item.answers) text += "=" + dump(answer.value) + in_brackets(answer.items);
  }
  return text;
}

}  // namespace forms
