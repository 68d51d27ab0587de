// SPDX-License-Identifier: MIT
#include "toolkit/desks/text_shelf.h"

#include "db/own_texts.h"
#include "handouts/error.h"
#include "handouts/own_text.h"

namespace toolkit {
namespace {

handouts::Template read(db::Transaction& transaction, const db::TextOf& of) {
  const auto& shipped = handouts::library_template(of.code, of.language);
  const auto own = db::find_own_text(transaction, of, db::OwnTextState::InUse);
  if (!own) return shipped;
  try {
    return template_of(*own);
  } catch (const handouts::Error&) {
    // It was right when it came into use. The page of own texts says that it is not any more (own_text_desk.h).
    return shipped;
  }
}

}  // namespace

const handouts::Template& TextShelf::text_in_use(const std::string& code, const std::string& language) {
  const std::pair key{code, language};
  const auto known = read_.find(key);
  if (known != read_.end()) return known->second;
  return read_.emplace(key, read(transaction_, {code, language})).first->second;
}

handouts::Template template_of(const db::OwnText& own) {
  return handouts::own_template(handouts::library_template(own.of.code, own.of.language), {own.title, own.body},
                                own.template_version);
}

}  // namespace toolkit
