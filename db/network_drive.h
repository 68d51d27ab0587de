// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <iosfwd>

namespace db {

/// Whether the folder lies on another computer, where neither the lock nor the durability that the records rest on is
/// ours to see to, and to which everything written travels. One that cannot be told counts as local.
bool lies_on_network(const std::filesystem::path& folder);

/// Whether this f_type of statfs(2) is of such a file system. FUSE is not: it is also what encrypted folders and NTFS
/// drives come by.
bool is_network(unsigned long type);
/// Whether the file system of this device is one of FUSE's that reach another computer, by /proc/self/mountinfo.
bool is_network_mount(std::istream& mounts, unsigned long device);

}  // namespace db
