// SPDX-License-Identifier: MIT
#pragma once

#include <string>

namespace toolkit::http {

/// 256 bits of the system's randomness as 64 hexadecimal digits: session ids, csrf tokens, the nonces of forms. Threads
/// may share it.
std::string random_token();

}  // namespace toolkit::http
