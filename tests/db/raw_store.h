// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace db::test {

// What somebody with a database tool can do to a record store that is closed.

void execute(const std::filesystem::path& file, const std::string& sql);
std::int64_t number(const std::filesystem::path& file, const std::string& query);
std::string text(const std::filesystem::path& file, const std::string& query);
/// Flips one bit of the blob in `column` of every row of `table`; counted from the first.
void flip_bit(const std::filesystem::path& file, const std::string& table, const std::string& column, std::size_t bit);

}  // namespace db::test
