// SPDX-License-Identifier: MIT
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "forms/questionnaire.h"

namespace toolkit {

/// The language that the forms of this program are translated into.
inline constexpr const char* kSpanish = "es-US";

/// One form as it stands and as it reads in Spanish, where a text without a translation stands in English.
struct BothLanguages {
  forms::Questionnaire english;
  forms::Questionnaire spanish;
};

BothLanguages both_languages(std::string_view json);

/// The one of the two that is in the language of the screen.
const forms::Questionnaire& form_on_screen(const BothLanguages& form);

/// What a Spanish paper would say wrongly.
enum class SpanishGap {
  None,
  Missing,  ///< there are no Spanish words, so the English ones would stand there
  Old,      ///< the English words were changed and the Spanish ones were not
};

/// Of one item.
struct SpanishGaps {
  SpanishGap text = SpanishGap::None;
  SpanishGap help = SpanishGap::None;
  std::map<std::string, SpanishGap, std::less<>> options = {};  ///< those that have one, by key
};

/// The items that have a gap, by linkId; the title is that of the empty linkId. The first of the earlier forms is the
/// one that came with the program, the others are the practice's own, which may have had gaps themselves.
std::map<std::string, SpanishGaps, std::less<>> spanish_gaps(const BothLanguages& form,
                                                             const std::vector<BothLanguages>& earlier);

}  // namespace toolkit
