// SPDX-License-Identifier: MIT
#include "handouts/form_mark.h"

#include <charconv>

namespace handouts {
namespace {

constexpr std::string_view kKind = "form-1";
constexpr std::string_view kClient = "client";
constexpr std::string_view kOwnRecord = "record";
constexpr std::size_t kDigestLength = 16;

/// The text up to the next space, which is taken off its front.
std::string_view take_word(std::string_view& text) {
  const auto word = text.substr(0, text.find(' '));
  text.remove_prefix(std::min(text.size(), word.size() + 1));
  return word;
}

}  // namespace

std::string to_text(const FormMark& mark) {
  std::string text(kKind);
  text.append(" ").append(mark.audience == FormAudience::Client ? kClient : kOwnRecord);
  return text + " " + std::to_string(mark.copies) + " " + mark.digest + " " + mark.canonical;
}

std::optional<FormMark> parse_form_mark(std::string_view text) {
  if (take_word(text) != kKind) return std::nullopt;
  FormMark mark;
  const auto audience = take_word(text);
  if (audience != kClient && audience != kOwnRecord) return std::nullopt;
  mark.audience = audience == kClient ? FormAudience::Client : FormAudience::OwnRecord;
  const auto copies = take_word(text);
  const auto [end, problem] = std::from_chars(copies.data(), copies.data() + copies.size(), mark.copies);
  const bool is_number = problem == std::errc() && end == copies.data() + copies.size();
  if (!is_number || mark.copies < kCopies || mark.copies > kMostCopies) return std::nullopt;
  mark.digest = take_word(text);
  if (mark.digest.size() != kDigestLength) return std::nullopt;
  mark.canonical = text;
  return mark;
}

}  // namespace handouts
