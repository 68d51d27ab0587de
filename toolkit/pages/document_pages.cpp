// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <utility>

#include "toolkit/desks/case_words.h"
#include "toolkit/local_time.h"
#include "toolkit/pages/offer_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using handouts::Standing;

List rows_with(const std::vector<handouts::Offer>& offers, Standing standing) {
  List rows;
  for (const auto& offer : offers) {
    if (offer.standing == standing) rows.emplace_back(offer_row(offer));
  }
  return rows;
}

List issued_rows(const std::vector<db::IssuedDocument>& issued) {
  List rows;
  for (const auto& document : issued) {
    rows.emplace_back(Fields{{"issued_id", document.id.text},
                             {"document", title_of(document.code)},
                             {"is_posted", is_posted(document.code)},
                             {"when", day_and_time(document.issued_at)}});
  }
  return rows;
}

http::Reply documents_page(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto found = id ? room.handouts.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  auto fields = client_fields(found->client, say("Documents"));
  add_group(fields, "offered", rows_with(found->offers, Standing::Offered));
  add_group(fields, "on_request", rows_with(found->offers, Standing::OnRequest));
  add_group(fields, "read_here", rows_with(found->offers, Standing::ReadHere));
  add_group(fields, "releasable", rows_with(found->offers, Standing::PractitionerRelease));
  add_group(fields, "held", rows_with(found->offers, Standing::Held));
  add_group(fields, "not_offered", rows_with(found->offers, Standing::NotOffered));
  add_group(fields, "issued", issued_rows(found->issued));
  // On this page others may look along: it says only that there is something to read.
  fields.insert_or_assign("has_prompt", handouts::reporting_prompt(found->facts).has_value());
  return room.view.page("documents", request, std::move(fields));
}

/// One reason and every document it touches: what several documents have in common is said once.
struct Reason {
  handouts::Finding finding;
  List documents;
};

std::vector<Reason> reasons_in(const std::vector<handouts::Offer>& offers) {
  std::vector<Reason> reasons;
  for (const auto& offer : offers) {
    for (const auto& finding : offer.findings) {
      auto known = std::find_if(reasons.begin(), reasons.end(),
                                [&](const auto& each) { return each.finding.why == finding.why; });
      if (known == reasons.end()) known = reasons.insert(reasons.end(), {finding, {}});
      known->documents.emplace_back(Fields{{"document", title_of(handouts::to_text(offer.code))},
                                           {"is_held", finding.effect == handouts::Effect::Hold}});
    }
  }
  return reasons;
}

/// The private page: why documents are held, or only read here, and what would change that.
http::Reply held_page(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto found = id ? room.handouts.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  List rows;
  for (auto& [finding, documents] : reasons_in(found->offers)) {
    rows.emplace_back(Fields{{"reason", why_words(finding)},
                             {"lifted_by", say(finding.lifted_by)},
                             {"gate", say(finding.gate)},
                             {"documents", std::move(documents)}});
  }
  auto fields = client_fields(found->client, say("Private"));
  add_group(fields, "reasons", std::move(rows));
  const auto prompt = handouts::reporting_prompt(found->facts);
  fields.insert_or_assign("has_prompt", prompt.has_value());
  if (prompt) fields.merge(Fields{{"prompt", say(prompt->why)}, {"prompt_help", say(prompt->lifted_by)}});
  return room.view.page("held", request, std::move(fields));
}

}  // namespace

void add_document_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/clients/{client}/documents", Needs::Unlocked, 0,
                    [&room](const auto& request) { return documents_page(room, request); }});
  routes.push_back({Method::Get, "/clients/{client}/held", Needs::Unlocked, 0,
                    [&room](const auto& request) { return held_page(room, request); }});
}

}  // namespace toolkit
