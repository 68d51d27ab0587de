// SPDX-License-Identifier: MIT
#include "toolkit/desks/library_desk.h"

#include <utility>

#include "db/transaction.h"
#include "handouts/recommendation.h"
#include "handouts/template.h"
#include "toolkit/desks/case_gathering.h"
#include "toolkit/desks/invented_couples.h"
#include "toolkit/desks/practice_place.h"

namespace toolkit {

LibraryDesk::LibraryDesk(db::Vault& vault, const handouts::Typefaces& typefaces)
    : vault_(vault), pipeline_(typefaces), couple_(invented_couple(invented_couples().front())) {}

bool LibraryDesk::is_uk() {
  db::Transaction transaction(vault_);
  return load_place(transaction).is_uk;
}

handouts::Paper LibraryDesk::paper() {
  db::Transaction transaction(vault_);
  return paper_of(db::load_practice(transaction));
}

const std::vector<std::string>& LibraryDesk::pages(handouts::DocumentCode code, handouts::Variant variant,
                                                   const std::string& language) {
  const Drawn key{code, variant, paper(), language, is_uk()};
  if (const auto known = drawn_.find(key); known != drawn_.end()) return known->second;
  auto couple = couple_;
  couple.client_reads = couple.partner_reads = language;
  couple.practice.is_uk = std::get<bool>(key);
  const auto& source = handouts::library_template(handouts::to_text(code), language);
  const handouts::Setting setting{std::get<handouts::Paper>(key), couple.today, variant};
  return drawn_.emplace(key, pipeline_.make_svg(source, handouts::merge_fields(code, couple), setting)).first->second;
}

}  // namespace toolkit
