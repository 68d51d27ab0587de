// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "forms/extension.h"
#include "forms/option_reader.h"
#include "forms/questionnaire.h"

namespace forms {

class TextReader;

/// Extensions that open, close or judge items by rules this engine does not run throw Error (Unsupported).
void refuse_meaning_changing(const Extensions& extensions);

/// A display that is help belongs to the item around it, unless it comes and goes by conditions of its own or is not
/// for everybody who sees that item.
bool is_help(const JsonView& json);

/// Reads the items of one form and remembers where each linkId stands. Borrows both arguments.
class ItemReader {
 public:
  ItemReader(const JsonView& form, TextReader& texts) : texts_(texts), options_(form, texts) {}

  std::vector<Item> read_all(const JsonView& form) { return read_list(form.list("item"), Sensitivity::C, 1); }

  /// The place of each linkId in the file.
  const std::map<std::string, std::string>& places() const { return places_; }

 private:
  std::vector<Item> read_list(const std::vector<JsonView>& list, Sensitivity around, std::size_t level);
  Item read(const JsonView& json, Sensitivity around, std::size_t level);
  std::string read_link_id(const JsonView& json);
  void read_below(const JsonView& json, Item& item, std::size_t level);

  TextReader& texts_;
  OptionReader options_;
  std::map<std::string, std::string> places_;
};

}  // namespace forms
