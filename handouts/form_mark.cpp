// SPDX-License-Identifier: MIT
#include "handouts/form_mark.h"

#include <algorithm>
#include <charconv>

namespace handouts {
namespace {

constexpr std::string_view kKind = "form-1";
constexpr std::string_view kClient = "client";
constexpr std::string_view kOwnRecord = "record";
constexpr std::size_t kDigestLength = 16;
/// BCP 47's tag for a language that is not known.
constexpr std::string_view kNoLanguage = "und";

/// The text up to the next space, which is taken off its front.
std::string_view take_word(std::string_view& text) {
  const auto word = text.substr(0, text.find(' '));
  text.remove_prefix(std::min(text.size(), word.size() + 1));
  return word;
}

bool is_language(std::string_view text) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return !text.empty() && std::ranges::all_of(text, is_allowed);
}

}  // namespace

std::string to_text(const FormMark& mark) {
  std::string text(kKind);
  text.append(" ").append(mark.audience == FormAudience::Client ? kClient : kOwnRecord);
  text += " " + std::to_string(mark.copies) + " " + mark.digest + " ";
  text += is_language(mark.language) ? mark.language : kNoLanguage;
  return text + " " + mark.canonical;
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
  const auto language = take_word(text);
  if (!is_language(language)) return std::nullopt;
  if (language != kNoLanguage) mark.language = language;
  mark.canonical = text;
  return mark;
}

}  // namespace handouts
