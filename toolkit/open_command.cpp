// SPDX-License-Identifier: MIT
#include "toolkit/open_command.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <thread>

#include <fcntl.h>
#include <spawn.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "handouts/mustache.h"
#include "toolkit/assets.h"
#include "toolkit/command_line.h"
#include "toolkit/descriptor.h"
#include "toolkit/files.h"
#include "toolkit/ticket_socket.h"

namespace toolkit {
namespace {

constexpr mode_t kFolderOfOwner = 0700;
constexpr mode_t kFileOfOwner = 0600;
constexpr mode_t kAnybodyElse = 0077;
constexpr const char* kPage = "open.html";
/// Between two looks for a program that is starting.
constexpr auto kPause = std::chrono::milliseconds(100);

std::optional<std::string> await_link(const OpenOptions& options) {
  const auto until = std::chrono::steady_clock::now() + options.wait;
  auto link = ask_for_link(options.data_folder);
  while (!link && std::chrono::steady_clock::now() < until) {
    std::this_thread::sleep_for(kPause);
    link = ask_for_link(options.data_folder);
  }
  return link;
}

std::filesystem::path folder_for_page(const std::filesystem::path& data_folder) {
  const char* runtime = std::getenv("XDG_RUNTIME_DIR");
  std::error_code ignored;
  if (runtime == nullptr || *runtime != '/' || !std::filesystem::is_directory(runtime, ignored)) return data_folder;
  return std::filesystem::path(runtime) / "both-of-us";
}

[[noreturn]] void refuse_to_write(const std::filesystem::path& folder) {
  throw FileError(folder.string() +
                  " is not a folder of yours alone that can be written to, so the browser cannot be led to the "
                  "program. This prints the address instead: bothofus open --print");
}

/// Not through a symbolic link, and not when anybody else could put something into it.
Descriptor open_own_folder(const std::filesystem::path& folder) {
  ::mkdir(folder.c_str(), kFolderOfOwner);
  Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
  struct stat status {};
  if (!opened.is_open() || ::fstat(opened.number(), &status) != 0 || status.st_uid != ::geteuid() ||
      (status.st_mode & kAnybodyElse) != 0) {
    refuse_to_write(folder);
  }
  return opened;
}

bool write_whole(const Descriptor& file, std::string_view bytes) {
  while (file.is_open() && !bytes.empty()) {
    const auto written = ::write(file.number(), bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) return false;
    if (written > 0) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return file.is_open();
}

std::string opening_page(const std::string& link) {
  const std::string path = "web/opening.mustache";
  return handouts::mustache::render(asset(path), {{"link", link}}, handouts::mustache::escape_html, path, {});
}

/// Waits for xdg-open, which knows whether there was a browser to start.
bool start_browser(const std::filesystem::path& page) {
  std::string command = "xdg-open";
  std::string file = page.string();
  const std::array<char*, 3> words = {command.data(), file.data(), nullptr};
  pid_t browser = 0;
  if (::posix_spawnp(&browser, command.c_str(), nullptr, nullptr, words.data(), ::environ) != 0) return false;
  int status = 0;
  while (::waitpid(browser, &status, 0) < 0) {
    if (errno != EINTR) return false;
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

std::filesystem::path write_opening_page(const std::filesystem::path& data_folder, const std::string& link) {
  const auto folder = folder_for_page(data_folder);
  const auto opened = open_own_folder(folder);
  // A name of its own, for two that are opened at once.
  const auto unfinished = std::string(kPage) + '.' + std::to_string(::getpid());
  ::unlinkat(opened.number(), unfinished.c_str(), 0);
  const Descriptor file(::openat(opened.number(), unfinished.c_str(),
                                 O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, kFileOfOwner));
  if (!write_whole(file, opening_page(link)) ||
      ::renameat(opened.number(), unfinished.c_str(), opened.number(), kPage) != 0) {
    ::unlinkat(opened.number(), unfinished.c_str(), 0);
    refuse_to_write(folder);
  }
  return folder / kPage;
}

int open_in_browser(const OpenOptions& options, std::ostream& out, std::ostream& problems) {
  const auto link = await_link(options);
  if (!link) {
    problems << "Both of Us is not running with the records in " << options.data_folder.string()
             << ". Open it from the menu of your computer, or start it with: bothofus serve\n";
    return kWorldFailed;
  }
  if (options.in == OpenIn::Print) {
    out << *link << '\n';
    return kDone;
  }
  if (start_browser(write_opening_page(options.data_folder, *link))) return kDone;
  problems << "No browser could be started. This prints the address to open in one: bothofus open --print\n";
  return kWorldFailed;
}

}  // namespace toolkit
