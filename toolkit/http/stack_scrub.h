// SPDX-License-Identifier: MIT
#pragma once

namespace toolkit::http {

/// Zeroes what the functions that this thread called and returned from left on its stack, such as short texts of a
/// form. Called where hardly anything of the thread's own is below.
void scrub_stack();

}  // namespace toolkit::http
