// SPDX-License-Identifier: MIT
#include "toolkit/http/inherited_socket.h"

#include <cstdlib>
#include <stdexcept>
#include <string>

#include <unistd.h>

namespace toolkit::http {
namespace {

/// SD_LISTEN_FDS_START.
constexpr int kFirst = 3;

bool says(const char* variable, const std::string& value) {
  const char* said = std::getenv(variable);
  return said != nullptr && said == value;
}

}  // namespace

std::optional<InheritedSocket> find_inherited_socket() {
  // A process inherits the variables of its parent; those for another process say nothing about this one.
  if (!says("LISTEN_PID", std::to_string(::getpid()))) return std::nullopt;
  if (says("LISTEN_FDS", "1")) return InheritedSocket{kFirst};
  throw std::runtime_error(
      "Both of Us listens on one socket, and was given another number of them. Leave one ListenStream= in "
      "bothofus.socket.");
}

}  // namespace toolkit::http
