// SPDX-License-Identifier: MIT
#include "toolkit/desks/handout_desk.h"

#include <algorithm>
#include <cassert>

#include "db/transaction.h"
#include "handouts/authorization.h"
#include "handouts/error.h"
#include "handouts/protected_copy.h"
#include "handouts/template.h"
#include "toolkit/desks/case_gathering.h"
#include "toolkit/desks/passphrase_judgement.h"
#include "toolkit/desks/picture_desk.h"
#include "toolkit/merge_values.h"

namespace toolkit {
namespace {

constexpr std::size_t kLongestReason = 2000;

/// How a letter to the partner would go: the first of these that an authorization allows today, by post otherwise.
std::string letter_channel(const handouts::CaseFacts& facts) {
  for (const char* channel : {"post", "in-person", "email"}) {
    const bool is_allowed = std::ranges::any_of(facts.authorizations, [&](const auto& each) {
      return handouts::authorization_defects(each, facts.partner_name, channel, facts.today).empty();
    });
    if (is_allowed) return channel;
  }
  return "post";
}

handouts::CaseFacts gather_letter_case(db::Transaction& transaction, const db::Client& client) {
  auto facts = gather_case(transaction, client);
  facts.letter_channel = letter_channel(facts);
  return facts;
}

/// The gates for a letter also ask whether the client has read it. That belongs to the moment of making it: an offer
/// supposes it.
handouts::CaseFacts supposing_approval(handouts::CaseFacts facts) {
  facts.letter_is_approved = true;
  return facts;
}

std::string held_codes(const std::vector<handouts::Offer>& offers) {
  std::string codes;
  for (const auto& offer : offers) {
    if (offer.standing != handouts::Standing::Held) continue;
    codes += (codes.empty() ? "" : " ") + handouts::to_text(offer.code);
    for (const auto& finding : offer.findings) codes += " " + finding.gate;
  }
  return codes;
}

const handouts::Template& template_of(handouts::DocumentCode code, const handouts::CaseFacts& facts) {
  return handouts::library_template(handouts::to_text(code), handouts::document_language(code, facts));
}

/// What stands beside the words of a letter; nothing on what has no letterhead.
LetterPictures pictures_for(db::Transaction& transaction, const handouts::Template& source) {
  return source.head == handouts::Head::Letterhead ? load_letter_pictures(transaction) : LetterPictures();
}

bool may_be_shown(handouts::Standing standing) {
  return standing != handouts::Standing::Held && standing != handouts::Standing::PractitionerRelease;
}

std::vector<Problem> letter_problems(const handouts::CaseFacts& facts, const Making& making) {
  if (!facts.practice.hears_partner) {
    return {
        {"approved",
         "The letter asks for the partner's side. If you are willing to hear it, say so on your practice page first."}};
  }
  if (!making.client_approved_letter) {
    return {{"approved", "The letter says your client has read it. Read it together first, then tick this."}};
  }
  return {};
}

std::vector<Problem> making_problems(const handouts::Offer& offer, const handouts::CaseFacts& facts,
                                     const Making& making) {
  std::vector<Problem> problems;
  if (offer.standing == handouts::Standing::PractitionerRelease) {
    problems = needed_text_problems("release_reason", making.release_reason, kLongestReason,
                                    "Write in a sentence why this page may be read here today.");
  }
  if (handouts::is_letter_from_therapist(offer.code)) append(problems, letter_problems(facts, making));
  return problems;
}

/// Nothing of somebody who is in the trash.
std::optional<IssuedTo> find_issued(db::Transaction& transaction, const db::IssuedDocumentId& id) {
  auto document = db::find_issued_document(transaction, id);
  if (!document) return std::nullopt;
  auto client = db::find_client(transaction, document->client);
  if (!client) return std::nullopt;
  return IssuedTo{std::move(*client), std::move(*document)};
}

/// What anybody would try first who has the copy and knows whom it is about.
std::string names_around(db::Transaction& transaction, const db::Client& client) {
  const auto practice = db::load_practice(transaction);
  return client.name + ' ' + client.partner.name + ' ' + practice.practitioner_name + ' ' + practice.name;
}

}  // namespace

const handouts::Offer& offer_for(const std::vector<handouts::Offer>& offers, handouts::DocumentCode code) {
  const auto found = std::find_if(offers.begin(), offers.end(), [&](const auto& offer) { return offer.code == code; });
  assert(found != offers.end());
  return *found;
}

bool may_be_made(handouts::Standing standing) {
  return standing == handouts::Standing::Offered || standing == handouts::Standing::OnRequest ||
         standing == handouts::Standing::NotOffered;
}

std::optional<CaseOffers> HandoutDesk::open(const db::ClientId& id) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client) return std::nullopt;
  CaseOffers found;
  found.facts = supposing_approval(gather_letter_case(transaction, *client));
  found.offers = handouts::evaluate(found.facts);
  found.issued = db::list_issued_documents(transaction, id);
  found.client = std::move(*client);
  std::vector<db::AuditEvent> events{{db::AuditAction::View, "client", id.text, id, "documents"}};
  if (const auto held = held_codes(found.offers); !held.empty()) {
    events.push_back({db::AuditAction::Hold, "client", id.text, id, held});
  }
  transaction.commit(events);
  return found;
}

