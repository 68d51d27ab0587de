// SPDX-License-Identifier: MIT
#include "toolkit/desks/own_form_desk.h"

#include <algorithm>

#include "db/transaction.h"
#include "forms/json_path.h"
#include "forms/json_tree.h"
#include "forms/shipped.h"
#include "toolkit/desks/form_changes.h"
#include "toolkit/desks/form_shelf.h"
#include "toolkit/exchange/digest.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using db::AuditAction;
using State = db::OwnFormState;

db::AuditEvent event(AuditAction action, const std::string& id, const std::string& detail) {
  return {action, "own_form", id, {}, detail};
}

/// The draft at the version that somebody read.
std::optional<db::OwnForm> find_draft(db::Transaction& transaction, const std::string& name, int version) {
  auto draft = db::find_own_form(transaction, name, State::Draft);
  if (draft && draft->version != version) draft.reset();
  return draft;
}

std::string derived_from(std::string_view json) {
  const auto tree = forms::parse_json(json, "Questionnaire");
  const auto& sources = forms::list_member(tree, "derivedFrom");
  return sources.empty() ? std::string() : sources.front().text;
}

std::string version_of(std::string_view canonical) {
  const auto bar = canonical.find('|');
  return bar == std::string_view::npos ? std::string() : std::string(canonical.substr(bar + 1));
}

std::vector<std::string> jsons_of(const std::vector<db::OwnForm>& owns, const std::string& name) {
  std::vector<std::string> jsons;
  for (const auto& own : owns) {
    if (own.form == name) jsons.push_back(own.json);
  }
  return jsons;
}

const db::OwnForm* find_in(const std::vector<db::OwnForm>& owns, const std::string& name, State state) {
  const auto found =
      std::ranges::find_if(owns, [&](const auto& own) { return own.form == name && own.state == state; });
  return found == owns.end() ? nullptr : &*found;
}

void add_history(FormOnDesk& desk, const std::vector<db::OwnForm>& owns) {
  for (const auto& own : owns) {
    if (own.form == desk.name && own.state == State::Retired)
      desk.earlier.push_back({own.id, *own.used_from, own.changed_at});
  }
  std::ranges::sort(desk.earlier, std::ranges::greater(), &OwnFormVersion::from);
  desk.can_take_back = !desk.is_draft() && find_in(owns, desk.name, State::Discarded) != nullptr;
}

/// Everything about a form but which version of it lies on the desk.
FormOnDesk desk_for(db::Transaction& transaction, const std::string& name, const std::vector<db::OwnForm>& owns) {
  FormOnDesk desk;
  desk.name = name;
  desk.shipped_title = forms::shipped(name).title;
  desk.freedom = form_freedom(name);
  desk.is_whole = transaction.damaged_rows().empty();
  if (const auto* const in_use = find_in(owns, name, State::InUse)) {
    desk.used_from = in_use->used_from;
    desk.in_use_version = in_use->version;
  }
  return desk;
}

void lay_down(FormOnDesk& desk, std::string_view json, const db::OwnForm* in_use) {
  desk.form = both_languages(json);
  std::vector<BothLanguages> earlier{both_languages(forms::shipped_json(desk.name))};
  desk.changes = form_changes(earlier.front(), desk.form);
  if (in_use != nullptr && in_use->json != json) earlier.push_back(both_languages(in_use->json));
  desk.gaps = spanish_gaps(desk.form, earlier);
  const auto source = derived_from(json);
  desk.was_shipped_anew = !source.empty() && source != forms::shipped(desk.name).canonical();
}

/// The draft as it is filled in from now on, with its own number among those that ever were in use. The digest is that
/// of the form before it has it (forms/FORMAT.md).
void make_usable(db::OwnForm& own, std::size_t number) {
  constexpr std::size_t digest_bytes = 4;
  forms::FormEdit edit(own.json);
  const auto& url = forms::shipped(own.form).url;
  const auto version = version_of(derived_from(own.json)) + "+" + std::to_string(number);
  edit.set_status(forms::FormStatus::Active);
  edit.new_version(version, url);
  const auto digest = hexadecimal(sha256(edit.json()).substr(0, digest_bytes));
  edit.new_version(version + "." + digest, url);
  own.json = edit.json();
  own.canonical = url + "|" + version + "." + digest;
}

/// Without what tells one version of a form from another.
std::string without_version(std::string_view json, const std::string& url) {
  forms::FormEdit edit(json);
  edit.set_status(forms::FormStatus::Active);
  edit.new_version("-", url);
  edit.set_derived_from("-");
  return edit.json();
}

