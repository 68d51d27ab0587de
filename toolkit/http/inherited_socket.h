// SPDX-License-Identifier: MIT
#pragma once

#include <optional>

namespace toolkit::http {

/// A socket that the starter of this process opened, and that listens already.
struct InheritedSocket {
  int descriptor = -1;
};

/// The socket of the unit that systemd started this process for, by the protocol of sd_listen_fds(3). Empty when there
/// is none; throws std::runtime_error when there is more than one.
std::optional<InheritedSocket> find_inherited_socket();

}  // namespace toolkit::http
