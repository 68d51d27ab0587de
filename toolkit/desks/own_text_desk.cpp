// SPDX-License-Identifier: MIT
#include "toolkit/desks/own_text_desk.h"

#include <algorithm>
#include <array>
#include <utility>

#include "db/practice.h"
#include "db/transaction.h"
#include "handouts/document_words.h"
#include "handouts/error.h"
#include "toolkit/desks/invented_couples.h"
#include "toolkit/desks/text_shelf.h"
#include "toolkit/exchange/digest.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using db::AuditAction;
using handouts::OwnWords;
using handouts::Template;
using State = db::OwnTextState;

std::string words_for(const db::TextOf& of) {
  return of.code + " " + of.language;
}

db::AuditEvent event(AuditAction action, const std::string& id, const std::string& detail) {
  return {action, "own_text", id, {}, detail};
}

const db::OwnText* find_in(const std::vector<db::OwnText>& owns, const db::TextOf& of, State state) {
  const auto found = std::ranges::find_if(owns, [&](const auto& own) { return own.of == of && own.state == state; });
  return found == owns.end() ? nullptr : &*found;
}

/// One that is or was in use.
const db::OwnText* find_used(const std::vector<db::OwnText>& owns, const db::TextOf& of, const db::OwnTextId& id) {
  const auto found = std::ranges::find(owns, id, &db::OwnText::id);
  return found == owns.end() || found->of != of || !found->used_from ? nullptr : &*found;
}

/// The draft at the version that somebody read.
std::optional<db::OwnText> find_draft(db::Transaction& transaction, const db::TextOf& of, int version) {
  auto draft = db::find_own_text(transaction, of, State::Draft);
  if (draft && draft->version != version) draft.reset();
  return draft;
}

OwnWords words_of(const db::OwnText& own) {
  return {own.title, own.body};
}

OwnWords words_of(const Template& shipped) {
  return {shipped.title, shipped.body};
}

/// Of "1.0.0+2.3f2a91c0", the version of the shipped text it was made from.
std::string version_made_from(const std::string& template_version) {
  return template_version.substr(0, template_version.find('+'));
}

/// The digest is of title and body, so that two texts with one number are told apart (handouts/FORMAT.md).
std::string used_version(const db::OwnText& draft, std::ptrdiff_t number) {
  constexpr std::size_t digest_bytes = 4;
  const auto digest = sha256(draft.title + "\n" + draft.body).substr(0, digest_bytes);
  return version_made_from(draft.template_version) + "+" + std::to_string(number) + "." + hexadecimal(digest);
}

std::optional<handouts::Remark> find_unfit(const db::OwnText& own) {
  try {
    template_of(own);
    return std::nullopt;
  } catch (const handouts::Error& error) {
    return said(handouts::remark_on(error, *find_shipped(own.of)));
  }
}

/// A last line without its end would differ from the same one with it.
std::string with_last_end(std::string text) {
  if (!text.empty() && !text.ends_with('\n')) text += '\n';
  return text;
}

std::vector<Difference> changes_between(const OwnWords& before, const OwnWords& after) {
  std::vector<Difference> changes;
  if (before.title != after.title)
    changes.push_back({"title", say("Its name in your lists"), text_difference(before.title, after.title)});
  if (before.body != after.body) {
    changes.push_back(
        {"body", say("The text"), line_difference(with_last_end(before.body), with_last_end(after.body))});
  }
  return changes;
}

void add_history(TextOnDesk& desk, const std::vector<db::OwnText>& owns, const db::TextOf& of) {
  for (const auto& own : owns) {
    if (own.of == of && own.state == State::Retired)
      desk.earlier.push_back({own.id, own.template_version, *own.used_from, own.changed_at});
  }
  std::ranges::sort(desk.earlier, std::ranges::greater(), &OwnTextVersion::from);
  desk.can_take_back = !desk.is_draft() && find_in(owns, of, State::Discarded) != nullptr;
}