OwnFormOutcome no_such_form() {
  return {{}, Saved::NoSuchRecord};
}

OwnFormOutcome changed_meanwhile() {
  return {{}, Saved::ChangedMeanwhile};
}

}  // namespace

OwnFormList OwnFormDesk::list() {
  db::Transaction transaction(vault_);
  const auto owns = db::list_own_forms(transaction);
  OwnFormList list;
  for (const auto& name : copyable_forms()) {
    OwnFormLine line{name, shipped_form(name, shown_language())->title, {}, {}};
    if (const auto* const draft = find_in(owns, name, State::Draft)) line.drafted_at = draft->changed_at;
    if (const auto* const in_use = find_in(owns, name, State::InUse)) line.used_from = in_use->used_from;
    list.lines.push_back(std::move(line));
  }
  list.is_whole = transaction.damaged_rows().empty();
  transaction.commit(event(AuditAction::View, "", "list"));
  return list;
}

std::optional<FormOnDesk> OwnFormDesk::open(const std::string& name) {
  if (!is_copyable(name)) return std::nullopt;
  db::Transaction transaction(vault_);
  const auto owns = db::list_own_forms(transaction);
  auto desk = desk_for(transaction, name, owns);
  const auto* const in_use = find_in(owns, name, State::InUse);
  const auto* const draft = find_in(owns, name, State::Draft);
  if (draft != nullptr) {
    desk.version = draft->version;
    desk.can_undo =
        draft->version > 1 && db::load_own_form_version(transaction, *draft, draft->version - 1) != draft->json;
  }
  const auto* const shown = draft != nullptr ? draft : in_use;
  lay_down(desk, shown != nullptr ? shown->json : forms::shipped_json(name), in_use);
  add_history(desk, owns);
  transaction.commit(event(AuditAction::View, shown != nullptr ? shown->id.text : "", name));
  return desk;
}

std::optional<FormOnDesk> OwnFormDesk::open_version(const std::string& name, const db::OwnFormId& id) {
  if (!is_copyable(name)) return std::nullopt;
  db::Transaction transaction(vault_);
  const auto owns = db::list_own_forms(transaction);
  const auto found = std::ranges::find(owns, id, &db::OwnForm::id);
  if (found == owns.end() || found->form != name || !found->used_from) return std::nullopt;
  auto desk = desk_for(transaction, name, owns);
  if (const auto* const draft = find_in(owns, name, State::Draft)) desk.version = draft->version;
  lay_down(desk, found->json, nullptr);
  const auto until = found->state == State::Retired ? found->changed_at : transaction.now();
  desk.earlier.push_back({found->id, *found->used_from, until});
  transaction.commit(event(AuditAction::View, id.text, "version " + name));
  return desk;
}

OwnFormOutcome OwnFormDesk::start(db::Transaction& transaction, const std::string& name, const std::string& json) {
  const auto draft = db::add_own_form(transaction, name, json);
  if (draft) transaction.commit(event(AuditAction::Create, draft->id.text, name));
  return {};
}

OwnFormOutcome OwnFormDesk::copy(const std::string& name) {
  if (!is_copyable(name)) return no_such_form();
  db::Transaction transaction(vault_);
  const auto in_use = db::find_own_form(transaction, name, State::InUse);
  forms::FormEdit edit(in_use ? std::string_view(in_use->json) : forms::shipped_json(name));
  edit.set_status(forms::FormStatus::Draft);
  if (!in_use) edit.set_derived_from(forms::shipped(name).canonical());
  return start(transaction, name, edit.json());
}

OwnFormOutcome OwnFormDesk::copy_version(const std::string& name, const db::OwnFormId& id) {
  db::Transaction transaction(vault_);
  const auto owns = db::list_own_forms(transaction);
  const auto found = std::ranges::find(owns, id, &db::OwnForm::id);
  if (found == owns.end() || found->form != name || !found->used_from) return no_such_form();
  forms::FormEdit edit(found->json);
  edit.set_status(forms::FormStatus::Draft);
  return start(transaction, name, edit.json());
}

OwnFormOutcome OwnFormDesk::edit(const std::string& name, int version, const std::string& what, const Edit& edit) {
  if (!is_copyable(name)) return no_such_form();
  db::Transaction transaction(vault_);
  auto draft = find_draft(transaction, name, version);
  if (!draft) return changed_meanwhile();
  OwnFormEdits edits(name, draft->json, next_own_number(jsons_of(db::list_own_forms(transaction), name)));
  if (auto problems = edit(edits); !problems.empty()) return {std::move(problems)};
  if (edits.json() == draft->json) return {};
  draft->json = edits.json();
  if (!db::change_own_form(transaction, *draft)) return changed_meanwhile();
  transaction.commit(event(AuditAction::Change, draft->id.text, what + " " + name));
  return {};
}

