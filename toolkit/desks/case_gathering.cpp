// SPDX-License-Identifier: MIT
#include "toolkit/desks/case_gathering.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <string>
#include <vector>

#include "db/authorizations.h"
#include "db/client_merges.h"
#include "db/issued_documents.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "forms/json.h"
#include "forms/shipped.h"
#include "handouts/gates.h"
#include "toolkit/desks/form_desk.h"
#include "toolkit/desks/practice_place.h"
#include "toolkit/desks/support_numbers.h"
#include "toolkit/local_time.h"

namespace toolkit {
namespace {

/// One record of the person: the client's own, or what came with a merged client. What was written since the merge
/// speaks for both.
class Side {
 public:
  Side(const std::vector<db::ClientMerge>& merges, const db::ClientMerge* merge) : merges_(merges), merge_(merge) {}

  bool holds(const std::string& id, std::int64_t version) const {
    if (merge_ != nullptr && merge_->copied.contains(id)) return true;
    const bool is_copy = std::ranges::any_of(merges_, [&](const auto& each) { return each.copied.contains(id); });
    return !is_copy && (merge_ == nullptr || merge_->is_later(id, version));
  }

  /// Those of this side, or all when it has none: then the other's are all that is known.
  template <class Row, class Version>
  std::vector<Row> of(const std::vector<Row>& rows, Version version) const {
    std::vector<Row> held;
    std::ranges::copy_if(rows, std::back_inserter(held),
                         [&](const auto& row) { return holds(row.id.text, version(row)); });
    return held.empty() ? rows : held;
  }

