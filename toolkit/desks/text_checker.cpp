// SPDX-License-Identifier: MIT
#include "toolkit/desks/text_checker.h"

#include <algorithm>

#include "db/practice.h"
#include "db/transaction.h"
#include "forms/pattern.h"
#include "handouts/documents.h"
#include "handouts/error.h"
#include "handouts/readability.h"
#include "handouts/recommendation.h"
#include "toolkit/desks/case_gathering.h"
#include "toolkit/desks/invented_couples.h"
#include "toolkit/desks/practice_place.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using handouts::OwnWords;
using handouts::Template;
using handouts::Variant;

constexpr std::size_t kLongestTitle = 120;
/// Ten pages of small talk; the longest document of the library has a quarter of that.
constexpr std::size_t kLongestBody = 40'000;
/// "At most two pages" (domain.md 7).
constexpr std::size_t kMostPages = 2;

handouts::DocumentCode code_of(const Template& shipped) {
  return *handouts::find_document(shipped.code);
}

std::string placed(const handouts::Remark& remark, Variant variant) {
  const bool has_line = remark.line > 0;
  const auto line = std::to_string(remark.line);
  const auto sentence = said(remark).sentence;
  switch (variant) {
    case Variant::LargePrint:
      return has_line ? say("Line {1}, in large print: {2}", {line, sentence})
                      : say("It does not come out well in large print: {1}", {sentence});
    case Variant::EasyRead:
      return has_line ? say("Line {1}, set for easy reading: {2}", {line, sentence})
                      : say("It does not come out well set for easy reading: {1}", {sentence});
    case Variant::Standard:
      break;
  }
  return has_line ? say("Line {1}: {2}", {line, sentence}) : sentence;
}

}  // namespace

handouts::Remark said(const handouts::Remark& remark) {
  return {remark.line,
          remark.pattern.empty() ? say(remark.sentence) : forms::filled(say(remark.pattern), remark.values)};
}

std::vector<Problem> words_problems(const OwnWords& words) {
  auto problems = text_problems("title", words.title, kLongestTitle);
  append(problems, text_problems("body", words.body, kLongestBody));
  return problems;
}

TextChecker::TextChecker(db::Vault& vault, const handouts::Typefaces& typefaces)
    : vault_(vault), typefaces_(typefaces), pipeline_(typefaces) {}

TextCheck TextChecker::check(const Template& shipped, const OwnWords& words, std::string_view couple) {
  TextCheck check;
  if (!words_problems(words).empty()) return check;
  check.problems =
      handouts::remarks_on(shipped, words.body, [&](char32_t character) { return typefaces_.can_print(character); });
  std::ranges::transform(check.problems, check.problems.begin(),
                         [](const handouts::Remark& remark) { return said(remark); });
  if (handouts::reaches_partner(code_of(shipped))) check.flags = handouts::flags_on(shipped, words.body);
  check.reading = handouts::reading_of(shipped, words.body);
  check.is_easy_enough = !check.reading || handouts::is_easy_enough(*check.reading, shipped.reading, shipped.language);
  if (!check.problems.empty()) return check;
  try {
    const auto source = handouts::own_template(shipped, {shipped.title, words.body}, shipped.version);
    check.pages = draw(source, couple, Variant::Standard);
    check.is_too_long =
        check.pages.size() > kMostPages && check.pages.size() > draw(shipped, couple, Variant::Standard).size();
  } catch (const handouts::Error& error) {
    check.problems.push_back(said(handouts::remark_on(error, shipped)));
  }
  return check;
}

std::vector<std::string> TextChecker::draw(const Template& source, std::string_view couple, Variant variant) {
  auto facts = invented_couple(couple);
  facts.client_reads = facts.partner_reads = source.language;
  handouts::Setting setting{{}, facts.today, variant};
  {
    db::Transaction transaction(vault_);
    setting.paper = paper_of(db::load_practice(transaction));
    facts.practice.is_uk = load_place(transaction).is_uk;
  }
  return pipeline_.make_svg(source, handouts::merge_fields(code_of(source), facts), setting);
}

std::optional<Problem> TextChecker::find_unprintable(const Template& source) {
  for (const auto couple : invented_couples()) {
    for (const auto variant : {Variant::Standard, Variant::LargePrint, Variant::EasyRead}) {
      try {
        draw(source, couple, variant);
      } catch (const handouts::Error& error) {
        return Problem{"text", placed(handouts::remark_on(error, source), variant)};
      }
    }
  }
  return std::nullopt;
}

}  // namespace toolkit
