// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace db {

class Connection;
class Keyring;
class Transaction;

/// What the practice chose under this name, such as "backup-folder"; the name is clear, the value sealed. Error Damaged
/// when it is not as it was saved.
std::optional<std::string> find_setting(Transaction& transaction, std::string_view name);
std::optional<std::string> find_setting(Connection& connection, Keyring& keyring, std::string_view name);
/// The last one wins: a setting is one choice, and nobody's typing.
void save_setting(Transaction& transaction, std::string_view name, std::string_view value);
void save_setting(Connection& connection, Keyring& keyring, std::string_view name, std::string_view value);

}  // namespace db
