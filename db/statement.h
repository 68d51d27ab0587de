// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace SQLite {
class Column;
class Statement;
}  // namespace SQLite

namespace db {

class AssociatedData;
class Connection;

/// One SQL statement: parameters are bound in the order in which they stand, rows are stepped through, columns are read
/// by number. The connection keeps it prepared for the next one with this text. What SQLite reports is thrown as Error;
/// a column of another type than the schema promises is Damaged. Together with Connection the only speaker of SQLite.
class Statement {
 public:
  Statement(Connection& connection, const char* sql);
  ~Statement();
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;

  Statement& bind(std::string_view text);
  Statement& bind(std::int64_t number);
  Statement& bind_blob(std::string_view bytes);
  Statement& bind_null();

  /// Whether there is a row to read.
  bool step();
  /// Runs a statement without rows and returns how many it changed.
  int run();

  std::string text(int column) const;
  std::int64_t number(int column) const;
  std::string blob(int column) const;
  bool is_null(int column) const;
  bool is_blob(int column) const;
  bool is_number(int column) const;
  int columns() const;
  std::string column_name(int column) const;
  /// Of whatever type it is, as text: for telling of a row that is damaged.
  std::string any_text(int column) const;
  /// The columns from `first` on, each with its type.
  void add_to(AssociatedData& data, int first, int count) const;

 private:
  SQLite::Column typed(int column, int type) const;

  Connection& connection_;
  std::uint64_t generation_ = 0;
  std::unique_ptr<SQLite::Statement> statement_;
  int bound_ = 0;
};

}  // namespace db
