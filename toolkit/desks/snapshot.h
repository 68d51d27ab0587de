// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "db/clients.h"
#include "db/practice.h"
#include "toolkit/desks/practice_place.h"
#include "toolkit/desks/text_difference.h"
#include "toolkit/desks/typed_answers.h"

namespace toolkit {

struct TypedNote;

/// One thing that a record says, in words: what was asked and what stands there, empty when nothing does.
struct Said {
  std::string key;  ///< of the question: a linkId, or the name of the field on its page
  std::string question;
  std::string text;

  friend bool operator==(const Said&, const Said&) = default;
};

/// All that one version of a record says, in the order of its page, so that any two versions can be compared.
using Snapshot = std::vector<Said>;

Snapshot snapshot_of(const TypedNote& note);
Snapshot snapshot_of(const db::Client& client);
Snapshot snapshot_of(const db::Practice& practice, const PracticePlace& place = {});
/// Every question of the form, choices by what they say; answers to questions that the form does not have come last.
Snapshot snapshot_of(const forms::Questionnaire& form, const Typed& typed);

struct Difference {
  std::string key;
  std::string question;
  std::vector<Stretch> stretches;

  friend bool operator==(const Difference&, const Difference&) = default;
};

/// Only what differs, in the order of the later one.
std::vector<Difference> differences(const Snapshot& before, const Snapshot& after);

}  // namespace toolkit
