// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>
#include <string>

#include "toolkit/printing/cups_printer.h"

namespace toolkit {

struct ServeOptions {
  std::filesystem::path data_folder;
  std::uint16_t port = 8420;
  std::filesystem::path cups_socket = printing::kCupsSocket;
  /// Whether what is printed goes to a person and to nothing that keeps it.
  bool is_at_terminal = false;
  std::string open_words = "bothofus open";  ///< the command that opens this program in the browser
};

/// Runs the service until it is told to end (SIGINT, SIGTERM): prints its address once it listens, at a terminal with a
/// ticket, and locks the records on the way out. Throws db::Error, http::PortInUse or std::runtime_error when it cannot
/// start.
int serve(const ServeOptions& options, std::ostream& out);

}  // namespace toolkit
