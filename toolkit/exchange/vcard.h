// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "toolkit/exchange/line_problem.h"

/// Contact cards: vCard 3.0 (RFC 2426) and 4.0 (RFC 6350) in, 4.0 out. Only what a client's record keeps is read; what
/// else a card holds is named, not kept.
namespace toolkit {

/// A practice has hundreds of clients, and cards with pictures are large; a file beyond is a mistake or an attack.
constexpr std::size_t kLargestVcardFile = std::size_t{20} * 1024 * 1024;
constexpr std::size_t kMostVcards = 100'000;

struct Vcard {
  std::size_t line = 0;  ///< of BEGIN:VCARD, counted from 1
  std::string name;      ///< FN, one opaque text; N is not taken apart
  std::string uid;
  std::string revised;                ///< REV, a timestamp such as 20261123T140200Z
  std::string language;               ///< LANG, BCP 47: the first of several
  std::string partner;                ///< RELATED with TYPE=spouse or sweetheart, when its value is a text
  std::vector<std::string> not_kept;  ///< the other properties, each name once, in order

  friend bool operator==(const Vcard&, const Vcard&) = default;
};

struct ReadVcards {
  std::vector<Vcard> cards;           ///< those without a problem
  std::vector<LineProblem> problems;  ///< one for each card, or line outside of a card, that cannot be read
};

/// Lines may be folded and end with CR LF or LF. The bytes must be UTF-8, and a card that names another charset is
/// refused, as is one of another version.
ReadVcards read_vcards(std::string_view bytes);

/// RELATED reveals the partner to whoever gets the card.
enum class RelatedPartner { LeaveOut, Tell };
/// N, FN, UID, REV and LANG, those that are not empty. Lines are folded at 75 octets, never inside a character. The
/// texts must be valid UTF-8.
std::string write_vcard(const Vcard& card, RelatedPartner related);

}  // namespace toolkit
