// SPDX-License-Identifier: MIT
#include <fstream>
#include <iostream>
#include <iterator>

#include "forms/json.h"
#include "forms/scores.h"

namespace {

std::string content_of(const char* path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void print(const forms::Score& score) {
  const auto* const value = std::get_if<forms::Value>(&score.result);
  const auto* const fault = std::get_if<forms::NotComputed>(&score.result);
  const bool is_empty = fault != nullptr && fault->reason == forms::NotComputed::Reason::Empty;
  std::cout << score.link_id << '=';
  if (value != nullptr)
    std::cout << forms::key_of(*value);
  else if (!is_empty)
    std::cout << "! " << fault->sentence;
  std::cout << '\n';
}

}  // namespace

/// forms_scores QUESTIONNAIRE RESPONSE…: what the calculated items come to for each response, a line each, and an empty
/// line after each response. Nothing stands after the = of an empty one, and a sentence after "! " where it is not
/// computed.
int main(int count, char** arguments) {
  if (count < 3) return 2;
  const auto form = forms::read_questionnaire(content_of(arguments[1]));
  for (int i = 2; i < count; ++i) {
    for (const auto& score : forms::calculated(form, forms::read_response(content_of(arguments[i])))) print(score);
    std::cout << '\n';
  }
  return 0;
}
