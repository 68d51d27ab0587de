// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

#include "handouts/image.h"

/// The two kinds of picture files, each read where its library is spoken. Both throw what read_image throws.
namespace handouts {

Image read_png(std::string_view file, const std::string& place);
Image read_jpeg(std::string_view file, const std::string& place);

[[noreturn]] void refuse_damaged_image(const std::string& place);
[[noreturn]] void refuse_large_image(const std::string& place);

}  // namespace handouts
