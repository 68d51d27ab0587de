// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <string>

#include "db/data_folder.h"

namespace toolkit {

/// Whether backups may go into this folder: why not, as a sentence, or nothing. Files are not written to find out.
std::string backup_folder_problem(const std::filesystem::path& folder, const db::DataFolder& records);
/// The same, and whether a file can really be made there; for a folder that is being chosen.
std::string chosen_folder_problem(const std::filesystem::path& folder, const db::DataFolder& records);
/// Whether the folder is on the disk that the records are on, so that one broken disk takes both. False for a folder
/// that is not there.
bool is_on_same_disk(const std::filesystem::path& folder, const db::DataFolder& records);

}  // namespace toolkit
