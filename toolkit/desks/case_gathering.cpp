// SPDX-License-Identifier: MIT
#include "toolkit/desks/case_gathering.h"

#include <algorithm>

#include "db/authorizations.h"
#include "db/issued_documents.h"
#include "db/responses.h"
#include "db/screenings.h"
#include "forms/json.h"
#include "forms/shipped.h"
#include "handouts/gates.h"
#include "toolkit/local_time.h"

namespace toolkit {
namespace {

std::optional<handouts::DatedResponse> latest_answers(db::Transaction& transaction, const db::ClientId& client,
                                                      const forms::Questionnaire& form) {
  const auto response = db::find_latest_response(transaction, client, form.url);
  if (!response) return std::nullopt;
  return handouts::DatedResponse{local_day(response->changed_at), forms::read_response(response->json)};
}

std::optional<handouts::DatedResponse> newest_of_kind(const std::vector<db::Screening>& newest_first,
                                                      db::ScreeningKind kind) {
  const auto found =
      std::find_if(newest_first.begin(), newest_first.end(), [&](const auto& each) { return each.kind == kind; });
  if (found == newest_first.end()) return std::nullopt;
  return handouts::DatedResponse{local_day(found->recorded_at), forms::read_response(found->json)};
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

/// One letter is all there is (domain.md 2.8): what the client tells of an answer later does not call for a second.
bool has_letter_to_partner(const std::vector<db::IssuedDocument>& issued) {
  return std::any_of(issued.begin(), issued.end(), [](const auto& document) {
    return document.code == handouts::to_text(handouts::DocumentCode::L02);
  });
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

}  // namespace

handouts::CaseFacts gather_case(db::Transaction& transaction, const db::Client& client) {
  const auto screenings = db::list_screenings(transaction, client.id);
  const handouts::CaseAnswers answers{latest_answers(transaction, client.id, forms::short_intake()),
                                      newest_of_kind(screenings, db::ScreeningKind::Screen),
                                      newest_of_kind(screenings, db::ScreeningKind::Reassessment),
                                      latest_answers(transaction, client.id, forms::practitioner_judgement())};
  auto facts = handouts::facts_from_answers(answers, local_day(transaction.now()));
  facts.practice = practice_facts(db::load_practice(transaction));
  facts.client_name = client.name;
  facts.client_pronouns = client.pronouns;
  facts.partner_name = client.partner.name;
  facts.partner_called = client.partner.called;
  facts.partner_pronouns = client.partner.pronouns;
  for (const auto& authorization : db::list_authorizations(transaction, client.id)) {
    facts.authorizations.push_back(authorization_facts(authorization));
  }
  facts.letter_was_sent = has_letter_to_partner(db::list_issued_documents(transaction, client.id));
  return facts;
}

handouts::PracticeFacts practice_facts(const db::Practice& practice) {
  return {practice.name,
          practice.practitioner_name,
          practice.credentials,
          practice.address,
          practice.phone,
          practice.reply_to,
          practice.fee_text,
          practice.first_visit_minutes,
          practice.hears_partner,
          practice.sees_couples,
          practice.offers_discernment,
          policy_name(practice.secrets_policy)};
}

handouts::Paper paper_of(const db::Practice& practice) {
  return practice.paper == db::PaperSize::A4 ? handouts::Paper::A4 : handouts::Paper::Letter;
}

}  // namespace toolkit
