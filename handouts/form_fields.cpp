// SPDX-License-Identifier: MIT
#include "handouts/form_fields.h"

#include <algorithm>
#include <set>

#include "handouts/error.h"

namespace handouts {
namespace {

/// "Implementation limits": names have at most 127 bytes (ISO 32000-1, annex C).
constexpr std::size_t kLongestName = 100;

bool is_name(std::string_view text) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  };
  return !text.empty() && text.size() <= kLongestName && text != kOff && std::ranges::all_of(text, is_allowed);
}

[[noreturn]] void refuse(const FormField& field, const std::string& pattern, std::vector<std::string> values = {}) {
  throw Error(Error::Kind::Template, field.label.place, field.label.place + ": " + pattern, std::move(values));
}

void check_options(const FormField& field) {
  const bool takes_text = field.kind == FormField::Kind::Text || field.kind == FormField::Kind::MultiLine;
  if (takes_text && !field.options.empty()) refuse(field, "A field for text has no options. Take the list out.");
  const bool needs_options = field.kind == FormField::Kind::Radio || field.kind == FormField::Kind::Choice;
  if (needs_options && field.options.empty())
    refuse(field, "This field needs options. Write a list such as \"- often: Most days\" under its label.");
  std::set<std::string_view> codes;
  for (const auto& option : field.options) {
    if (!is_name(option.code))
      refuse(field, "An option's code is made of letters, digits, - and _, and is not Off. Change the code.");
    if (!codes.insert(option.code).second)
      refuse(field, "Two options have the code {1}. Give each its own.", {option.code});
    if (plain_text(option.text).empty()) refuse(field, "The option {1} has no words. Write them.", {option.code});
  }
}

void check(const FormField& field) {
  if (!is_name(field.name)) refuse(field, "A field's name is made of letters, digits, - and _. Change the name.");
  if (plain_text(field.label).empty())
    refuse(field, "The field {1} has no label. Write one paragraph that says what to fill in.", {field.name});
  check_options(field);
}

template <typename Blocks, typename Act>
void for_each_field(Blocks& blocks, const Act& act) {
  for_each_block(blocks, [&](auto& block) {
    if (auto* const field = std::get_if<FormField>(&block.content); field != nullptr) act(*field);
  });
}

[[noreturn]] void refuse_value(const std::string& name, const std::string& sentence) {
  throw Error(Error::Kind::Field, name, sentence);
}

bool has_code(const FormField& field, std::string_view code) {
  if (field.options.empty()) return code == kTicked;
  return std::ranges::find(field.options, code, &FormField::Option::code) != field.options.end();
}

void fill(FormField& field, const std::vector<std::string>& values, const CanPrint& can_print) {
  const bool may_have_several = field.kind == FormField::Kind::Check && !field.options.empty();
  if (values.size() > 1 && !may_have_several)
    refuse_value(field.name, "The field " + field.name + " takes one value. Give it one.");
  field.values.clear();
  for (const auto& value : values) {
    if (field.kind == FormField::Kind::Text || field.kind == FormField::Kind::MultiLine) {
      const auto text = printable_value({{field.name, value}}, field.name, can_print);
      if (!text.empty()) field.values.push_back(with_plain_layout(text));
    } else if (has_code(field, value)) {
      field.values.push_back(value);
    } else {
      refuse_value(field.name,
                   "The field " + field.name + " has no option with the code it was given. Choose another.");
    }
  }
}

}  // namespace

bool has_buttons(FormField::Kind kind) {
  return kind == FormField::Kind::Check || kind == FormField::Kind::Radio;
}

std::string spoken_label(const FormField& field) {
  const auto label = plain_text(field.label);
  return field.number && !field.number->empty() ? *field.number + " " + label : label;
}

std::string with_plain_layout(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\r') {
      if (i + 1 == text.size() || text[i + 1] != '\n') result += '\n';
    } else if (text[i] == '\n' || text[i] == '\t' || static_cast<unsigned char>(text[i]) >= ' ') {
      result += text[i] == '\t' ? ' ' : text[i];
    }
  }
  return result;
}

std::vector<FormField> fields_of(const Document& document) {
  std::vector<FormField> fields;
  std::set<std::string> names;
  for_each_field(document.blocks, [&](const FormField& field) {
    check(field);
    // Nothing tells two lines for a pen apart, and nothing has to.
    if (field.medium == FormField::Medium::Pen) return;
    if (!names.insert(field.name).second)
      refuse(field, "Two fields have the name {1}. Give each its own.", {field.name});
    fields.push_back(field);
  });
  return fields;
}

void fill_fields(Document& document, const FormValues& values, const CanPrint& can_print) {
  std::set<std::string> filled;
  for_each_field(document.blocks, [&](FormField& field) {
    const auto found = values.find(field.name);
    if (found == values.end()) return;
    fill(field, found->second, can_print);
    filled.insert(field.name);
  });
  for (const auto& [name, ignored] : values) {
    if (!filled.contains(name)) refuse_value(name, "The document has no field " + name + ". Choose one that it has.");
  }
}

}  // namespace handouts
