// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "toolkit/http/reply.h"
#include "toolkit/http/request.h"

namespace toolkit::http {

enum class Afterwards { KeepOpen, Close };

/// The bytes of a reply: status line, the security headers that every reply carries, its own headers, and its body
/// unless HEAD asked.
std::string wire_reply(const Reply& reply, Method method, Afterwards afterwards);

/// Whether every header is a token and one line of visible text. A header that is not would let a value write headers
/// of its own.
bool is_sendable(const Reply& reply);

/// The page of a message that was refused before anything of ours looked at it: one sentence, and no detail that helps
/// an attacker.
Reply plain_refusal(int status);

}  // namespace toolkit::http
