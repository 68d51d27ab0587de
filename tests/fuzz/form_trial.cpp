// SPDX-License-Identifier: MIT
#include "form_trial.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <stdexcept>

#include "forms/validation.h"
#include "handouts/error.h"
#include "handouts/form_reader.h"
#include "handouts/normalization.h"

namespace fuzz {
namespace {

/// Larger numbers would make a table longer than the form.
constexpr int kMostObjects = 500;

/// The number that begins the line of an "obj" at `at`, or -1.
int object_number(std::string_view bytes, std::size_t at) {
  const auto line = bytes.substr(0, at).rfind('\n');
  const auto begin = line == std::string_view::npos ? 0 : line + 1;
  int number = -1;
  std::from_chars(bytes.data() + begin, bytes.data() + at, number);
  return number > 0 && number < kMostObjects ? number : -1;
}

/// Where each object begins.
std::map<int, std::size_t> objects_in(std::string_view bytes) {
  std::map<int, std::size_t> objects;
  constexpr std::string_view kObject = " 0 obj";
  for (auto at = bytes.find(kObject); at != std::string_view::npos; at = bytes.find(kObject, at + 1)) {
    const auto line = bytes.substr(0, at).rfind('\n');
    const int number = object_number(bytes, at);
    if (number > 0) objects[number] = line == std::string_view::npos ? 0 : line + 1;
  }
  return objects;
}

std::string ten_digits(std::size_t number) {
  const auto digits = std::to_string(number);
  return std::string(10 - digits.size(), '0') + digits;
}

/// The trailer's dictionary, with the number of entries that the table has.
std::string with_size(std::string trailer, int size) {
  constexpr std::string_view kSize = "/Size ";
  const auto at = trailer.find(kSize);
  if (at == std::string::npos) return trailer;
  const auto begin = at + kSize.size();
  const auto end = std::min(trailer.find_first_not_of("0123456789", begin), trailer.size());
  return trailer.replace(begin, end - begin, std::to_string(size));
}

void require(bool is_so, const char* what) {
  if (!is_so) throw std::logic_error(what);
}

void require_text(const std::string& text) {
  require(!forms::find_invalid_utf8(text), "text is not UTF-8");
  require(handouts::to_nfc(text) == text, "text is not in normalization form C");
  for (const char c : text)
    require(static_cast<unsigned char>(c) >= ' ' || c == '\n' || c == '\t', "text has a control character");
}

void read(std::string_view bytes) {
  try {
    const auto form = handouts::read_form(bytes);
    require_text(form.mark);
    for (const auto& [name, values] : form.values) {
      require(!name.empty(), "a field has no name");
      require_text(name);
      for (const auto& value : values) require_text(value);
    }
  } catch (const handouts::Error&) {
    // What is wrong was said in a sentence.
  }
}

}  // namespace

std::string with_table_of_objects(std::string_view bytes) {
  const auto trailer = bytes.rfind("trailer");
  if (trailer == std::string_view::npos) return std::string(bytes);
  const auto end_of_trailer = std::min(bytes.find("startxref", trailer), bytes.size());
  std::string mended(bytes.substr(0, std::min(bytes.rfind("\nxref", trailer), trailer)));
  const auto objects = objects_in(mended);
  mended += '\n';
  const auto table = mended.size();
  const int size = objects.empty() ? 1 : objects.rbegin()->first + 1;
  // ISO 32000-1, 7.5.4: twenty bytes an entry.
  mended += "xref\n0 " + std::to_string(size) + "\n0000000000 65535 f \n";
  for (int number = 1; number < size; ++number) {
    const auto found = objects.find(number);
    mended += found == objects.end() ? "0000000000 00000 f \n" : ten_digits(found->second) + " 00000 n \n";
  }
  mended += with_size(std::string(bytes.substr(trailer, end_of_trailer - trailer)), size);
  return mended + "\nstartxref\n" + std::to_string(table) + "\n%%EOF\n";
}

void try_form(std::string_view bytes) {
  if (bytes.size() > kLongestForm) return;
  read(bytes);
  read(with_table_of_objects(bytes));
}

}  // namespace fuzz
