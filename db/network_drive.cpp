// SPDX-License-Identifier: MIT
#include "db/network_drive.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

namespace db {
namespace {

constexpr std::array<unsigned long, 9> kNetworks = {
    0x6969,      // NFS
    0x517B,      // SMB
    0xFF534D42,  // CIFS
    0xFE534D42,  // SMB 2 and 3
    0x5346414F,  // AFS
    0x6B414653,  // AFS of the kernel
    0x73757245,  // Coda
    0x01021997,  // 9P
    0x00C36400,  // Ceph
};
constexpr unsigned long kFuse = 0x65735546;
constexpr std::array<std::string_view, 9> kFuseNetworks = {
    "fuse.sshfs",     "fuse.rclone",    "fuse.gvfsd-fuse",
    "fuse.davfs",     "fuse.s3fs",      "fuse.curlftpfs",
    "fuse.glusterfs", "fuse.onedriver", "fuse.google-drive-ocamlfuse"};

}  // namespace

bool is_network(unsigned long type) {
  // Some systems keep the type in a signed number and extend its sign.
  return std::ranges::find(kNetworks, type & 0xFFFFFFFF) != kNetworks.end();
}

// proc(5), mountinfo: "36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext3 /dev/root rw": the third word is the device,
// and the word behind the hyphen the type.
bool is_network_mount(std::istream& mounts, unsigned long device) {
  const auto number = std::to_string(major(device)) + ":" + std::to_string(minor(device));
  for (std::string line; std::getline(mounts, line);) {
    std::istringstream words(line);
    std::string word;
    words >> word >> word >> word;
    if (word != number) continue;
    while (words >> word && word != "-") {
    }
    words >> word;
    if (std::ranges::find(kFuseNetworks, word) != kFuseNetworks.end()) return true;
  }
  return false;
}

bool lies_on_network(const std::filesystem::path& folder) {
  struct ::statfs system {};
  if (::statfs(folder.c_str(), &system) != 0) return false;
  const auto type = static_cast<unsigned long>(system.f_type);
  struct ::stat status {};
  if (type != kFuse || ::stat(folder.c_str(), &status) != 0) return is_network(type);
  std::ifstream mounts("/proc/self/mountinfo");
  return is_network_mount(mounts, status.st_dev);
}

}  // namespace db
