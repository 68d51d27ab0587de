// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace forms {

/// What this program makes of a FHIR extension.
enum class ExtensionUse {
  Used,            ///< it is read, or says nothing that a filled form would show
  Ignored,         ///< the form is filled without it, and means the same
  ChangesMeaning,  ///< without it the form would ask or accept something else
};

ExtensionUse use_of_extension(std::string_view url);

}  // namespace forms
