// SPDX-License-Identifier: MIT
#include "db/network_drive.h"

#include <sstream>

#include <gtest/gtest.h>
#include <sys/sysmacros.h>

#include "workplace.h"

namespace db {

TEST(NetworkDrive, IsKnownByItsFileSystem) {
  for (const unsigned long type : {0x6969UL, 0x517BUL, 0xFF534D42UL, 0xFE534D42UL, 0x5346414FUL, 0x6B414653UL,
                                   0x73757245UL, 0x01021997UL, 0x00C36400UL, 0xFFFFFFFFFF534D42UL}) {
    EXPECT_TRUE(is_network(type)) << std::hex << type;
  }
  // ext4, Btrfs, XFS, tmpfs, NTFS, exFAT, eCryptfs, overlay, FUSE.
  for (const unsigned long type : {0xEF53UL, 0x9123683EUL, 0x58465342UL, 0x01021994UL, 0x7366746EUL, 0x2011BAB0UL,
                                   0xF15FUL, 0x794C7630UL, 0x65735546UL}) {
    EXPECT_FALSE(is_network(type)) << std::hex << type;
  }
}

TEST(NetworkDrive, IsKnownByItsMountWhereFuseHidesIt) {
  const std::string mounts =
      "22 1 259:2 / / rw,relatime shared:1 - ext4 /dev/sda2 rw\n"
      "90 22 0:51 / /home/robin/office rw,nosuid shared:9 - fuse.sshfs robin@office:/ rw,user_id=1000\n"
      "91 22 0:52 / /home/robin/sealed rw,nosuid - fuse.gocryptfs /home/robin/.sealed rw\n";
  const auto is_on_network = [&](unsigned minor_number) {
    std::istringstream lines(mounts);
    return is_network_mount(lines, makedev(0, minor_number));
  };
  EXPECT_TRUE(is_on_network(51));
  EXPECT_FALSE(is_on_network(52));
  EXPECT_FALSE(is_on_network(53));
}

TEST(NetworkDrive, IsNotWhereTestsKeepTheirFolders) {
  const test::TemporaryFolder folder;
  EXPECT_FALSE(lies_on_network(folder.path()));
  EXPECT_FALSE(lies_on_network(folder.path() / "nothing"));
}

}  // namespace db