void add_used(TextOnDesk& desk, const db::OwnText& in_use) {
  desk.used_from = in_use.used_from;
  desk.used_version = in_use.template_version;
  desk.in_use_version = in_use.version;
  desk.unfit = find_unfit(in_use);
}

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n") == std::string::npos;
}

OwnTextOutcome no_such_text() {
  return {{}, Saved::NoSuchRecord};
}

OwnTextOutcome changed_meanwhile() {
  return {{}, Saved::ChangedMeanwhile};
}

OwnTextOutcome stored(const db::OwnText& draft) {
  return {{}, Saved::Yes, draft.version, draft.changed_at};
}

}  // namespace

const Template* find_shipped(const db::TextOf& of) {
  const auto code = handouts::find_document(of.code);
  if (!code || !handouts::has_library_template(of.code, of.language)) return nullptr;
  if (handouts::is_worker_page(*code) && of.language != handouts::document_languages().front()) return nullptr;
  return &handouts::library_template(of.code, of.language);
}

Snapshot snapshot_of(const OwnWords& words) {
  return {{"title", say("Its name in your lists"), words.title}, {"body", say("The text"), words.body}};
}

OwnTextDesk::OwnTextDesk(db::Vault& vault, const handouts::Typefaces& typefaces)
    : vault_(vault), checker_(vault, typefaces) {}

OwnTextList OwnTextDesk::list() {
  db::Transaction transaction(vault_);
  const auto owns = db::list_own_texts(transaction);
  OwnTextList list;
  for (const auto code : handouts::all_documents()) {
    for (const auto& language : handouts::document_languages()) {
      const db::TextOf of{handouts::to_text(code), language};
      const auto* const shipped = find_shipped(of);
      if (shipped == nullptr) continue;
      OwnTextLine line{of, shipped->title, {}, {}};
      if (const auto* const draft = find_in(owns, of, State::Draft)) line.drafted_at = draft->changed_at;
      if (const auto* const in_use = find_in(owns, of, State::InUse)) {
        line.used_from = in_use->used_from;
        line.is_unreadable = find_unfit(*in_use).has_value();
      }
      list.lines.push_back(std::move(line));
    }
  }
  list.is_whole = transaction.damaged_rows().empty();
  transaction.commit(event(AuditAction::View, "", "list"));
  return list;
}

std::optional<TextOnDesk> OwnTextDesk::open(const db::TextOf& of) {
  TextOnDesk desk;
  desk.shipped = find_shipped(of);
  if (desk.shipped == nullptr) return std::nullopt;
  db::Transaction transaction(vault_);
  const auto owns = db::list_own_texts(transaction);
  const auto* const in_use = find_in(owns, of, State::InUse);
  const auto* const draft = find_in(owns, of, State::Draft);
  const auto* const shown = draft != nullptr ? draft : in_use;
  if (in_use != nullptr) add_used(desk, *in_use);
  if (draft != nullptr) {
    desk.version = draft->version;
    desk.saved_at = draft->changed_at;
    desk.states = draft_states(transaction, *draft);
  }
  desk.words = shown != nullptr ? words_of(*shown) : words_of(*desk.shipped);
  desk.changes = changes_between(words_of(*desk.shipped), desk.words);
  desk.was_shipped_anew = shown != nullptr && version_made_from(shown->template_version) != desk.shipped->version;
  add_history(desk, owns, of);
  desk.is_whole = transaction.damaged_rows().empty();
  transaction.commit(event(AuditAction::View, shown != nullptr ? shown->id.text : "", words_for(of)));
  return desk;
}

