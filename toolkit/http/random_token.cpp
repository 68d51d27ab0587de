// SPDX-License-Identifier: MIT
#include "toolkit/http/random_token.h"

#include <array>
#include <cerrno>
#include <system_error>

#include <sys/random.h>

namespace toolkit::http {

std::string random_token() {
  std::array<unsigned char, 32> bytes{};
  // getrandom(2): up to 256 bytes come whole and uninterrupted once the system's generator has been seeded.
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) {
    throw std::system_error(errno, std::generic_category(), "The system gives no random bytes: restart the computer");
  }
  constexpr char kDigits[] = "0123456789abcdef";
  std::string token;
  for (const auto byte : bytes) {
    token += kDigits[byte >> 4];
    token += kDigits[byte & 15];
  }
  return token;
}

}  // namespace toolkit::http
