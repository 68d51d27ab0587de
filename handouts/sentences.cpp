// SPDX-License-Identifier: MIT
#include "handouts/sentences.h"

#include <array>
#include <cassert>
#include <cstddef>

#include "handouts/assets.h"
#include "handouts/document_words.h"
#include "handouts/rule_words.h"

namespace handouts {
namespace {

constexpr std::string_view kPlace = "{1}";

constexpr auto kKeys = std::to_array<std::string_view>({
    "reasons.R01",
    "reasons.R02",
    "reasons.R03",
    "reasons.R04",
    "reasons.R05",
    "reasons.R06",
    "reasons.R07",
    "reasons.R09",
    "reasons.R10",
    "reasons.R12",
    "reasons.R13",
    "reasons.R14",
    "reasons.R15",
    "reasons.R16",
    "reasons.R18",
    "reasons.R19",
    "reasons.R22",
    "reasons.R23",
    "reasons.R24",
    "reasons.R99",
    "and",
    "comma",
    "held",
    "in-english",
    "release",
    "offers.said-yes",
    "offers.decided",
    "offers.after-no",
    "offers.not-asked-for",
    "offers.H02.offered",
    "offers.H02.for-reasons",
    "offers.H03.for-reasons",
    "offers.H03.on-request",
    "offers.H03.leaning-out",
    "offers.H03.decided",
    "offers.H07.said-no",
    "offers.H07.decided",
    "offers.H07.on-request",
    "offers.S01.offered",
    "offers.S01.on-request",
    "offers.S01.check-first",
    "offers.C01.offered",
    "offers.C01.for-reasons",
    "offers.C01.leaning-out",
    "offers.L01.offered",
    "offers.L01.for-reasons",
    "offers.L01.leaning-out",
    "offers.L02.offered",
    "offers.L02.for-reasons",
    "offers.L02.not-asked-for",
    "offers.L02.not-heard",
    "offers.wait",
    "offers.H01.offered",
    "offers.H04.for-topic",
    "offers.H04.on-request",
    "offers.H05.for-topic",
    "offers.H05.on-request",
    "offers.H06.for-topic",
    "offers.H06.on-request",
    "offers.H06.decided",
    "offers.H08.said-no",
    "offers.H08.decided",
    "offers.H08.on-request",
    "offers.H09.leaning-out",
    "offers.H09.last-try",
    "offers.H09.decided",
    "offers.H09.not-leaning-out",
    "offers.H10.for-reasons",
    "offers.H10.for-wishes",
    "offers.H10.on-request",
    "offers.H10.decided",
    "offers.H11.offered",
    "offers.H11.no-yes-yet",
    "offers.C02.offered",
    "offers.C02.not-asked-for",
    "offers.C02.not-heard",
    "offers.L03.offered",
    "offers.L03.not-asked-for",
    "offers.L03.not-leaning-out",
    "offers.L03.not-offered-here",
    "offers.L03.not-heard",
    "offers.L04.on-request",
    "offers.L04.no-no-yet",
    "offers.F01.offered",
    "offers.F01.on-request",
    "offers.F01.on-file",
    "offers.F01.decided",
    "offers.F02.offered",
    "offers.F03.offered",
    "offers.F03.on-request",
    "offers.F03.not-collateral",
    "offers.F04.offered",
    "offers.F04.on-request",
    "offers.F04.no-policy",
    "offers.F05.on-request",
    "offers.F05.nothing-on-file",
    "offers.F06.on-request",
    "offers.N01.on-request",
    "offers.N02.on-request",
    "offers.N03.on-request",
    "ladder.screen.now",
    "ladder.screen.later",
    "ladder.ask-once.now",
    "ladder.ask-once.later",
    "ladder.give-note.now",
    "ladder.give-note.later",
    "ladder.write-or-call.now",
    "ladder.write-or-call.later",
    "ladder.stop.now",
    "ladder.stop.later",
    "ladder.first-visit.now",
    "ladder.first-visit.later",
    "missing.why",
    "missing.lifted_by",
    "missing.fields.client.name",
    "missing.fields.partner.name",
    "missing.fields.practitioner.name",
    "missing.fields.practice.name",
    "missing.fields.practice.legal_name",
    "missing.fields.practice.address",
    "missing.fields.practice.phone",
    "missing.fields.practice.reply",
    "missing.fields.other",
});

const Words& words() {
  static const Words kWords = [] {
    constexpr std::string_view kFile = "rules/words.en-US.json";
    const std::vector<std::string> keys(kKeys.begin(), kKeys.end());
    return read_words(asset(kFile), kFile, keys);
  }();
  return kWords;
}

const std::string& word(std::string_view key) {
  const auto found = words().find(key);
  assert(found != words().end());
  return found->second;
}

/// "one, two and three".
std::string listed(const std::vector<std::string>& parts) {
  std::string list;
  for (std::size_t index = 0; index < parts.size(); ++index) {
    if (index > 0) list += word(index + 1 == parts.size() ? "and" : "comma");
    list += parts[index];
  }
  return list;
}

}  // namespace

std::string sentence(std::string_view key) {
  std::string text = word(key);
  const auto from = text.find('{');
  const auto to = text.find('}', from);
  return to == std::string::npos ? text : text.replace(from, to - from + 1, kPlace);
}

bool has_sentence(std::string_view key) {
  return words().contains(key);
}

std::string in_english(const Sentence& sentence) {
  const auto place = sentence.pattern.find(kPlace);
  if (place == std::string::npos) return sentence.pattern;
  const auto filling = sentence.day ? date_in_words(*sentence.day, document_languages().front(), sentence.is_uk)
                                    : listed(sentence.parts);
  return std::string(sentence.pattern).replace(place, kPlace.size(), filling);
}

std::vector<std::string> words_of_reasons(const std::vector<std::string>& reasons) {
  std::vector<std::string> parts;
  for (const auto& reason : reasons) parts.push_back(word("reasons." + reason));
  return parts;
}

}  // namespace handouts
