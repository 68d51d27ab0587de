// SPDX-License-Identifier: MIT
#include "toolkit/pages/door_words.h"

#include <string>

#include "toolkit/desks/wait_words.h"

namespace toolkit {

void add_wait(Fields& fields, std::chrono::seconds wait) {
  fields.insert_or_assign("must_wait", wait.count() > 0);
  fields.insert_or_assign("wait_seconds", std::to_string(wait.count()));
  fields.insert_or_assign("wait_words", wait_words(wait));
}

int status_of(db::Vault::UnlockResult result) {
  switch (result) {
    case db::Vault::UnlockResult::Unlocked:
      return 200;
    case db::Vault::UnlockResult::TooSoon:
      return 429;
    case db::Vault::UnlockResult::WrongPassphrase:
    case db::Vault::UnlockResult::OlderFile:
      break;
  }
  return 422;
}

}  // namespace toolkit
