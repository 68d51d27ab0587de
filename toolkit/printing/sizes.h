// SPDX-License-Identifier: MIT
#pragma once

#include <span>
#include <string_view>

namespace toolkit::printing {

/// A sheet or an envelope: as IPP names it (PWG 5101.1), and as people do.
struct Size {
  std::string_view name;
  std::string_view words;
};

inline constexpr std::string_view kLetter = "na_letter_8.5x11in";
inline constexpr std::string_view kA4 = "iso_a4_210x297mm";
inline constexpr std::string_view kNumber10 = "na_number-10_4.125x9.5in";
inline constexpr std::string_view kDl = "iso_dl_110x220mm";
inline constexpr std::string_view kC6 = "iso_c6_114x162mm";

/// The sheets that a document is printed on.
std::span<const Size> sheets();
/// "US Letter", also for an envelope; the name itself for a size that documents do not have.
std::string_view size_words(std::string_view name);

}  // namespace toolkit::printing
