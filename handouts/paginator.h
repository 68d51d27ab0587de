// SPDX-License-Identifier: MIT
#pragma once

#include "handouts/flow.h"
#include "handouts/pipeline.h"

namespace handouts {

/// Cuts a flow into pages between strips that need not keep together. Throws Error(Layout) for more pages than anything
/// here should have, and for a strip higher than a page.
std::vector<Page> paginate(Flow flow, Paper paper);

}  // namespace handouts
