// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace handouts {

/// One thing in a text meant for the partner that may sound like pressure, blame, a label or the law.
struct Flag {
  std::size_t offset = 0;  ///< of the first byte of `found`
  int line = 1;            ///< counted from 1
  std::string found;       ///< as it stands in the text
  std::string rule;        ///< what it fell under, such as "abus*", "!" or "ABCD"
  std::string suggestion;  ///< what to do instead, in the language of the text

  friend bool operator==(const Flag&, const Flag&) = default;
};

/// The words of rules/wording.<language>.json that the text uses (domain.md 6.4 and 10), in the order of the text.
/// Small and capital letters and accents make no difference. Approved sentences, such as the one that takes blame away,
/// are not flagged. Flags, and never rewrites: a person decides. Shouting counts too: a second exclamation mark, or a
/// word of four capital letters and more. The text is UTF-8; `language` is one of document_languages().
std::vector<Flag> flags_in(std::string_view text, std::string_view language);

}  // namespace handouts
