// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

/// What goes on the outside of what is posted. "Return address = street line or PO box only, no practice name, no
/// credential, no 'therapy', 'counseling', 'behavioral health'" (domain.md 3.6): somebody may live with whom it names.
namespace handouts {

/// One line below the other, as entered. Empty lines leave no room.
using AddressLines = std::vector<std::string>;

struct Sender {
  AddressLines return_address;     ///< may be empty: then there is none
  std::vector<std::string> names;  ///< the practice's and the practitioner's, which must not be on the outside
};

struct Envelope {
  enum class Size { Number10, Dl, C6 };
  Size size = Size::Number10;
  AddressLines recipient;
  Sender sender{};
  std::string language = "en-US";  ///< BCP 47
};

/// Labels to peel off: 30 of 2 5/8 × 1 inches on a US Letter sheet, or 24 of 70 × 37 mm on an A4 sheet.
struct LabelSheet {
  enum class Kind { Letter30, A424 };
  Kind kind = Kind::Letter30;
  std::vector<AddressLines> recipients;
  Sender sender{};  ///< with a return address, a label with it follows each recipient's
  int first = 1;    ///< the first label that is still on the sheet, row by row
  std::string language = "en-US";
};

/// Why these lines cannot be a return address, a sentence each that quotes none of them; empty when they can. Accents
/// and capital letters make no difference, and the words are looked for in English and Spanish (rules/outside.json).
std::vector<std::string> return_address_issues(const Sender& sender);

}  // namespace handouts