std::vector<std::string> HandoutDesk::preview(const db::ClientId& id, handouts::DocumentCode code,
                                              handouts::Variant variant) {
  db::Transaction transaction(vault_);
  const auto client = db::find_client(transaction, id);
  if (!client) return {};
  const auto facts = supposing_approval(gather_letter_case(transaction, *client));
  if (!may_be_shown(offer_for(handouts::evaluate(facts), code).standing)) return {};
  const auto& source = template_of(code, facts);
  const auto pictures = pictures_for(transaction, source);
  handouts::Setting setting{paper_of(db::load_practice(transaction)), transaction.now(), variant};
  setting.pictures = pictures.borrowed();
  auto pages = pipeline_.make_svg(source, handouts::merge_fields(code, facts), setting);
  transaction.commit({db::AuditAction::View, "client", id.text, id, "preview " + handouts::to_text(code)});
  return pages;
}

MakingOutcome HandoutDesk::make(const db::ClientId& id, handouts::DocumentCode code, const Making& making) {
  db::Transaction transaction(vault_);
  const auto client = db::find_client(transaction, id);
  if (!client) return {{}, {}, false, true};
  auto facts = gather_letter_case(transaction, *client);
  facts.letter_is_approved = making.client_approved_letter;

  const auto offers = handouts::evaluate(supposing_approval(facts));
  const auto& offer = offer_for(offers, code);
  const auto standing = offer.standing;
  if (standing == handouts::Standing::Held || standing == handouts::Standing::ReadHere) {
    transaction.commit({db::AuditAction::Hold, "client", id.text, id, handouts::to_text(code)});
    return {{}, {}, true};
  }
  if (auto problems = making_problems(offer, facts, making); !problems.empty()) return {{}, std::move(problems)};

  const auto& source = template_of(code, facts);
  const auto values = handouts::merge_fields(code, facts);
  const auto pictures = pictures_for(transaction, source);
  handouts::Setting setting{paper_of(db::load_practice(transaction)), transaction.now(), making.variant};
  setting.pictures = pictures.borrowed();
  db::IssuedDocument document;
  document.client = id;
  document.code = handouts::to_text(code);
  document.template_version = source.version;
  document.data = to_json_text(values);
  document.pdf = pipeline_.make_pdf(source, values, setting);
  document = db::add_issued_document(transaction, std::move(document));

  std::vector<db::AuditEvent> events{{db::AuditAction::Issue, "issued_document", document.id.text, id, document.code}};
  if (standing == handouts::Standing::PractitionerRelease) {
    events.push_back({db::AuditAction::Release, "issued_document", document.id.text, id, making.release_reason});
  }
  transaction.commit(events);
  return {document.id, {}};
}

std::optional<db::IssuedDocument> HandoutDesk::take_out(const db::IssuedDocumentId& id) {
  db::Transaction transaction(vault_);
  auto found = find_issued(transaction, id);
  if (!found) return std::nullopt;
  const auto& document = found->document;
  transaction.commit({db::AuditAction::Export, "issued_document", id.text, document.client, document.code});
  return std::move(found->document);
}

std::optional<IssuedTo> HandoutDesk::find_document(const db::IssuedDocumentId& id) {
  db::Transaction transaction(vault_);
  auto found = find_issued(transaction, id);
  if (!found) return std::nullopt;
  const auto& document = found->document;
  transaction.commit(
      {db::AuditAction::View, "issued_document", id.text, document.client, "with-password " + document.code});
  return found;
}

std::optional<ProtectedCopy> HandoutDesk::take_out_protected(const db::IssuedDocumentId& id, std::string_view password,
                                                             std::string_view repeat) {
  db::Transaction transaction(vault_);
  const auto found = find_issued(transaction, id);
  if (!found) return std::nullopt;
  const auto& document = found->document;
  ProtectedCopy copy{document.code, {}, password_problems(password, repeat, names_around(transaction, found->client))};
  if (!copy.problems.empty()) return copy;
  try {
    copy.pdf = handouts::protect(document.pdf, password);
  } catch (const handouts::Error& failure) {
    if (failure.kind() != handouts::Error::Kind::Form) throw;
    copy.problems = {{"password", failure.what()}};
    return copy;
  }
  transaction.commit(
      {db::AuditAction::Export, "issued_document", id.text, document.client, "with-password " + document.code});
  return copy;
}

}  // namespace toolkit
