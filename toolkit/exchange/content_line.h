// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace toolkit {

/// One unfolded line of a vCard: "group.NAME;PARAMETER=value:value" (RFC 6350, 3.3).
struct ContentLine {
  std::size_t line = 0;                                         ///< where it begins in the file, counted from 1
  std::string name;                                             ///< in upper case, without its group
  std::vector<std::pair<std::string, std::string>> parameters;  ///< names in upper case, quotation marks taken off
  std::string value;                                            ///< as written, escapes and all

  /// Whether a parameter of this name has this value, alone or in a list, in any case.
  bool has_parameter(std::string_view parameter, std::string_view of_value) const;
  /// The first value of this parameter, or empty.
  std::string_view parameter(std::string_view parameter) const;
};

/// A physical line joined with those that continue it.
struct UnfoldedLine {
  std::size_t line = 0;
  std::string text;
};
/// "Unfolding is accomplished by regarding CRLF immediately followed by a white space character ... as equivalent to no
/// characters at all" (RFC 6350, 3.2); an LF alone counts as CRLF. Empty lines are left out.
std::vector<UnfoldedLine> unfold(std::string_view text);

/// Empty when there is no colon or the name is not one.
std::optional<ContentLine> parse_content_line(const UnfoldedLine& line);

/// A text value with its escapes undone, and back (RFC 6350, 3.4).
std::string unescape_text(std::string_view value);
std::string escape_text(std::string_view text);

/// One logical line, folded at 75 octets between characters, with its CRLF.
std::string fold(std::string_view line);

/// In lower case, as far as ASCII goes: names and keywords of the format, never a person's name.
std::string lower_ascii(std::string_view text);

}  // namespace toolkit
