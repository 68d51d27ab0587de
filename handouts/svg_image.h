// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "handouts/image.h"

namespace handouts {

/// The picture as a file inside of an address (RFC 2397), so that a page on the screen is one file and asks for no
/// other.
std::string data_address(const Image& image);

}  // namespace handouts