std::optional<EarlierText> OwnTextDesk::open_version(const db::TextOf& of, const db::OwnTextId& id) {
  EarlierText earlier;
  earlier.shipped = find_shipped(of);
  if (earlier.shipped == nullptr) return std::nullopt;
  db::Transaction transaction(vault_);
  const auto owns = db::list_own_texts(transaction);
  const auto* const found = find_used(owns, of, id);
  if (found == nullptr) return std::nullopt;
  const auto* const draft = find_in(owns, of, State::Draft);
  earlier.words = words_of(*found);
  earlier.from = *found->used_from;
  earlier.until = found->state == State::Retired ? found->changed_at : transaction.now();
  earlier.what = found->template_version;
  earlier.changes = changes_between(words_of(*earlier.shipped), earlier.words);
  earlier.draft = draft == nullptr ? 0 : draft->version;
  transaction.commit(event(AuditAction::View, id.text, "version " + words_for(of)));
  return earlier;
}

std::optional<EarlierText> OwnTextDesk::open_state(const db::TextOf& of, std::int64_t version) {
  EarlierText earlier;
  earlier.shipped = find_shipped(of);
  if (earlier.shipped == nullptr) return std::nullopt;
  db::Transaction transaction(vault_);
  const auto draft = db::find_own_text(transaction, of, State::Draft);
  if (!draft) return std::nullopt;
  const auto states = draft_states(transaction, *draft);
  const auto state = std::ranges::find(states, version, &DraftState::version);
  if (state == states.end()) return std::nullopt;
  earlier.words = words_of(db::load_own_text_version(transaction, *draft, version));
  earlier.from = state->saved_at;
  earlier.what = state->saved_by;
  earlier.changes = changes_between(earlier.words, words_of(*draft));
  earlier.draft = draft->version;
  transaction.commit(event(AuditAction::View, draft->id.text, "state " + words_for(of)));
  return earlier;
}

OwnTextOutcome OwnTextDesk::start(db::Transaction& transaction, db::OwnText text) {
  text.template_version = version_made_from(text.template_version);
  const auto draft = db::add_own_text(transaction, text);
  if (draft) transaction.commit(event(AuditAction::Create, draft->id.text, words_for(text.of)));
  return {};
}

OwnTextOutcome OwnTextDesk::copy(const db::TextOf& of) {
  const auto* const shipped = find_shipped(of);
  if (shipped == nullptr) return no_such_text();
  db::Transaction transaction(vault_);
  auto in_use = db::find_own_text(transaction, of, State::InUse);
  if (in_use) return start(transaction, std::move(*in_use));
  db::OwnText text;
  text.of = of;
  text.template_version = shipped->version;
  text.title = shipped->title;
  text.body = shipped->body;
  return start(transaction, std::move(text));
}

OwnTextOutcome OwnTextDesk::copy_version(const db::TextOf& of, const db::OwnTextId& id) {
  db::Transaction transaction(vault_);
  const auto owns = db::list_own_texts(transaction);
  const auto* const found = find_used(owns, of, id);
  return found == nullptr ? no_such_text() : start(transaction, *found);
}

OwnTextOutcome OwnTextDesk::store(db::Transaction& transaction, db::OwnText draft, const std::string& what) {
  if (!db::change_own_text(transaction, draft)) return changed_meanwhile();
  transaction.commit(event(AuditAction::Change, draft.id.text, what + words_for(draft.of)));
  return stored(draft);
}

OwnTextOutcome OwnTextDesk::save(const db::TextOf& of, int version, const OwnWords& words) {
  if (find_shipped(of) == nullptr) return no_such_text();
  if (auto problems = words_problems(words); !problems.empty()) return {std::move(problems)};
  db::Transaction transaction(vault_);
  auto draft = find_draft(transaction, of, version);
  if (!draft) return changed_meanwhile();
  if (words_of(*draft) == words) return stored(*draft);
  draft->title = words.title;
  draft->body = words.body;
  return store(transaction, std::move(*draft), "");
}

