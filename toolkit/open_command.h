// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <filesystem>
#include <iosfwd>
#include <string>

namespace toolkit {

/// How a person comes to the program that runs.
enum class OpenIn { Browser, Print };

struct OpenOptions {
  std::filesystem::path data_folder;
  OpenIn in = OpenIn::Browser;
  /// For a program that is only just starting.
  std::chrono::seconds wait{0};
};

/// Asks the program that runs with these records for a ticket (ticket_socket.h), and opens its address in the browser,
/// or prints it. The browser is given a file that leads there and that nobody else can read, since other accounts see
/// the words that a program is started with. Returns an exit code: kWorldFailed when no program runs, or no browser
/// can be started.
int open_in_browser(const OpenOptions& options, std::ostream& out, std::ostream& problems);

/// Writes the file that leads to this address, for its owner alone, and returns where it is: in a folder of ours in
/// XDG_RUNTIME_DIR, or in the data folder where there is none. Throws FileError.
std::filesystem::path write_opening_page(const std::filesystem::path& data_folder, const std::string& link);

}  // namespace toolkit
