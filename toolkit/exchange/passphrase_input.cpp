// SPDX-License-Identifier: MIT
#include "toolkit/exchange/passphrase_input.h"

#include <fcntl.h>
#include <signal.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>
#include <utility>

namespace toolkit {
namespace {

/// Far above any passphrase, and the most that a terminal takes in one line.
constexpr std::size_t kLongestPassphrase = 4096;

/// The terminal of this process while it shows nothing of what is typed. Signals wait until it shows it again, so that
/// Ctrl-C leaves no mute shell behind.
class MuteTerminal {
 public:
  MuteTerminal() : descriptor_(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)) {
    if (descriptor_ < 0 || ::tcgetattr(descriptor_, &usual_) != 0) {
      if (descriptor_ >= 0) ::close(descriptor_);
      throw NoPassphrase("There is no terminal to ask for the passphrase. Give it with --passphrase-fd.");
    }
    sigset_t ending;
    sigemptyset(&ending);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP}) sigaddset(&ending, signal);
    pthread_sigmask(SIG_BLOCK, &ending, &usual_signals_);
    auto mute = usual_;
    mute.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    ::tcsetattr(descriptor_, TCSAFLUSH, &mute);
  }
  ~MuteTerminal() {
    ::tcsetattr(descriptor_, TCSAFLUSH, &usual_);
    say("\n");
    ::close(descriptor_);
    pthread_sigmask(SIG_SETMASK, &usual_signals_, nullptr);
  }
  MuteTerminal(const MuteTerminal&) = delete;
  MuteTerminal& operator=(const MuteTerminal&) = delete;

  int descriptor() const { return descriptor_; }
  void say(std::string_view text) const {
    // A prompt that could not be written changes nothing about the answer.
    [[maybe_unused]] const auto written = ::write(descriptor_, text.data(), text.size());
  }

 private:
  int descriptor_;
  termios usual_{};
  sigset_t usual_signals_{};
};

/// One byte at a time, so that nothing behind the line end is taken from whoever reads on.
db::SecretBytes read_line(int descriptor) {
  db::SecretBytes buffer(kLongestPassphrase);
  std::size_t length = 0;
  while (true) {
    unsigned char byte = 0;
    const auto count = ::read(descriptor, &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw NoPassphrase("The passphrase could not be read. Check the number after --passphrase-fd.");
    if (count == 0 || byte == '\n') break;
    if (length == kLongestPassphrase) throw NoPassphrase("The passphrase is longer than 4096 bytes.");
    buffer.bytes()[length++] = byte;
  }
  if (length == 0) throw NoPassphrase("No passphrase was given. Nothing was done.");
  return db::SecretBytes::taken_from({reinterpret_cast<char*>(buffer.bytes().data()), length});
}

}  // namespace

db::SecretBytes read_passphrase(std::optional<int> descriptor) {
  if (descriptor) return read_line(*descriptor);
  const MuteTerminal terminal;
  terminal.say("Passphrase: ");
  return read_line(terminal.descriptor());
}

}  // namespace toolkit
