// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "db/own_forms.h"
#include "db/vault.h"
#include "toolkit/desks/client_desk.h"
#include "toolkit/desks/own_form_edits.h"

namespace toolkit {

/// One form that may be copied, as the list of them shows it.
struct OwnFormLine {
  std::string name;
  std::string title;  ///< of the form that came with the program, in the language of the screen
  std::optional<db::Time> drafted_at;
  std::optional<db::Time> used_from;
};

struct OwnFormList {
  std::vector<OwnFormLine> lines;
  bool is_whole = true;  ///< nothing was left out because it is damaged
};

/// When a version of the practice's own was in use.
struct OwnFormVersion {
  db::OwnFormId id;
  db::Time from{};
  db::Time until{};
};

/// A form as it lies on the desk: the draft, or when there is none what is filled in today.
struct FormOnDesk {
  std::string name;
  std::string shipped_title;
  FormFreedom freedom = FormFreedom::Free;
  int version = 0;  ///< of the draft; 0 when there is none
  std::optional<db::Time> used_from;
  int in_use_version = 0;  ///< of the row of the own one in use; 0 when there is none
  BothLanguages form;
  std::vector<Difference> changes;  ///< from the form that came with the program
  std::map<std::string, SpanishGaps, std::less<>> gaps;
  bool can_undo = false;
  bool can_take_back = false;           ///< a draft was thrown away, and there is no other
  bool was_shipped_anew = false;        ///< it was made from an earlier version of the form than the program has today
  std::vector<OwnFormVersion> earlier;  ///< newest first
  bool is_whole = true;

  bool is_draft() const { return version > 0; }
};

using OwnFormOutcome = NoteOutcome;

/// The practice's own versions of forms that come with the program: a copy, which is a draft until it is used, and
/// which nobody changes from then on. Names are those of forms/shipped.h and may be any text; what is not copyable is
/// no such record. Every change leaves an entry of the kind own_form. `version` is the draft's that was read: when it
/// changed meanwhile, nothing is done.
class OwnFormDesk {
 public:
  explicit OwnFormDesk(db::Vault& vault) : vault_(vault) {}

  OwnFormList list();
  std::optional<FormOnDesk> open(const std::string& name);
  /// One that is or was in use; `version` is that of the draft there is beside it.
  std::optional<FormOnDesk> open_version(const std::string& name, const db::OwnFormId& id);

  /// Starts a draft of what is filled in today; when there is one already, that one stays.
  OwnFormOutcome copy(const std::string& name);
  /// Starts a draft of one that is or was in use.
  OwnFormOutcome copy_version(const std::string& name, const db::OwnFormId& id);

  OwnFormOutcome set_title(const std::string& name, int version, const std::string& english,
                           const std::string& spanish);
  OwnFormOutcome set_words(const std::string& name, int version, const std::string& link_id, const ItemWords& typed,
                           const OptionAct& act = {});
  OwnFormOutcome add(const std::string& name, int version, const NewQuestion& question);
  OwnFormOutcome step(const std::string& name, int version, const std::string& link_id, forms::Step step);
  OwnFormOutcome move(const std::string& name, int version, const std::string& link_id, const std::string& part);
  OwnFormOutcome remove(const std::string& name, int version, const std::string& link_id);
  /// Makes the draft what it was before its last change; doing it twice brings the change back.
  OwnFormOutcome undo(const std::string& name, int version);

  /// From now on the draft is what is filled in. A problem of the field "form" when it is what is filled in already.
  OwnFormOutcome use(const std::string& name, int version);
  OwnFormOutcome discard(const std::string& name, int version);
  OwnFormOutcome take_back(const std::string& name);
  /// From now on the form that came with the program is filled in again; `version` is in_use_version.
  OwnFormOutcome stop(const std::string& name, int version);

 private:
  using Edit = std::function<std::vector<Problem>(OwnFormEdits&)>;

  /// `what` is what the entry says before the form's name.
  OwnFormOutcome edit(const std::string& name, int version, const std::string& what, const Edit& edit);
  OwnFormOutcome start(db::Transaction& transaction, const std::string& name, const std::string& json);

  db::Vault& vault_;
};

}  // namespace toolkit
