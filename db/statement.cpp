// SPDX-License-Identifier: MIT
#include "db/statement.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>

#include <utility>

#include "db/associated_data.h"
#include "db/connection.h"
#include "db/sentences.h"

namespace db {
namespace {

template <class Act>
auto translating(Connection& connection, Act act) {
  try {
    return act();
  } catch (const SQLite::Exception& failure) {
    throw connection.translated(failure);
  }
}

}  // namespace

Statement::Statement(Connection& connection, const char* sql) : connection_(connection) {
  translating(connection, [&] { statement_ = connection.prepared(sql, generation_); });
}

Statement::~Statement() {
  connection_.keep(std::move(statement_), generation_);
}

Statement& Statement::bind(std::string_view text) {
  translating(connection_, [&] { statement_->bind(++bound_, std::string(text)); });
  return *this;
}

Statement& Statement::bind(std::int64_t number) {
  translating(connection_, [&] { statement_->bind(++bound_, number); });
  return *this;
}

Statement& Statement::bind_blob(std::string_view bytes) {
  translating(connection_, [&] { statement_->bind(++bound_, bytes.data(), static_cast<int>(bytes.size())); });
  return *this;
}

Statement& Statement::bind_null() {
  translating(connection_, [&] { statement_->bind(++bound_); });
  return *this;
}

bool Statement::step() {
  return translating(connection_, [&] { return statement_->executeStep(); });
}

int Statement::run() {
  return translating(connection_, [&] { return statement_->exec(); });
}

SQLite::Column Statement::typed(int column, int type) const {
  auto value = translating(connection_, [&] { return statement_->getColumn(column); });
  if (value.getType() != type) throw damaged("type of a column");
  return value;
}

std::string Statement::text(int column) const {
  return typed(column, SQLite::TEXT).getString();
}

std::int64_t Statement::number(int column) const {
  return typed(column, SQLite::INTEGER).getInt64();
}

std::string Statement::blob(int column) const {
  return typed(column, SQLite::BLOB).getString();
}

bool Statement::is_null(int column) const {
  return translating(connection_, [&] { return statement_->isColumnNull(column); });
}

bool Statement::is_blob(int column) const {
  return translating(connection_, [&] { return statement_->getColumn(column).isBlob(); });
}

bool Statement::is_number(int column) const {
  return translating(connection_, [&] { return statement_->getColumn(column).isInteger(); });
}

std::string Statement::column_name(int column) const {
  return translating(connection_, [&] { return std::string(statement_->getColumnName(column)); });
}

int Statement::columns() const {
  return statement_->getColumnCount();
}

std::string Statement::any_text(int column) const {
  return translating(connection_, [&] { return statement_->getColumn(column).getString(); });
}

void Statement::add_to(AssociatedData& data, int first, int count) const {
  for (int i = first; i < first + count; ++i) {
    const auto value = translating(connection_, [&] { return statement_->getColumn(i); });
    if (value.getType() == SQLite::INTEGER) {
      data.add("number").add_number(static_cast<std::uint64_t>(value.getInt64()));
    } else if (value.getType() == SQLite::TEXT) {
      data.add("text").add({value.getText(), static_cast<std::size_t>(value.getBytes())});
    } else if (value.getType() == SQLite::BLOB) {
      data.add("blob").add({static_cast<const char*>(value.getBlob()), static_cast<std::size_t>(value.getBytes())});
    } else if (value.getType() == SQLite::Null) {
      data.add("nothing");
    } else {
      // No table of ours holds a REAL.
      throw damaged("type of a column");
    }
  }
}

}  // namespace db
