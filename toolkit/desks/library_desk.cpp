// SPDX-License-Identifier: MIT
#include "toolkit/desks/library_desk.h"

#include <cassert>
#include <utility>

#include "db/transaction.h"
#include "handouts/recommendation.h"
#include "handouts/template.h"
#include "toolkit/assets.h"
#include "toolkit/case_file.h"
#include "toolkit/desks/case_gathering.h"

namespace toolkit {
namespace {

/// Of the couples of the demonstration, the one for whom documents have the most to say.
handouts::CaseFacts invented_couple() {
  auto read = read_case(asset("demo/V1.json"));
  assert(read.problems.empty());
  return std::move(read.facts);
}

}  // namespace

LibraryDesk::LibraryDesk(db::Vault& vault, const handouts::Typefaces& typefaces)
    : vault_(vault), pipeline_(typefaces), couple_(invented_couple()) {}

handouts::Paper LibraryDesk::paper() {
  db::Transaction transaction(vault_);
  return paper_of(db::load_practice(transaction));
}

const std::vector<std::string>& LibraryDesk::pages(handouts::DocumentCode code, handouts::Variant variant,
                                                   const std::string& language) {
  const Drawn key{code, variant, paper(), language};
  if (const auto known = drawn_.find(key); known != drawn_.end()) return known->second;
  auto couple = couple_;
  couple.client_reads = couple.partner_reads = language;
  const auto& source = handouts::library_template(handouts::to_text(code), language);
  const handouts::Setting setting{std::get<handouts::Paper>(key), couple.today, variant};
  return drawn_.emplace(key, pipeline_.make_svg(source, handouts::merge_fields(code, couple), setting)).first->second;
}

}  // namespace toolkit
