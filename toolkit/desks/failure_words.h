// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "handouts/error.h"

namespace toolkit {

/// Why a document could not be made, in the language of the screen.
std::string said(const handouts::Error& failure);

}  // namespace toolkit
