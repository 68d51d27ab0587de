// SPDX-License-Identifier: MIT
#include "toolkit/desks/case_words.h"

#include "handouts/document_words.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// "one, two and three", each said by itself.
std::string said_list(const std::vector<std::string>& parts) {
  if (parts.empty()) return "";
  const auto last = parts.size() - 1;
  if (last == 0) return say(parts.front());
  auto before = say(parts.front());
  for (std::size_t i = 1; i < last; ++i) before.append(", ").append(say(parts[i]));
  return say("{1} and {2}", {before, say(parts[last])});
}

}  // namespace

std::string said(const handouts::Sentence& sentence) {
  if (!sentence.day) return say(sentence.pattern, {said_list(sentence.parts)});
  return say(sentence.pattern, {handouts::date_in_words(*sentence.day, shown_language(), sentence.is_uk)});
}

std::string why_words(const handouts::Offer& offer) {
  std::string words;
  for (const auto& sentence : offer.why_sentences) words.append(words.empty() ? "" : " ").append(said(sentence));
  return words;
}

std::string why_words(const handouts::Finding& finding) {
  if (finding.missing.empty()) return say(finding.why);
  return said({handouts::sentence("missing.why"), finding.missing});
}

}  // namespace toolkit
