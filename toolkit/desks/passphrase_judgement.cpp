// SPDX-License-Identifier: MIT
#include "toolkit/desks/passphrase_judgement.h"

#include <zxcvbn.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <sstream>
#include <string>

#include "db/secret_bytes.h"
#include "forms/validation.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// Long rather than complicated: no rules about which characters. OWASP ASVS 5.0, 6.2.
constexpr std::size_t kShortestPassphrase = 15;
/// 2^40 tries: at the second that one try takes (db::PassphraseCost), a thousand computers need 35 years.
constexpr double kFewestBits = 40;
/// What zxcvbn looks at closely; it takes under a millisecond for as much.
constexpr std::size_t kJudgedBytes = 100;
/// For a character that zxcvbn has no dictionary for, where it would count each byte as random. A letter more of a
/// sentence in a language that one knows is worth about that much.
constexpr double kForeignBits = 3;

/// Kinds of parts that are tried first. In the order in which they are told when two are equally long.
struct Easy {
  const char* words;
  std::size_t length = 0;
};
enum Kind : std::size_t { kRepeat, kKeyboard, kSequence, kDate, kKnown, kDisguised, kCommon, kKinds };
using EasyParts = std::array<Easy, kKinds>;

EasyParts no_easy_parts() {
  return {Easy{"the same thing over and over"},
          Easy{"keys that lie side by side"},
          Easy{"letters or digits in their order"},
          Easy{"a date or a year"},
          Easy{"a name that others know"},
          Easy{"a common word with signs in place of letters"},
          Easy{"common words, names or well-known passwords"}};
}

bool is_keyboard_row(std::string_view part) {
  constexpr std::array<std::string_view, 8> kRows = {"1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm",
                                                     "0987654321", "poiuytrewq", "lkjhgfdsa", "mnbvcxz"};
  return part.size() >= 4 &&
         std::ranges::any_of(kRows, [&](auto row) { return row.find(part) != std::string_view::npos; });
}

std::size_t kind_of(const ZxcMatch& part, std::string_view text) {
  const auto type = static_cast<int>(part.Type);
  if (type >= MULTIPLE_MATCH || type == REPEATS_MATCH) return kRepeat;
  switch (type) {
    case DICTIONARY_MATCH:
      return is_keyboard_row(text) ? kKeyboard : kCommon;
    case DICT_LEET_MATCH:
      return kDisguised;
    case USER_MATCH:
    case USER_LEET_MATCH:
      return kKnown;
    case SEQUENCE_MATCH:
      return kSequence;
    case SPATIAL_MATCH:
      return kKeyboard;
    case DATE_MATCH:
    case YEAR_MATCH:
      return kDate;
    default:
      return kKinds;
  }
}

/// zxcvbn takes every byte beyond ASCII for one of a hundred random ones.
double bits_of(const ZxcMatch& part, std::string_view text) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::ranges::all_of(text, is_ascii)) return part.MltEnpy;
  const auto ascii = static_cast<std::size_t>(std::ranges::count_if(text, is_ascii));
  const auto begins = static_cast<std::size_t>(
      std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0xC0; }));
  const double each_plain = std::log2(95.0);
  return std::min(part.MltEnpy, each_plain * static_cast<double>(ascii) + kForeignBits * static_cast<double>(begins));
}

/// How hard to guess, in bits, and what makes it easy.
struct Judgement {
  double bits = 0;
  EasyParts easy = no_easy_parts();
};

/// Without its spaces, which anybody who tries words puts between them; ended by a NUL. A NUL inside ends it too.
db::SecretBytes judged_part(std::string_view passphrase) {
  db::SecretBytes text(kJudgedBytes + 1);
  std::size_t length = 0;
  for (const char c : passphrase) {
    if (length == kJudgedBytes) break;
    if (c != ' ') text.bytes()[length++] = static_cast<unsigned char>(c);
  }
  return text;
}

/// After how many bytes it begins again, up to its end; its length when it does not. zxcvbn sees only that one part
/// comes twice in a row.
std::size_t period_of(std::string_view text) {
  for (std::size_t period = 1; period * 2 <= text.size(); ++period) {
    if (text.substr(period) == text.substr(0, text.size() - period)) return period;
  }
  return text.size();
}

std::vector<std::string> words_of(std::string_view known) {
  std::istringstream in{std::string(known)};
  return {std::istream_iterator<std::string>(in), {}};
}

Judgement judge(std::string_view passphrase, std::string_view known) {
  auto copy = judged_part(passphrase);
  auto* const text = reinterpret_cast<char*>(copy.bytes().data());
  Judgement judgement;
  const auto length = std::strlen(text);
  const auto period = period_of({text, length});
  judgement.easy[kRepeat].length = length - period;
  text[period] = '\0';

  const auto names = words_of(known);
  std::vector<const char*> dictionary;
  for (const auto& name : names) dictionary.push_back(name.c_str());
  dictionary.push_back(nullptr);
  ZxcMatch* parts = nullptr;
  ZxcvbnMatch(text, dictionary.data(), &parts);
  for (const auto* part = parts; part != nullptr; part = part->Next) {
    const std::string_view span(text + part->Begin, static_cast<std::size_t>(part->Length));
    judgement.bits += bits_of(*part, span);
    if (const auto kind = kind_of(*part, span); kind != kKinds) judgement.easy[kind].length += span.size();
  }
  ZxcvbnFreeInfo(parts);
  return judgement;
}

std::string easy_sentence(EasyParts easy) {
  std::ranges::stable_sort(easy, std::ranges::greater(), &Easy::length);
  if (easy[0].length == 0) {
    return say(
        "This is too easy to guess: it has too few different characters. Add two or three words that have nothing to "
        "do with each other.");
  }
  // The other one is told when it is a real part of it and not a letter or two by chance.
  if (easy[1].length >= 3) {
    return say(
        "This is too easy to guess: it is mostly made of {1}, and {2}. Add two or three words that have nothing to do "
        "with each other.",
        {say(easy[0].words), say(easy[1].words)});
  }
  return say(
      "This is too easy to guess: it is mostly made of {1}. Add two or three words that have nothing to do with each "
      "other.",
      {say(easy[0].words)});
}

}  // namespace

std::vector<Problem> passphrase_problems(std::string_view passphrase, std::string_view repeat, std::string_view known) {
  if (forms::count_characters(passphrase) < kShortestPassphrase) {
    return {
        {"passphrase", say("Use at least 15 characters. Four or five words that do not belong together work well.")}};
  }
  const auto judgement = judge(passphrase, known);
  if (judgement.bits < kFewestBits) {
    return {{"passphrase", easy_sentence(judgement.easy)}};
  }
  if (passphrase != repeat) return {{"repeat", say("The two do not match. Type the same words in both fields.")}};
  return {};
}

std::vector<Problem> password_problems(std::string_view password, std::string_view repeat, std::string_view known) {
  auto problems = passphrase_problems(password, repeat, known);
  for (auto& problem : problems) {
    if (problem.field == "passphrase") problem.field = "password";
  }
  return problems;
}

}  // namespace toolkit