OwnFormOutcome OwnFormDesk::set_title(const std::string& name, int version, const std::string& english,
                                      const std::string& spanish) {
  return edit(name, version, "title", [&](auto& edits) { return edits.set_title(english, spanish); });
}

OwnFormOutcome OwnFormDesk::set_words(const std::string& name, int version, const std::string& link_id,
                                      const ItemWords& typed, const OptionAct& act) {
  return edit(name, version, "words", [&](auto& edits) { return edits.set_words(link_id, typed, act); });
}

OwnFormOutcome OwnFormDesk::add(const std::string& name, int version, const NewQuestion& question) {
  return edit(name, version, "added", [&](auto& edits) { return edits.add(question); });
}

OwnFormOutcome OwnFormDesk::step(const std::string& name, int version, const std::string& link_id, forms::Step step) {
  return edit(name, version, "moved", [&](auto& edits) { return edits.step(link_id, step); });
}

OwnFormOutcome OwnFormDesk::move(const std::string& name, int version, const std::string& link_id,
                                 const std::string& part) {
  return edit(name, version, "moved", [&](auto& edits) { return edits.move(link_id, part); });
}

OwnFormOutcome OwnFormDesk::remove(const std::string& name, int version, const std::string& link_id) {
  return edit(name, version, "removed", [&](auto& edits) { return edits.remove(link_id); });
}

OwnFormOutcome OwnFormDesk::undo(const std::string& name, int version) {
  if (!is_copyable(name)) return no_such_form();
  db::Transaction transaction(vault_);
  auto draft = find_draft(transaction, name, version);
  if (!draft) return changed_meanwhile();
  if (version == 1) return {};
  draft->json = db::load_own_form_version(transaction, *draft, version - 1);
  if (!db::change_own_form(transaction, *draft)) return changed_meanwhile();
  transaction.commit(event(AuditAction::Change, draft->id.text, "undone " + name));
  return {};
}

OwnFormOutcome OwnFormDesk::use(const std::string& name, int version) {
  if (!is_copyable(name)) return no_such_form();
  db::Transaction transaction(vault_);
  auto draft = find_draft(transaction, name, version);
  if (!draft) return changed_meanwhile();
  const auto owns = db::list_own_forms(transaction);
  const auto* const in_use = find_in(owns, name, State::InUse);
  const auto& url = forms::shipped(name).url;
  const auto before = in_use != nullptr ? std::string_view(in_use->json) : forms::shipped_json(name);
  if (without_version(before, url) == without_version(draft->json, url))
    return {{{"form", say("Nothing in this draft differs from the form you use. Change something first.")}}};
  const auto number =
      1 + std::ranges::count_if(owns, [&](const auto& own) { return own.form == name && own.used_from; });
  make_usable(*draft, static_cast<std::size_t>(number));
  if (!db::use_own_form(transaction, *draft)) return changed_meanwhile();
  transaction.commit(event(AuditAction::Change, draft->id.text, "used " + name + " " + version_of(draft->canonical)));
  return {};
}

OwnFormOutcome OwnFormDesk::discard(const std::string& name, int version) {
  if (!is_copyable(name)) return no_such_form();
  db::Transaction transaction(vault_);
  auto draft = find_draft(transaction, name, version);
  if (!draft || !db::discard_own_form(transaction, *draft)) return changed_meanwhile();
  transaction.commit(event(AuditAction::Trash, draft->id.text, name));
  return {};
}

OwnFormOutcome OwnFormDesk::take_back(const std::string& name) {
  if (!is_copyable(name)) return no_such_form();
  db::Transaction transaction(vault_);
  auto discarded = db::find_own_form(transaction, name, State::Discarded);
  if (!discarded || !db::take_back_own_form(transaction, *discarded)) return changed_meanwhile();
  transaction.commit(event(AuditAction::Restore, discarded->id.text, name));
  return {};
}

OwnFormOutcome OwnFormDesk::stop(const std::string& name, int version) {
  if (!is_copyable(name)) return no_such_form();
  db::Transaction transaction(vault_);
  auto in_use = db::find_own_form(transaction, name, State::InUse);
  if (!in_use || in_use->version != version || !db::retire_own_form(transaction, *in_use)) return changed_meanwhile();
  transaction.commit(event(AuditAction::Change, in_use->id.text, "stopped " + name));
  return {};
}

}  // namespace toolkit
