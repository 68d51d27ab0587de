// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <filesystem>
#include <iosfwd>

#include "toolkit/printing/cups_printer.h"

namespace toolkit {

struct ServeOptions {
  std::filesystem::path data_folder;
  std::uint16_t port = 8420;
  std::filesystem::path cups_socket = printing::kCupsSocket;
};

/// Runs the service until it is told to end (SIGINT, SIGTERM): prints its address once it listens, and locks the
/// records on the way out. Throws db::Error or http::PortInUse when it cannot start.
int serve(const ServeOptions& options, std::ostream& out);

}  // namespace toolkit
