// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>

namespace toolkit::http {

/// How long the service waits for anybody, and for how many. Tests shorten the times.
struct ServiceLimits {
  /// A browser opens six connections; the rest is room for clients that hold theirs and ask for nothing, at some 50 KiB
  /// each. Half of the 1024 descriptors that Debian gives a process stay free. Beyond it, who has kept us waiting
  /// longest is dropped.
  std::size_t connections = 512;
  /// Other accounts of the computer are told that they may not, in places of their own: none is taken from a browser.
  std::size_t strangers = 8;
  std::chrono::milliseconds request =
      std::chrono::seconds(10);  ///< from the first byte of a request to the last of its body
  std::chrono::milliseconds idle = std::chrono::seconds(15);  ///< until the first byte of a request
  std::chrono::milliseconds send = std::chrono::seconds(30);  ///< a whole reply
  /// What a refused client may still send before the connection closes. Closing with unread bytes would reset the
  /// connection, and the browser would show that instead of our sentence.
  std::chrono::milliseconds drain = std::chrono::milliseconds(500);
  std::size_t drain_bytes = 64 * 1024 * 1024;  ///< a file that was chosen by mistake; the time is what bounds it
  std::chrono::milliseconds tick = std::chrono::seconds(1);  ///< how often expired sessions are looked for
};

}  // namespace toolkit::http
