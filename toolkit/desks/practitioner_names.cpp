// SPDX-License-Identifier: MIT
#include "toolkit/desks/practitioner_names.h"

#include "db/transaction.h"

namespace toolkit {

PractitionerNames::PractitionerNames(db::Transaction& transaction) : actor_(transaction.actor()) {}

std::string PractitionerNames::name(const std::string& id) const {
  if (id.empty() || id == actor_) return "you";
  const auto found = names_.find(id);
  return found == names_.end() ? "another practitioner" : found->second;
}

}  // namespace toolkit
