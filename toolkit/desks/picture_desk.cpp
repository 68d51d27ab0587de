// SPDX-License-Identifier: MIT
#include "toolkit/desks/picture_desk.h"

#include <algorithm>

#include "db/practice.h"
#include "db/practitioners.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "handouts/error.h"
#include "toolkit/desks/failure_words.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// The names that pictures have among the choices of the practice.
struct Names {
  std::string now;
  std::string before;
};

Names names_of(const db::Transaction& transaction, PictureKind kind) {
  std::string name(to_text(kind));
  if (kind == PictureKind::Signature) name += "-" + transaction.actor();
  return {name, name + "-before"};
}

std::string load(db::Transaction& transaction, const std::string& name) {
  return db::find_setting(transaction, name).value_or("");
}

std::string load_picture(db::Transaction& transaction, PictureKind kind) {
  return load(transaction, names_of(transaction, kind).now);
}

bool signs_letters(db::Transaction& transaction) {
  const auto all = db::list_practitioners(transaction);
  const auto actor = std::ranges::find(all, db::PractitionerId{transaction.actor()}, &db::Practitioner::id);
  return actor != all.end() && !actor->name.empty() && actor->name == db::load_practice(transaction).practitioner_name;
}

KeptPicture kept(db::Transaction& transaction, PictureKind kind) {
  const auto names = names_of(transaction, kind);
  const auto now = load(transaction, names.now);
  return {!now.empty(), now != load(transaction, names.before)};
}

}  // namespace

std::string_view to_text(PictureKind kind) {
  return kind == PictureKind::Logo ? "logo" : "signature";
}

std::optional<PictureKind> parse_picture_kind(std::string_view text) {
  for (const auto kind : {PictureKind::Logo, PictureKind::Signature}) {
    if (text == to_text(kind)) return kind;
  }
  return std::nullopt;
}

handouts::Pictures LetterPictures::borrowed() const {
  return {logo ? &*logo : nullptr, signature ? &*signature : nullptr};
}

LetterPictures load_letter_pictures(db::Transaction& transaction) {
  LetterPictures pictures;
  if (const auto file = load_picture(transaction, PictureKind::Logo); !file.empty())
    pictures.logo = handouts::read_image(file, "the logo");
  if (!signs_letters(transaction)) return pictures;
  if (const auto file = load_picture(transaction, PictureKind::Signature); !file.empty())
    pictures.signature = handouts::read_image(file, "the signature");
  return pictures;
}

PictureDesk::Pictures PictureDesk::open() {
  db::Transaction transaction(vault_);
  const Pictures found{kept(transaction, PictureKind::Logo), kept(transaction, PictureKind::Signature),
                       signs_letters(transaction)};
  transaction.commit({db::AuditAction::View, "practice", "", {}, "pictures"});
  return found;
}

std::string PictureDesk::find(PictureKind kind) {
  db::Transaction transaction(vault_);
  auto file = load_picture(transaction, kind);
  if (!file.empty())
    transaction.commit({db::AuditAction::View, "practice", "", {}, "picture " + std::string(to_text(kind))});
  return file;
}

std::vector<Problem> PictureDesk::put(PictureKind kind, std::string_view file) {
  if (file.empty()) return {{"file", say("Choose a file first.")}};
  try {
    handouts::read_image(file, "picture");
  } catch (const handouts::Error& failure) {
    if (failure.kind() != handouts::Error::Kind::Picture) throw;
    return {{"file", said(failure)}};
  }
  replace(kind, file, "chosen");
  return {};
}

void PictureDesk::take_off(PictureKind kind) {
  replace(kind, "", "taken-off");
}

void PictureDesk::replace(PictureKind kind, std::string_view file, std::string_view how) {
  db::Transaction transaction(vault_);
  const auto names = names_of(transaction, kind);
  const auto now = load(transaction, names.now);
  if (now == file) return;
  db::save_setting(transaction, names.before, now);
  db::save_setting(transaction, names.now, file);
  transaction.commit({db::AuditAction::Change, "setting", "", {}, std::string(to_text(kind)) + " " + std::string(how)});
}

void PictureDesk::undo(PictureKind kind) {
  std::string before;
  {
    db::Transaction transaction(vault_);
    before = load(transaction, names_of(transaction, kind).before);
  }
  replace(kind, before, "put-back");
}

}  // namespace toolkit
