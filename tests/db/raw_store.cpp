// SPDX-License-Identifier: MIT
#include "raw_store.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <utility>
#include <vector>

namespace db::test {
namespace {

SQLite::Database open(const std::filesystem::path& file) {
  return {file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE};
}

}  // namespace

void execute(const std::filesystem::path& file, const std::string& sql) {
  open(file).exec(sql);
}

std::int64_t number(const std::filesystem::path& file, const std::string& query) {
  return open(file).execAndGet(query).getInt64();
}

std::string text(const std::filesystem::path& file, const std::string& query) {
  return open(file).execAndGet(query).getString();
}

void flip_bit(const std::filesystem::path& file, const std::string& table, const std::string& column, std::size_t bit) {
  auto database = open(file);
  std::vector<std::pair<std::int64_t, std::string>> rows;
  SQLite::Statement read(database, "SELECT rowid, " + column + " FROM " + table);
  while (read.executeStep()) rows.emplace_back(read.getColumn(0).getInt64(), read.getColumn(1).getString());
  read.reset();
  for (auto& [rowid, blob] : rows) {
    blob.at(bit / 8) = static_cast<char>(blob.at(bit / 8) ^ (1 << (bit % 8)));
    SQLite::Statement write(database, "UPDATE " + table + " SET " + column + " = ? WHERE rowid = ?");
    write.bind(1, blob.data(), static_cast<int>(blob.size()));
    write.bind(2, rowid);
    write.exec();
  }
}

}  // namespace db::test
