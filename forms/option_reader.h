// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <vector>

#include "forms/json_view.h"
#include "forms/questionnaire.h"

namespace forms {

class TextReader;

/// Reads the answers to choose from of one form's questions: from answerOption, or from an answerValueSet that is
/// contained in the form, under its id or its url. A value set elsewhere throws Error (Unsupported): this program never
/// asks a server. Borrows both arguments. Each value set is read once.
class OptionReader {
 public:
  OptionReader(const JsonView& form, TextReader& texts);

  /// Fills `options` and, from initialSelected, `initial`. Codes to choose from of a quantity are its units.
  void read(const JsonView& json, Item& item);

 private:
  void read_answer_options(const std::vector<JsonView>& list, Item& item);
  Option read_option(const JsonView& json);
  Value read_option_value(const JsonView& option);
  const std::vector<Option>& find_value_set(const JsonView& reference);

  std::vector<JsonView> contained_;
  TextReader& texts_;
  std::map<std::string, std::vector<Option>> value_sets_;
};

}  // namespace forms
