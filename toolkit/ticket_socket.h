// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace toolkit {

/// How the command `open` comes to a ticket of the program that runs: a Unix socket in the data folder, "open.socket",
/// for its owner alone. Whoever connects is given one line, the address to open with a ticket in it, and the connection
/// closes. Nobody is waited for: the line has room in the socket. Other accounts are given nothing.
///
/// A socket that an earlier program left behind is replaced. One at which somebody answers is left alone, and this
/// program has none. It goes with the object. A thread of the object calls `link`, which threads must be able to call.
class TicketSocket {
 public:
  /// Throws std::runtime_error when there can be no socket in the folder.
  TicketSocket(const std::filesystem::path& data_folder, std::function<std::string()> link);
  ~TicketSocket();
  TicketSocket(const TicketSocket&) = delete;
  TicketSocket& operator=(const TicketSocket&) = delete;

 private:
  struct Listening;
  std::unique_ptr<Listening> listening_;  ///< empty when another program has the place
};

/// The address with a ticket of the program that runs with the records in this folder. Empty when none does, or when
/// what answers runs under another account or does not say such an address.
std::optional<std::string> ask_for_link(const std::filesystem::path& data_folder);

}  // namespace toolkit
