// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace handouts {

/// Whether a PDF of somebody else's may be read in bounded memory and time: it has no more objects than a form needs,
/// its compressed streams unpack to little, and it uses no compression whose size cannot be told beforehand. Looks at
/// bytes only and believes nothing the file says: five megabytes can unpack to five gigabytes, and the reading library
/// would follow.
bool is_modest(std::string_view pdf);

}  // namespace handouts
