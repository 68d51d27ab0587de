// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <map>
#include <string>

/// Stands in for the viewers with which people fill in forms.
namespace handouts {

/// How a viewer writes text: all three are allowed, and all three are met.
enum class TextForm { Utf16, Utf8, PdfDoc };

/// Writes each value into /V of the field of that full name and leaves the appearances as they were. A value that
/// begins with "/" is the name of a box's state.
std::string fill(const std::string& pdf, const std::map<std::string, std::string>& values,
                 TextForm form = TextForm::Utf16);

/// The PDF with one object's body replaced wherever `from` stands in the file written out plainly.
std::string rewritten(const std::string& pdf, const std::string& from, const std::string& to);

}  // namespace handouts
