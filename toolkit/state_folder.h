// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>

namespace toolkit {

/// Where the program notes, outside of the data folder, how far the records have come; by the XDG base directory
/// specification.
std::filesystem::path state_folder();

}  // namespace toolkit