OwnTextOutcome OwnTextDesk::undo(const db::TextOf& of, int version) {
  std::int64_t last = 0;
  {
    db::Transaction transaction(vault_);
    const auto draft = find_draft(transaction, of, version);
    if (!draft) return changed_meanwhile();
    const auto states = draft_states(transaction, *draft);
    if (states.empty()) return stored(*draft);
    last = states.front().version;
  }
  return go_back(of, version, last);
}

OwnTextOutcome OwnTextDesk::go_back(const db::TextOf& of, int version, std::int64_t state) {
  if (find_shipped(of) == nullptr) return no_such_text();
  db::Transaction transaction(vault_);
  auto draft = find_draft(transaction, of, version);
  if (!draft) return changed_meanwhile();
  const auto states = draft_states(transaction, *draft);
  if (std::ranges::find(states, state, &DraftState::version) == states.end()) return no_such_text();
  return store(transaction, db::load_own_text_version(transaction, *draft, state), "undone ");
}

OwnTextOutcome OwnTextDesk::use(const db::TextOf& of, int version) {
  const auto* const shipped = find_shipped(of);
  if (shipped == nullptr) return no_such_text();
  std::optional<db::OwnText> draft;
  {
    db::Transaction transaction(vault_);
    draft = find_draft(transaction, of, version);
  }
  if (!draft) return changed_meanwhile();
  if (is_blank(draft->title)) return {{{"title", say("Give the document a title.")}}, {}, version};
  if (!check(*shipped, words_of(*draft), invented_couples().front()).may_be_used())
    return {{{"text", say("It cannot be used as it stands. What to change first is listed beside it.")}}, {}, version};
  if (auto problem = checker_.find_unprintable(template_of(*draft))) return {{std::move(*problem)}, {}, version};

  db::Transaction transaction(vault_);
  const auto owns = db::list_own_texts(transaction);
  const auto* const in_use = find_in(owns, of, State::InUse);
  if ((in_use != nullptr ? words_of(*in_use) : words_of(*shipped)) == words_of(*draft)) {
    return {
        {{"text", say("Nothing in this draft differs from the text you use. Change something first.")}}, {}, version};
  }
  const auto used = std::ranges::count_if(owns, [&](const auto& own) { return own.of == of && own.used_from; });
  draft->template_version = used_version(*draft, 1 + used);
  if (!db::use_own_text(transaction, *draft)) return changed_meanwhile();
  transaction.commit(
      event(AuditAction::Change, draft->id.text, "used " + words_for(of) + " " + draft->template_version));
  return {};
}

OwnTextOutcome OwnTextDesk::discard(const db::TextOf& of, int version) {
  if (find_shipped(of) == nullptr) return no_such_text();
  db::Transaction transaction(vault_);
  auto draft = find_draft(transaction, of, version);
  if (!draft || !db::discard_own_text(transaction, *draft)) return changed_meanwhile();
  transaction.commit(event(AuditAction::Trash, draft->id.text, words_for(of)));
  return {};
}

OwnTextOutcome OwnTextDesk::take_back(const db::TextOf& of) {
  if (find_shipped(of) == nullptr) return no_such_text();
  db::Transaction transaction(vault_);
  auto discarded = db::find_own_text(transaction, of, State::Discarded);
  if (!discarded || !db::take_back_own_text(transaction, *discarded)) return changed_meanwhile();
  transaction.commit(event(AuditAction::Restore, discarded->id.text, words_for(of)));
  return {};
}

OwnTextOutcome OwnTextDesk::stop(const db::TextOf& of, int version) {
  if (find_shipped(of) == nullptr) return no_such_text();
  db::Transaction transaction(vault_);
  auto in_use = db::find_own_text(transaction, of, State::InUse);
  if (!in_use || in_use->version != version || !db::retire_own_text(transaction, *in_use)) return changed_meanwhile();
  transaction.commit(event(AuditAction::Change, in_use->id.text, "stopped " + words_for(of)));
  return {};
}

}  // namespace toolkit
