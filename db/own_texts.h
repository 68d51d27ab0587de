// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/clock.h"
#include "db/ids.h"
#include "db/own_rows.h"

namespace db {

class Transaction;

using OwnTextState = OwnState;

/// Which document of the library, in which language.
struct TextOf {
  std::string code;
  std::string language;

  friend bool operator==(const TextOf&, const TextOf&) = default;
};

/// The practice's own version of the text of a document that comes with the program.
struct OwnText {
  OwnTextId id;
  int version = 1;  ///< of the row, which counts up with each save
  OwnTextState state = OwnTextState::Draft;
  Time created_at{};
  Time changed_at{};                ///< of a retired one: until when it was in use
  std::optional<Time> used_from{};  ///< empty for what never was in use
  TextOf of;
  std::string template_version;  ///< what documents made with it name; of a draft, the version it was made from
  std::string title;
  std::string body;

  friend bool operator==(const OwnText&, const OwnText&) = default;
};

// Of each document and language there is at most one draft, one in use and one discarded. Only a draft can be changed;
// once in use it stays as it is for good, since documents were made with it. What is damaged is treated as own_forms.h
// has it.

/// Newest first.
std::vector<OwnText> list_own_texts(Transaction& transaction);
std::optional<OwnText> find_own_text(Transaction& transaction, const TextOf& of, OwnTextState state);

/// Empty when there is a draft already. Of `text` its document, template version, title and body matter.
std::optional<OwnText> add_own_text(Transaction& transaction, const OwnText& text);
/// Saves title and body. False, and nothing changed, when this is no draft any more or somebody saved a later version
/// than own.version meanwhile; so for the others that take an own text.
[[nodiscard]] bool change_own_text(Transaction& transaction, OwnText& own);
/// The draft comes into use with own.template_version, title and body, and the one that was in use is retired.
[[nodiscard]] bool use_own_text(Transaction& transaction, OwnText& own);
/// The one in use is retired and nothing comes in its place.
[[nodiscard]] bool retire_own_text(Transaction& transaction, OwnText& own);
/// The draft goes where it can be taken back from, until the next one of this document is discarded.
[[nodiscard]] bool discard_own_text(Transaction& transaction, OwnText& own);
/// False as well when there is another draft of this document.
[[nodiscard]] bool take_back_own_text(Transaction& transaction, OwnText& own);

/// The text with the title and body of that version of the row (record_versions.h). Error Damaged when there is none.
OwnText load_own_text_version(Transaction& transaction, OwnText own, std::int64_t version);

}  // namespace db
