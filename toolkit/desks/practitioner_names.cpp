// SPDX-License-Identifier: MIT
#include "toolkit/desks/practitioner_names.h"

#include <utility>

#include "db/practitioners.h"
#include "db/transaction.h"
#include "toolkit/screen_language.h"

namespace toolkit {

PractitionerNames::PractitionerNames(db::Transaction& transaction) : actor_(transaction.actor()) {
  for (auto& practitioner : db::list_practitioners(transaction)) {
    if (!practitioner.name.empty()) names_.emplace(practitioner.id.text, std::move(practitioner.name));
  }
}

std::string PractitionerNames::name(const std::string& id) const {
  if (id.empty() || id == actor_) return say("you");
  const auto found = names_.find(id);
  return found == names_.end() ? say("another practitioner") : found->second;
}

}  // namespace toolkit
