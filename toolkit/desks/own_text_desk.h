// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "db/own_texts.h"
#include "db/vault.h"
#include "handouts/own_text.h"
#include "handouts/typefaces.h"
#include "toolkit/desks/client_desk.h"
#include "toolkit/desks/draft_states.h"
#include "toolkit/desks/snapshot.h"
#include "toolkit/desks/text_checker.h"

namespace toolkit {

/// One document in one language, as the list of texts shows it.
struct OwnTextLine {
  db::TextOf of;
  std::string title;  ///< of the document that came with the program
  std::optional<db::Time> drafted_at;
  std::optional<db::Time> used_from;
  bool is_unreadable = false;  ///< the one in use gave way to the shipped text (text_shelf.h)
};

struct OwnTextList {
  std::vector<OwnTextLine> lines;
  bool is_whole = true;  ///< nothing was left out because it is damaged
};

/// A version of the practice's own that is not in use any more.
struct OwnTextVersion {
  db::OwnTextId id;
  std::string template_version;
  db::Time from{};
  db::Time until{};
};

/// A text as it lies on the desk: the draft, or when there is none what documents are made from today.
struct TextOnDesk {
  const handouts::Template* shipped = nullptr;
  int version = 0;  ///< of the draft; 0 when there is none
  std::optional<db::Time> saved_at;
  std::optional<db::Time> used_from;
  std::string used_version;               ///< such as "1.0.0+2.3f2a91c0"; empty when the shipped one is used
  int in_use_version = 0;                 ///< of the row of the own one in use; 0 when there is none
  std::optional<handouts::Remark> unfit;  ///< why the own one in use gave way to the shipped text, said
  handouts::OwnWords words;
  std::vector<Difference> changes;      ///< from the shipped text, line by line
  std::vector<DraftState> states;       ///< of the draft, newest first
  bool can_take_back = false;           ///< a draft was thrown away, and there is no other
  bool was_shipped_anew = false;        ///< it was made from an earlier text than the program has today
  std::vector<OwnTextVersion> earlier;  ///< newest first
  bool is_whole = true;

  bool is_draft() const { return version > 0; }
};

/// A version of earlier, or a state of the draft, and what differs between it and what lies on the desk today.
struct EarlierText {
  const handouts::Template* shipped = nullptr;
  handouts::OwnWords words;
  db::Time from{};
  std::optional<db::Time> until;  ///< empty for a state of the draft
  std::string what;               ///< its template version, or who saved it
  std::vector<Difference> changes;
  int draft = 0;  ///< the version of the draft there is; 0 when there is none
};

struct OwnTextOutcome {
  std::vector<Problem> problems;  ///< of the fields "title" and "body", or of "text"
  Saved saved = Saved::Yes;       ///< meaningful when there are no problems
  int version = 0;                ///< of the draft that is stored
  db::Time saved_at{};
};

/// The practice's own texts of the documents of the library: a copy, which is a draft until it is used, and which
/// nobody changes from then on. Only title and body can be changed (own_text.h). What is typed is saved as it is, also
/// while it is not right; only a text that is right can be used. Every change leaves an entry of the kind own_text.
/// A document that is not in the library is no such record. `version` is the draft's that was read: when it changed
/// meanwhile, nothing is done.
class OwnTextDesk {
 public:
  OwnTextDesk(db::Vault& vault, const handouts::Typefaces& typefaces);

  OwnTextList list();
  std::optional<TextOnDesk> open(const db::TextOf& of);
  std::optional<EarlierText> open_version(const db::TextOf& of, const db::OwnTextId& id);
  std::optional<EarlierText> open_state(const db::TextOf& of, std::int64_t version);
  /// Looks at words that are saved or not, as for this couple. Nothing is stored.
  TextCheck check(const handouts::Template& shipped, const handouts::OwnWords& words, std::string_view couple) {
    return checker_.check(shipped, words, couple);
  }

  /// Starts a draft of what is used today; when there is one already, that one stays.
  OwnTextOutcome copy(const db::TextOf& of);
  /// Starts a draft of a version of earlier.
  OwnTextOutcome copy_version(const db::TextOf& of, const db::OwnTextId& id);

  /// Nothing new is stored when the draft says so already.
  OwnTextOutcome save(const db::TextOf& of, int version, const handouts::OwnWords& words);
  /// Makes the draft what it was in its last state (draft_states.h); doing it twice brings the change back.
  OwnTextOutcome undo(const db::TextOf& of, int version);
  OwnTextOutcome go_back(const db::TextOf& of, int version, std::int64_t state);

  /// From now on documents are made from the draft. A problem of the field "text" when it may not be used, or when it
  /// says what is used already.
  OwnTextOutcome use(const db::TextOf& of, int version);
  OwnTextOutcome discard(const db::TextOf& of, int version);
  OwnTextOutcome take_back(const db::TextOf& of);
  /// From now on documents are made from the shipped text again; `version` is in_use_version.
  OwnTextOutcome stop(const db::TextOf& of, int version);

 private:
  OwnTextOutcome start(db::Transaction& transaction, db::OwnText text);
  OwnTextOutcome store(db::Transaction& transaction, db::OwnText draft, const std::string& what);

  db::Vault& vault_;
  TextChecker checker_;
};

/// Title and text, as a page compares them.
Snapshot snapshot_of(const handouts::OwnWords& words);

/// The document of the library that an own text may be made of; null when there is none. Pages for the practitioner are
/// handed out in English only (documents.h), so there is no text of their own in another language.
const handouts::Template* find_shipped(const db::TextOf& of);

}  // namespace toolkit
