// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "handouts/document.h"
#include "handouts/pipeline.h"

namespace handouts {

/// Whom a document comes from, as far as it shows.
struct Practice {
  std::vector<Inline> letterhead{};  ///< name, then address; empty for a plain document
  Pictures pictures{};               ///< the logo is used where there is a letterhead
  std::string signature_words{};     ///< what a listener hears for the picture of a signature
};

}  // namespace handouts
