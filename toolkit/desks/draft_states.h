// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "db/own_texts.h"

namespace toolkit {

/// A draft as it once was.
struct DraftState {
  std::int64_t version = 0;
  db::Time saved_at{};
  std::string saved_by;  ///< in words: "you", or a name

  friend bool operator==(const DraftState&, const DraftState&) = default;
};

/// Those earlier versions of a draft that somebody would want to go back to, newest first: how it was begun, what stood
/// before each pause, and what somebody went back from. A draft is saved while one types, so most versions are half a
/// sentence. None of them says what the draft says today, and no two that follow each other say the same.
std::vector<DraftState> draft_states(db::Transaction& transaction, const db::OwnText& draft);

}  // namespace toolkit
