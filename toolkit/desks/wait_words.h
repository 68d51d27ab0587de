// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

#include "db/vault.h"

namespace toolkit {

/// "1 second", "12 seconds".
std::string wait_words(std::chrono::seconds wait);
/// Why the records stay closed, in a sentence or two, and how long the next try has to wait; empty when they opened.
std::string refusal_words(db::Vault::UnlockResult result, std::chrono::seconds wait);

}  // namespace toolkit
