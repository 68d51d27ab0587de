// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <iosfwd>
#include <optional>

#include <sys/types.h>

namespace toolkit::http {

/// The account on this computer that holds the client's end of a connection on 127.0.0.1; empty when the system does
/// not know it, as when the client has left. Browsers send the cookies of a host to all its ports, so another account's
/// program can come to hold a session's cookie: the account is what it cannot take along. Threads may call it.
std::optional<uid_t> client_account(std::uint16_t client_port, std::uint16_t own_port);

/// The same from a table as /proc/net/tcp and /proc/net/tcp6 have it. Reading them takes milliseconds on a busy
/// computer, so they are asked only where the kernel's socket diagnosis does not answer.
std::optional<uid_t> find_account(std::istream& table, std::uint16_t client_port, std::uint16_t own_port);

}  // namespace toolkit::http
