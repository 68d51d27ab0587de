// SPDX-License-Identifier: MIT
#include "handouts/pronouns.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace handouts {
namespace {

struct KnownSet {
  std::string_view subject, object, possessive, possessive_pronoun, reflexive;
  bool is_plural = false;
};
constexpr auto kEnglish = std::to_array<KnownSet>({
    {"she", "her", "her", "hers", "herself"},
    {"he", "him", "his", "his", "himself"},
    {"they", "them", "their", "theirs", "themselves", true},
    {"ze", "zir", "zir", "zirs", "zirself"},
    {"ze", "hir", "hir", "hirs", "hirself"},
    {"xe", "xem", "xyr", "xyrs", "xemself"},
    {"ey", "em", "eir", "eirs", "emself"},
    {"ve", "ver", "vis", "vis", "verself"},
    {"fae", "faer", "faer", "faers", "faerself"},
});

struct Equivalent {
  std::string_view said;
  std::string_view english;
  std::string_view spanish;
};
/// Spanish answers count in English documents and the other way about: the form asks "they/them" in English and "elle"
/// in Spanish. Nobody who says "ze" is called "elle" unless they say so.
constexpr auto kEquivalents = std::to_array<Equivalent>({
    {"she", "she", "ella"},
    {"he", "he", "él"},
    {"they", "they", "elle"},
    {"ella", "she", "ella"},
    {"él", "he", "él"},
    {"el", "he", "él"},
    {"elle", "they", "elle"},
});

/// The forms between the slashes, in small letters.
std::vector<std::string> forms_in(std::string_view answered) {
  std::vector<std::string> forms(1);
  for (const char character : answered) {
    if (character == '/' || character == ',') {
      forms.emplace_back();
    } else if (character != ' ' || !forms.back().empty()) {
      forms.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(character)));
    }
  }
  for (auto& form : forms) {
    while (form.ends_with(' ')) form.pop_back();
  }
  std::erase(forms, std::string());
  return forms;
}

bool is_one_word(const std::string& form) {
  return form.find(' ') == std::string::npos;
}

PronounSet name_only(std::string_view name, std::string_view language) {
  const std::string self(name);
  if (language.starts_with("es")) return {self, self, "su", "de " + self, self, "es", "ha", "era", "hace"};
  const std::string possessive = self + "’s";
  return {self, self, possessive, possessive, self, "is", "has", "was", "does"};
}

PronounSet english_set(const KnownSet& known) {
  PronounSet set{std::string(known.subject),
                 std::string(known.object),
                 std::string(known.possessive),
                 std::string(known.possessive_pronoun),
                 std::string(known.reflexive),
                 "is",
                 "has",
                 "was",
                 "does"};
  if (known.is_plural) set.is = "are", set.has = "have", set.was = "were", set.does = "do";
  return set;
}

std::string_view equivalent(std::string_view said, std::string_view Equivalent::*language) {
  const auto* const found = std::ranges::find(kEquivalents, said, &Equivalent::said);
  return found == kEquivalents.end() ? std::string_view() : (*found).*language;
}

PronounSet english_pronouns(const std::vector<std::string>& forms, std::string_view name) {
  const auto foreign = equivalent(forms.front(), &Equivalent::english);
  const std::string_view subject = foreign.empty() ? std::string_view(forms.front()) : foreign;
  const KnownSet* known = nullptr;
  for (const auto& each : kEnglish) {
    const bool fits_better = forms.size() > 1 && each.object == forms[1];
    if (each.subject == subject && (known == nullptr || fits_better)) known = &each;
  }
  // Five forms are a whole set, known or not.
  if (forms.size() >= 5 && std::ranges::all_of(forms, is_one_word))
    return {forms[0], forms[1], forms[2], forms[3], forms[4], "is", "has", "was", "does"};
  if (known != nullptr) return english_set(*known);
  auto set = name_only(name, "en-US");
  if (forms.size() >= 2 && is_one_word(forms[0]) && is_one_word(forms[1]))
    set.subject = forms[0], set.object = forms[1];
  return set;
}

}  // namespace

PronounSet pronouns_of(std::string_view answered, std::string_view name, std::string_view language) {
  const auto forms = forms_in(answered);
  if (forms.empty()) return name_only(name, language);
  if (!language.starts_with("es")) return english_pronouns(forms, name);
  auto set = name_only(name, language);
  const auto spanish = equivalent(forms.front(), &Equivalent::spanish);
  if (!spanish.empty()) {
    set.subject = set.object = spanish;
    set.possessive_pronoun = "de " + set.object;
    set.reflexive = "sí";
  }
  return set;
}

std::string at_sentence_start(std::string_view pronoun, std::string_view name) {
  std::string text(pronoun);
  if (pronoun.empty() || pronoun.starts_with(name)) return text;
  if (text.starts_with("é")) return "É" + text.substr(std::string_view("é").size());
  text.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(text.front())));
  return text;
}

}  // namespace handouts
