// SPDX-License-Identifier: MIT
#include "toolkit/desks/answer_texts.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include "forms/shipped.h"

namespace toolkit {
namespace {

void add_private(const std::vector<forms::Item>& items, std::set<std::string, std::less<>>& link_ids) {
  for (const auto& item : items) {
    if (item.sensitivity == forms::Sensitivity::X) link_ids.insert(item.link_id);
    add_private(item.items, link_ids);
  }
}

bool is_private(std::string_view link_id) {
  static const auto link_ids = [] {
    std::set<std::string, std::less<>> found;
    for (const auto& name : forms::shipped_names()) add_private(forms::shipped(name).items, found);
    return found;
  }();
  return link_ids.contains(link_id);
}

/// The strings of a JSON text one after the other, as they stand between their quotation marks.
class Strings {
 public:
  explicit Strings(std::string_view json) : rest_(json) {}

  /// False at the end.
  bool next() {
    const auto begin = rest_.find('"');
    if (begin == std::string_view::npos) return false;
    auto end = begin + 1;
    while (end < rest_.size() && rest_[end] != '"') end += rest_[end] == '\\' ? 2 : 1;
    if (end >= rest_.size()) return false;
    string_ = rest_.substr(begin + 1, end - begin - 1);
    rest_.remove_prefix(end + 1);
    return true;
  }
  std::string_view string() const { return string_; }
  bool is_key() const { return rest_.substr(std::min(rest_.size(), rest_.find_first_not_of(" \n"))).starts_with(':'); }

 private:
  std::string_view rest_;
  std::string_view string_;
};

/// Control characters are written as four digits, and mean nothing here.
std::string unescaped(std::string_view string) {
  std::string text;
  text.reserve(string.size());
  for (std::size_t i = 0; i < string.size(); ++i) {
    if (string[i] != '\\' || i + 1 == string.size()) {
      text += string[i];
      continue;
    }
    const char escaped = string[++i];
    if (escaped == 'u') i += 4;
    text += escaped == 'n' ? '\n' : escaped == 't' || escaped == 'r' || escaped == 'u' ? ' ' : escaped;
  }
  return text;
}

}  // namespace

std::vector<std::string> answer_texts(std::string_view response_json) {
  constexpr std::array<std::string_view, 3> told = {"display", "valueString", "valueDate"};
  std::vector<std::string> texts;
  // More than a form has answers: short ones lie in the vector itself, and would stay behind if it grew.
  constexpr std::size_t room = 256;
  texts.reserve(room);
  std::string_view link_id;
  std::string_view key;
  // What was set aside stands before the answers and is none of them.
  bool is_in_items = false;
  for (Strings strings(response_json); strings.next();) {
    if (strings.is_key()) {
      key = strings.string();
      is_in_items = is_in_items || key == "item";
    } else if (!is_in_items) {
      continue;
    } else if (key == "linkId") {
      link_id = strings.string();
    } else if (std::ranges::find(told, key) != told.end() && !is_private(link_id)) {
      texts.push_back(unescaped(strings.string()));
    }
  }
  return texts;
}

}  // namespace toolkit
