// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handouts {

/// "No longer than 127 bytes" of UTF-8 (ISO 32000-2, 7.6.4.3.3).
constexpr std::size_t kLongestPassword = 127;

/// A copy of a PDF that opens with the password only: AES-256 as of ISO 32000-2 (revision 6), made in memory.
///
/// What it protects: whoever has the file and not the password reads nothing of it, neither text nor metadata, as long
/// as the password cannot be guessed; a short one can, by a program, and there is no limit to its tries. What it does
/// not protect: the file's name, size and date; anything from whoever knows the password, who may print, copy, fill in
/// and listen to it, and save it without one: viewers only pretend to forbid that, so nothing is forbidden. A password
/// that is lost cannot be found again. The copy is no archive file (PDF/A forbids encryption); it stays tagged.
///
/// Salts and keys are random, so two copies of one file differ: encryption that gave the same bytes twice would tell
/// that two files are the same. Throws Error: Form for a password that is empty, too long or no text; Pdf.
std::string protect(const std::string& pdf, std::string_view password);

}  // namespace handouts
