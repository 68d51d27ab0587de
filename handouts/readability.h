// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

/// How easy a text is to read, as far as a formula can tell: "Formulas are a floor: also test with real readers"
/// (domain.md 9). Markdown in; headings, directives and rules are not counted, and names, numbers and addresses are
/// taken out first, since they distort the score.
namespace handouts {

/// English: the Flesch-Kincaid grade, 0.39 words/sentences + 11.8 syllables/words - 15.59. Lower is easier; 8 is the
/// most any document for clients and partners may have.
double flesch_kincaid_grade(std::string_view markdown, std::span<const std::string> names = {});

/// Spanish: the Szigriszt-Pazos perspicuity, 206.835 - 62.3 syllables/words - words/sentences, which the INFLESZ scale
/// bands. Higher is easier; 65 is "fairly easy".
double szigriszt_pazos(std::string_view markdown, std::span<const std::string> names = {});

/// How many words they count: those in Latin letters, whatever the language.
std::size_t counted_words(std::string_view markdown, std::span<const std::string> names = {});

/// The one of the two for this language, and whether it is as easy as `level` asks: at most that grade in English, at
/// least that score in Spanish.
double reading_score(std::string_view markdown, std::string_view language, std::span<const std::string> names = {});
bool is_easy_enough(double score, double level, std::string_view language);

}  // namespace handouts
