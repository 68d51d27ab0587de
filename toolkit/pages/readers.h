// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "handouts/template.h"
#include "toolkit/screen_language.h"

namespace toolkit {

/// Whom documents are for, as pages say it (screen_language.h), in the order of the pages.
struct Readers {
  handouts::Audience audience;
  const char* group;  ///< as an id on the page
  const char* words;
};
inline constexpr std::array kReaders = {Readers{handouts::Audience::Client, "for-client", "For your client"},
                                        Readers{handouts::Audience::Partner, "for-partner", "For the partner"},
                                        Readers{handouts::Audience::Practitioner, "for-you", "For you"}};

/// "English" for "en-US", in the language of the screen, and the code for a language that has no word here.
inline std::string language_words(std::string_view language) {
  if (language.starts_with("en")) return say("English");
  return language.starts_with("es") ? say("Spanish") : std::string(language);
}

}  // namespace toolkit
