// SPDX-License-Identifier: MIT
#pragma once

#include <unistd.h>

#include <stdexcept>
#include <string_view>

namespace toolkit::test {

/// A file descriptor that these bytes, at most what a pipe holds, can be read from.
class Piped {
 public:
  explicit Piped(std::string_view bytes) {
    if (::pipe(ends_) != 0) throw std::runtime_error("no pipe");
    const auto written = ::write(ends_[1], bytes.data(), bytes.size());
    ::close(ends_[1]);
    if (written != static_cast<ssize_t>(bytes.size())) throw std::runtime_error("the pipe is too small");
  }
  ~Piped() { ::close(ends_[0]); }
  Piped(const Piped&) = delete;
  Piped& operator=(const Piped&) = delete;

  int descriptor() const { return ends_[0]; }

 private:
  int ends_[2];
};

}  // namespace toolkit::test
