// SPDX-License-Identifier: MIT
#include "db/backup_file.h"

#include <sodium.h>

#include <algorithm>
#include <cassert>
#include <cerrno>

#include "db/associated_data.h"
#include "db/cell_text.h"
#include "db/connection.h"
#include "db/file_handle.h"
#include "db/sentences.h"
#include "db/statement.h"

namespace db {
namespace {

constexpr std::string_view kMagic = "BoUsBack";
constexpr std::uint64_t kFormat = 1;
constexpr std::size_t kFrontSize = 16;
constexpr std::size_t kChecksumSize = 16;
constexpr std::size_t kTagSize = 32;
/// Slots are a few hundred bytes each; a file cannot ask for more memory than this.
constexpr std::uint64_t kMostHeader = 1U << 20U;
constexpr std::uint64_t kMostKeys = 10'000'000;
/// The tables whose rows open the vault, the one that the other refers to first.
constexpr std::string_view kSlotTables[] = {"vault", "key_slot"};

std::string_view as_text(std::span<const unsigned char> bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

const unsigned char* as_bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string checksum(std::string_view text) {
  std::string sum(kChecksumSize, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(sum.data()), sum.size(), as_bytes(text), text.size(), nullptr, 0);
  return sum;
}

std::string big_endian(std::uint64_t number, std::size_t size) {
  std::string bytes(size, '\0');
  for (std::size_t i = size; i-- > 0; number >>= 8U) bytes[i] = static_cast<char>(number & 0xFFU);
  return bytes;
}

std::uint64_t number_in(std::string_view bytes) {
  std::uint64_t number = 0;
  for (const char byte : bytes) number = (number << 8U) | static_cast<unsigned char>(byte);
  return number;
}

/// Reads what AssociatedData wrote. Error Damaged when the bytes end early.
class FieldReader {
 public:
  explicit FieldReader(std::string_view bytes) : rest_(bytes) {}

  std::string take() {
    const auto size = number_in(cut(4));
    return std::string(cut(size));
  }
  std::uint64_t take_number() {
    const auto field = take();
    if (field.size() != 8) throw damaged_backup("backup header");
    return number_in(field);
  }
  bool is_at_end() const { return rest_.empty(); }

 private:
  std::string_view cut(std::size_t size) {
    if (rest_.size() < size) throw damaged_backup("backup header");
    const auto field = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return field;
  }

  std::string_view rest_;
};

void dump_rows(Connection& connection, std::string_view table, AssociatedData& data) {
  const auto count_sql = "SELECT count(*) FROM " + std::string(table);
  Statement count(connection, count_sql.c_str());
  count.step();
  data.add(table).add_number(static_cast<std::uint64_t>(count.number(0)));
  const auto sql = "SELECT * FROM " + std::string(table) + " ORDER BY id";
  Statement row(connection, sql.c_str());
  while (row.step()) {
    data.add_number(static_cast<std::uint64_t>(row.columns()));
    for (int i = 0; i < row.columns(); ++i) {
      data.add(row.column_name(i));
      row.add_to(data, i, 1);
    }
  }
}

/// Columns as Statement::add_to writes them, bound to a new row.
void bind_field(Statement& insert, FieldReader& fields) {
  const auto kind = fields.take();
  if (kind == "nothing") {
    insert.bind_null();
  } else if (kind == "number") {
    insert.bind(static_cast<std::int64_t>(fields.take_number()));
  } else if (kind == "text") {
    insert.bind(std::string_view(fields.take()));
  } else {
    insert.bind_blob(fields.take());
  }
}

bool is_column_name(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

void insert_row(Connection& connection, const std::string& table, FieldReader& fields) {
  const auto columns = fields.take_number();
  std::string names;
  std::string marks;
  FieldReader ahead = fields;
  for (std::uint64_t i = 0; i < columns; ++i) {
    const auto name = ahead.take();
    if (!is_column_name(name)) throw damaged_backup("backup header");
    if (ahead.take() != "nothing") ahead.take();
    names += (names.empty() ? "" : ", ") + name;
    marks += marks.empty() ? "?" : ", ?";
  }
  const auto sql = "INSERT INTO " + table + " (" + names + ") VALUES (" + marks + ")";
  Statement insert(connection, sql.c_str());
  for (std::uint64_t i = 0; i < columns; ++i) {
    fields.take();
    bind_field(insert, fields);
  }
  insert.run();
}

}  // namespace

std::uint64_t BackupHeader::body_at() const {
  return keys_at + keys * kBackupKeySize;
}

void seal_up(BackupHeader& header) {
  AssociatedData data;
  data.add_number(kFormat).add("backup").add(header.vault_id).add(header.backup_id);
  data.add_number(static_cast<std::uint64_t>(seconds(header.at)));
  data.add_number(static_cast<std::uint64_t>(header.schema_version));
  data.add_number(static_cast<std::uint64_t>(header.generation)).add(header.link).add(header.salt);
  data.add(header.slots).add_number(header.keys);
  header.bytes = std::string(kMagic) + big_endian(kFormat, 4) + big_endian(data.bytes().size(), 4);
  header.bytes += as_text(data.bytes());
  header.bytes += checksum(header.bytes);
  header.keys_at = header.bytes.size();
}

BackupHeader read_backup_header(const FileHandle& file) {
  const auto front = read_at(file, kFrontSize, 0);
  if (front.size() < kFrontSize || !front.starts_with(kMagic)) {
    throw Error(Error::Kind::Foreign, "backup",
                "This file is not a backup that Both of Us made. Choose one whose name ends in .backup.");
  }
  const auto size = number_in(std::string_view(front).substr(12));
  if (size > kMostHeader) throw damaged_backup("backup header");
  BackupHeader header;
  header.bytes = read_at(file, kFrontSize + size + kChecksumSize, 0);
  if (header.bytes.size() != kFrontSize + size + kChecksumSize) throw damaged_backup("backup header");
  const std::string_view summed(header.bytes.data(), kFrontSize + size);
  if (checksum(summed) != header.bytes.substr(summed.size())) throw damaged_backup("backup header");
  if (number_in(summed.substr(8, 4)) > kFormat) throw newer_file("backup");

  FieldReader fields(summed.substr(kFrontSize));
  if (fields.take() != "both-of-us" || fields.take_number() != kFormat || fields.take() != "backup")
    throw damaged_backup("backup header");
  header.vault_id = fields.take();
  header.backup_id = fields.take();
  header.at = Time(std::chrono::seconds(fields.take_number()));
  header.schema_version = static_cast<std::int64_t>(fields.take_number());
  header.generation = static_cast<std::int64_t>(fields.take_number());
  header.link = fields.take();
  header.salt = fields.take();
  header.slots = fields.take();
  header.keys = fields.take_number();
  if (!fields.is_at_end() || header.keys > kMostKeys || header.salt.size() != kTagSize)
    throw damaged_backup("backup header");
  header.keys_at = header.bytes.size();
  return header;
}

std::string backup_key_tag(const BackupHeader& header, const ClientId& client) {
  std::string tag(kTagSize, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(tag.data()), tag.size(), as_bytes(client.text),
                     client.text.size(), as_bytes(header.salt), header.salt.size());
  return tag;
}

std::string to_bytes(const BackupKey& key) {
  auto bytes = key.tag + big_endian(static_cast<std::uint64_t>(key.key_id), 8) + key.wrapped;
  bytes += checksum(bytes);
  if (bytes.size() != kBackupKeySize) throw damaged("client_key");
  return bytes;
}

std::vector<BackupKey> read_backup_keys(const FileHandle& file, const BackupHeader& header) {
  std::vector<BackupKey> keys;
  for (std::size_t i = 0; i < header.keys; ++i) {
    const auto bytes = read_at(file, kBackupKeySize, header.keys_at + i * kBackupKeySize);
    if (bytes.size() != kBackupKeySize) throw damaged_backup("backup keys");
    if (bytes == std::string(kBackupKeySize, '\0')) {
      keys.emplace_back();
      continue;
    }
    const auto summed = bytes.substr(0, kBackupKeySize - kChecksumSize);
    if (checksum(summed) != bytes.substr(summed.size())) throw damaged_backup("backup keys");
    keys.push_back({summed.substr(0, kTagSize), static_cast<std::int64_t>(number_in(summed.substr(kTagSize, 8))),
                    summed.substr(kTagSize + 8)});
  }
  return keys;
}

std::string read_backup_key_tag(const FileHandle& file, const BackupHeader& header, std::size_t index) {
  return read_at(file, kTagSize, header.keys_at + index * kBackupKeySize);
}

std::string dump_slots(Connection& connection) {
  AssociatedData data;
  for (const auto table : kSlotTables) dump_rows(connection, table, data);
  return std::string(as_text(data.bytes()));
}

void insert_slots(Connection& connection, std::string_view slots) {
  FieldReader fields(slots);
  fields.take();
  for (const auto expected : kSlotTables) {
    if (fields.take() != expected) throw damaged_backup("backup header");
    for (auto rows = fields.take_number(); rows > 0; --rows) insert_row(connection, std::string(expected), fields);
  }
}

std::vector<std::filesystem::path> backup_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code failure;
  for (std::filesystem::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const auto name = entry->path().filename().string();
    if (name.starts_with("both-of-us-") && name.ends_with(".backup")) files.push_back(entry->path());
  }
  std::ranges::sort(files);
  return files;
}

Error damaged_backup(std::string place) {
  return {
      Error::Kind::Damaged, std::move(place),
      "This backup is not as it was made: it was cut short or changed. Nothing of it was used. Choose another one."};
}

}  // namespace db
