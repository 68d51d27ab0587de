// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/clock.h"
#include "db/ids.h"
#include "db/own_rows.h"

namespace db {

class Transaction;

using OwnFormState = OwnState;

/// The practice's own version of a form that comes with the program.
struct OwnForm {
  OwnFormId id;
  int version = 1;  ///< of the row, which counts up with each save
  OwnFormState state = OwnFormState::Draft;
  Time created_at{};
  Time changed_at{};                ///< of a retired one: until when it was in use
  std::optional<Time> used_from{};  ///< empty for what never was in use
  std::string form;                 ///< the name of the form it is a version of
  std::string canonical;            ///< what answers to it name; empty for what never was in use
  std::string json;                 ///< the questionnaire

  friend bool operator==(const OwnForm&, const OwnForm&) = default;
};

// Of each form there is at most one draft, one in use and one discarded. Only a draft can be changed; once in use its
// questionnaire stays as it is for good, since answers were given to it.

/// Newest first. Those that are damaged are left out and told of by the transaction.
std::vector<OwnForm> list_own_forms(Transaction& transaction);
/// The draft, the one in use or the discarded one of a form. Error Damaged when one in that state is and the one looked
/// for is not among the others: asking other questions than the practice chose is not to pass for its choice.
std::optional<OwnForm> find_own_form(Transaction& transaction, std::string_view form, OwnFormState state);
/// The one that answers with this canonical were given to, in use or retired. Error Damaged as above.
std::optional<OwnForm> find_own_form(Transaction& transaction, std::string_view canonical);

/// Empty when there is a draft already.
std::optional<OwnForm> add_own_form(Transaction& transaction, const std::string& form, const std::string& json);
/// Saves own.json. False, and nothing changed, when this is no draft any more or somebody saved a later version than
/// own.version meanwhile; so for the others that take an own form.
[[nodiscard]] bool change_own_form(Transaction& transaction, OwnForm& own);
/// The draft comes into use with own.canonical and own.json, and the one that was in use is retired.
[[nodiscard]] bool use_own_form(Transaction& transaction, OwnForm& own);
/// The one in use is retired and nothing comes in its place.
[[nodiscard]] bool retire_own_form(Transaction& transaction, OwnForm& own);
/// The draft goes where it can be taken back from, until the next one of this form is discarded.
[[nodiscard]] bool discard_own_form(Transaction& transaction, OwnForm& own);
/// False as well when there is another draft of this form.
[[nodiscard]] bool take_back_own_form(Transaction& transaction, OwnForm& own);

/// The questionnaire as it was at that version of the row (record_versions.h). Error Damaged when there is none.
std::string load_own_form_version(Transaction& transaction, const OwnForm& own, int version);

}  // namespace db
