// SPDX-License-Identifier: MIT
#include "db/backup_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <sstream>

#include "db/backup_body.h"
#include "workplace.h"

namespace db {
namespace {

const ClientId kClient{"33333333-3333-4333-8333-333333333333"};

std::string counting(std::size_t size, int first) {
  std::string bytes(size, '\0');
  for (std::size_t i = 0; i < size; ++i) bytes[i] = static_cast<char>(static_cast<std::size_t>(first) + i);
  return bytes;
}

/// The bytes that FORMAT.md shows under this heading.
std::string bytes_under(const std::string& heading) {
  const auto document = test::contents(TEST_DATA "/../db/FORMAT.md");
  const auto at = document.find("\n### " + heading + "\n");
  if (at == std::string::npos) return {};
  const auto begin = document.find("```\n", at) + 4;
  std::istringstream shown(document.substr(begin, document.find("```", begin) - begin));
  std::string bytes;
  for (std::string byte; shown >> byte;) bytes += static_cast<char>(std::stoi(byte, nullptr, 16));
  return bytes;
}

BackupHeader shown_header() {
  BackupHeader header;
  header.vault_id = "11111111-1111-4111-8111-111111111111";
  header.backup_id = "44444444-4444-4444-8444-444444444444";
  header.at = Time(std::chrono::seconds(1795392000));
  header.schema_version = 6;
  header.generation = 9;
  header.link = counting(32, 0x60);
  header.salt = counting(32, 0x20);
  header.keys = 1;
  seal_up(header);
  return header;
}

/// A file of its own, open for both.
struct OpenFile {
  explicit OpenFile(std::string_view bytes = {}) { write_at(handle, bytes, 0); }

  test::TemporaryFolder folder;
  FileHandle handle{folder.path() / "file", O_RDWR | O_CREAT, 0600};
};

}  // namespace

TEST(BackupFile, IsReadAsTheFormatDocumentShowsIt) {
  const OpenFile shown(bytes_under("An example of a backup"));
  const auto right = shown_header();
  const auto header = read_backup_header(shown.handle);
  EXPECT_EQ(header.bytes, right.bytes);
  EXPECT_EQ(header.vault_id, right.vault_id);
  EXPECT_EQ(header.at, right.at);
  EXPECT_EQ(header.generation, 9);

  const auto keys = read_backup_keys(shown.handle, header);
  ASSERT_EQ(keys.size(), 1U);
  EXPECT_EQ(keys[0].tag, backup_key_tag(header, kClient));
  EXPECT_EQ(keys[0].key_id, 1);
  EXPECT_EQ(keys[0].wrapped, bytes_under("An example"));

  const OpenFile plain;
  const CancelFlag go_on = false;
  const auto key = counting(kKeySize, 0);
  open_body(shown.handle, plain.handle, header, KeyBytes(reinterpret_cast<const unsigned char*>(key.data()), kKeySize),
            go_on);
  EXPECT_EQ(read_at(plain.handle, 100, 0), "Both of us.");
}

TEST(BackupFile, HasNoKeyWhereOneWasStruckOut) {
  auto bytes = bytes_under("An example of a backup");
  const auto header = shown_header();
  bytes.replace(header.keys_at, kBackupKeySize, std::string(kBackupKeySize, '\0'));
  const OpenFile struck(bytes);
  const auto keys = read_backup_keys(struck.handle, header);
  ASSERT_EQ(keys.size(), 1U);
  EXPECT_TRUE(keys[0].is_struck());
}

}  // namespace db
