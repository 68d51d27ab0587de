// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace handouts {

/// What stands in a sentence for one person, and the verbs behind `subject`. Nothing is guessed: a person whose
/// pronouns are not known, or who wants none, is called by name throughout.
struct PronounSet {
  std::string subject;             ///< she, he, they, ze; ella, él, elle
  std::string object;              ///< her; in Spanish as it stands behind a preposition
  std::string possessive;          ///< her; su
  std::string possessive_pronoun;  ///< hers
  std::string reflexive;           ///< herself
  std::string is, has, was, does;  ///< are, have, were and do behind "they"
};

/// From what the person answered (A3, C3), such as "she/her", "they/them", "ze/zir/zir/zirs/zirself", "elle" or "use my
/// name only", for a document in this language (BCP 47; English or Spanish). Of several sets, as in "she/they", the
/// first. Spanish has ella, él and elle for those who said so and the name for all others.
PronounSet pronouns_of(std::string_view answered, std::string_view name, std::string_view language);

/// "ze" as "Ze", "él" as "Él"; a name stays as it is entered.
std::string at_sentence_start(std::string_view pronoun, std::string_view name);

}  // namespace handouts