 private:
  const std::vector<db::ClientMerge>& merges_;
  const db::ClientMerge* merge_;
};

template <class Row>
std::int64_t version_of(const Row& row) {
  return row.version;
}
/// A screen is never changed.
std::int64_t only_version(const db::Screening&) {
  return 1;
}

std::optional<handouts::DatedResponse> latest_answers(const std::vector<db::Response>& responses, const Side& side) {
  const auto held = side.of(responses, version_of<db::Response>);
  if (held.empty()) return std::nullopt;
  return handouts::DatedResponse{local_day(held.front().changed_at), forms::read_response(held.front().json)};
}

std::vector<handouts::DatedResponse> earliest_first(const std::vector<db::Response>& responses, const Side& side) {
  auto held = side.of(responses, version_of<db::Response>);
  std::ranges::stable_sort(held, {}, &db::Response::created_at);
  std::vector<handouts::DatedResponse> dated;
  for (const auto& response : held)
    dated.push_back({local_day(response.changed_at), forms::read_response(response.json)});
  return dated;
}

/// Without what was entered by mistake, or is begun and empty.
std::vector<db::Response> meant_responses(db::Transaction& transaction, const db::ClientId& client,
                                          const std::string& url) {
  auto responses = db::list_responses(transaction, client, url);
  std::erase_if(responses, [](const auto& response) {
    const auto read = forms::read_response(response.json);
    return read.items.empty() || read.status == forms::ResponseStatus::EnteredInError;
  });
  return responses;
}

std::optional<handouts::DatedResponse> newest_of_kind(const std::vector<db::Screening>& newest_first,
                                                      db::ScreeningKind kind, const Side& side) {
  std::vector<db::Screening> of_kind;
  std::ranges::copy_if(newest_first, std::back_inserter(of_kind), [&](const auto& each) { return each.kind == kind; });
  const auto held = side.of(of_kind, only_version);
  if (held.empty()) return std::nullopt;
  return handouts::DatedResponse{local_day(held.front().recorded_at), forms::read_response(held.front().json)};
}

handouts::AuthorizationFacts authorization_facts(const db::Authorization& authorization) {
  handouts::AuthorizationFacts facts;
  facts.signed_on = authorization.signed_on;
  facts.expires_on = authorization.expires_on;
  if (authorization.revoked_on) facts.revoked_on = *authorization.revoked_on;
  facts.recipient = authorization.recipient;
  facts.channels = authorization.channels;
  facts.is_complete = authorization.is_complete;
  return facts;
}

bool was_issued(const std::vector<db::IssuedDocument>& issued, handouts::DocumentCode code) {
  return std::ranges::find(issued, handouts::to_text(code), &db::IssuedDocument::code) != issued.end();
}

/// One letter is all there is (domain.md 2.8): what the client tells of an answer later does not call for a second.
bool has_letter_to_partner(const std::vector<db::IssuedDocument>& issued) {
  return was_issued(issued, handouts::DocumentCode::L02) || was_issued(issued, handouts::DocumentCode::L03);
}

std::string policy_name(const std::optional<db::SecretsPolicy>& policy) {
  if (!policy) return "";
  switch (*policy) {
    case db::SecretsPolicy::NoSecrets:
      return "no-secrets";
    case db::SecretsPolicy::Limited:
      return "limited";
    case db::SecretsPolicy::ConfidentialIndividualTime:
      return "confidential-individual-time";
  }
  return "";
}

/// Everything a case is decided from, of all records of the person.
struct CaseRows {
  std::vector<db::Response> intakes;
  std::vector<db::Response> judgements;
  std::vector<db::Response> decisions;
  std::vector<db::Response> happenings;
  std::vector<db::Screening> screenings;
  std::vector<db::Authorization> authorizations;
  bool letter_was_sent = false;
  bool closing_was_sent = false;
  bool needs_follow_up = false;
  handouts::PracticeFacts practice;
};

handouts::CaseFacts facts_of_side(const db::Client& client, const CaseRows& rows, const Side& side,
                                  std::chrono::sys_days today) {
  const handouts::CaseAnswers answers{latest_answers(rows.intakes, side),
                                      newest_of_kind(rows.screenings, db::ScreeningKind::Screen, side),
                                      newest_of_kind(rows.screenings, db::ScreeningKind::Reassessment, side),
                                      latest_answers(rows.judgements, side),
                                      earliest_first(rows.decisions, side),
                                      earliest_first(rows.happenings, side)};
  auto facts = handouts::facts_from_answers(answers, today);
  facts.practice = rows.practice;
  facts.client_name = client.name;
  facts.client_pronouns = client.pronouns;
  if (!client.language.empty()) facts.client_reads = client.language;
  facts.partner_name = client.partner.name;
  facts.partner_called = client.partner.called;
  facts.partner_pronouns = client.partner.pronouns;
  if (!client.partner.language.empty()) facts.partner_reads = client.partner.language;
  for (const auto& authorization : side.of(rows.authorizations, version_of<db::Authorization>)) {
    facts.authorizations.push_back(authorization_facts(authorization));
  }
  facts.letter_was_sent = facts.letter_was_sent || rows.letter_was_sent;
  facts.closing_was_sent = rows.closing_was_sent;
  facts.needs_follow_up = rows.needs_follow_up;
  return facts;
}

handouts::CaseFacts gather(db::Transaction& transaction, const db::Client& client,
                           const std::vector<db::IssuedDocument>& issued) {
  const CaseRows rows{db::list_responses(transaction, client.id, forms::intake().url),
                      db::list_responses(transaction, client.id, forms::practitioner_judgement().url),
                      meant_responses(transaction, client.id, forms::shipped("decision-status").url),
                      meant_responses(transaction, client.id, forms::shipped("what-happened").url),
                      db::list_screenings(transaction, client.id),
                      db::list_authorizations(transaction, client.id),
                      has_letter_to_partner(issued),
                      was_issued(issued, handouts::DocumentCode::L04),
                      find_follow_up(transaction, client.id).has_value(),
                      load_practice_facts(transaction)};
  const auto merges = db::list_merges(transaction, client.id);
  const auto today = local_day(transaction.now());
  auto facts = facts_of_side(client, rows, {merges, nullptr}, today);
  for (const auto& merge : merges) facts.merged.push_back(facts_of_side(client, rows, {merges, &merge}, today));
  return facts;
}

}  // namespace

handouts::CaseFacts gather_case(db::Transaction& transaction, const db::Client& client) {
  return gather(transaction, client, db::list_issued_documents(transaction, client.id));
}

handouts::CaseFacts gather_case_without(db::Transaction& transaction, const db::Client& client,
                                        const db::IssuedDocumentId& document) {
  auto issued = db::list_issued_documents(transaction, client.id);
  std::erase_if(issued, [&](const auto& each) { return each.id == document; });
  return gather(transaction, client, issued);
}

handouts::PracticeFacts practice_facts(const db::Practice& practice) {
  handouts::PracticeFacts facts;
  facts.name = practice.name;
  facts.legal_name = practice.legal_name;
  facts.practitioner = practice.practitioner_name;
  facts.credentials = practice.credentials;
  facts.address = practice.address;
  facts.phone = practice.phone;
  facts.reply_to = practice.reply_to;
  facts.fee_text = practice.fee_text;
  facts.first_visit_minutes = practice.first_visit_minutes;
  facts.hears_partner = practice.hears_partner;
  facts.sees_couples = practice.sees_couples;
  facts.offers_discernment = practice.offers_discernment;
  facts.secrets_policy = policy_name(practice.secrets_policy);
  return facts;
}

handouts::PracticeFacts load_practice_facts(db::Transaction& transaction) {
  auto facts = practice_facts(db::load_practice(transaction));
  const auto place = load_place(transaction);
  facts.is_uk = place.is_uk;
  facts.meets_online = place.meets_online;
  if (place.is_uk) facts.privacy_notice = place.privacy_notice;
  const auto numbers = load_numbers(transaction).now;
  facts.local_numbers = in_every_language(numbers.local);
  facts.numbers_checked_on = place.is_uk ? numbers.uk_checked_on : numbers.us_checked_on;
  return facts;
}

handouts::Paper paper_of(const db::Practice& practice) {
  return practice.paper == db::PaperSize::A4 ? handouts::Paper::A4 : handouts::Paper::Letter;
}

}  // namespace toolkit
