// SPDX-License-Identifier: MIT
#include "toolkit/desks/handout_desk.h"

#include <algorithm>
#include <cassert>

#include "db/transaction.h"
#include "handouts/authorization.h"
#include "handouts/template.h"
#include "handouts/wording.h"
#include "toolkit/desks/case_gathering.h"
#include "toolkit/desks/document_decisions.h"
#include "toolkit/desks/picture_desk.h"
#include "toolkit/desks/text_shelf.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using handouts::DocumentCode;

constexpr std::size_t kLongestReason = 2000;
constexpr std::size_t kLongestPersonal = 200;  // "≤200 chars" (domain.md 7.5)

/// Whether the template names the field.
bool names_field(const handouts::Template& source, std::string_view field) {
  return std::ranges::find(source.fields, field) != source.fields.end();
}

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

handouts::CaseFacts facts_to_view(db::Transaction& transaction, const db::Client& client, DocumentCode code,
                                  const Viewing& viewing) {
  auto facts = supposing_approval(gather_letter_case(transaction, client));
  if (code == DocumentCode::N03) facts.handed = disclosure_log(transaction, client.id);
  facts.personal = viewing.personal;
  if (viewing.is_read_along) facts.partner_reads = facts.client_reads;
  return facts;
}

handouts::CaseFacts facts_to_make(db::Transaction& transaction, const db::Client& client,
                                  const std::vector<DocumentCode>& codes, const Making& making) {
  auto facts = gather_letter_case(transaction, client);
  if (std::ranges::count(codes, DocumentCode::N03) > 0) facts.handed = disclosure_log(transaction, client.id);
  facts.letter_is_approved = making.client_approved;
  facts.personal = making.personal;
  if (making.paper != handouts::PaperSafety::Unknown) facts.paper_safety = making.paper;
  return facts;
}

/// The practice's own text in use, or the one that came with the program, in the language of the reader.
handouts::TextOf texts_on(TextShelf& shelf) {
  return [&shelf](DocumentCode code, const handouts::CaseFacts& facts) -> const handouts::Template& {
    return shelf.text_in_use(handouts::to_text(code), handouts::document_language(code, facts));
  };
}

/// What stands beside the words of a letter; nothing on what has no letterhead.
LetterPictures pictures_for(db::Transaction& transaction, const handouts::Template& source) {
  return source.head == handouts::Head::Letterhead ? load_letter_pictures(transaction) : LetterPictures();
}

handouts::Setting setting_for(db::Transaction& transaction, handouts::Variant variant, const LetterPictures& pictures) {
  handouts::Setting setting{paper_of(db::load_practice(transaction)), transaction.now(), variant};
  setting.pictures = pictures.borrowed();
  return setting;
}

bool needs_release(const handouts::Offer& offer) {
  return handouts::strictest_effect(offer) == handouts::Effect::PractitionerRelease;
}

bool may_be_shown(const handouts::Offer& offer) {
  return handouts::strictest_effect(offer) < handouts::Effect::PractitionerRelease;
}

std::vector<Problem> approval_problems(DocumentCode code, const handouts::CaseFacts& facts, const Making& making) {
  if (handouts::is_from_therapist(code) && !facts.practice.hears_partner) {
    return {
        {"approved",
         say("It asks for the partner's side. If you are willing to hear it, say so on your practice page first.")}};
  }
  if (making.client_approved) return {};
  if (code == DocumentCode::C02)
    return {{"approved", say("Your client has not said yes to this call yet. Ask first, then tick this.")}};
  return {{"approved", say("Your client has not read these words yet. Read them together first, then tick this.")}};
}

/// The words that were typed for this document, where it has a place for them.
std::vector<Problem> personal_problems(const handouts::Template& source, const handouts::PersonalWords& personal) {
  struct Typed {
    const char* field;
    const char* place;
    const std::string& text;
  };
  std::vector<Problem> problems;
  for (const auto& [field, place, text] :
       {Typed{"personal", "sentence", personal.sentence}, Typed{"times", "times", personal.times},
        Typed{"visit.when", "visit_when", personal.visit_when},
        Typed{"visit.where", "visit_where", personal.visit_where},
        Typed{"visit.link", "visit_link", personal.visit_link}}) {
    append(problems, text_problems(place, text, kLongestPersonal));
    const auto flags = handouts::flags_in(text, source.language);
    const bool is_read_by_partner = source.audience == handouts::Audience::Partner || source.code == "H11";
    if (is_read_by_partner && !flags.empty() && names_field(source, field))
      problems.push_back({place, "“" + flags.front().found + "”: " + flags.front().suggestion});
  }
  return problems;
}

std::vector<Problem> making_problems(const handouts::Offer& offer, const handouts::Template& source,
                                     const handouts::CaseFacts& facts, const Making& making) {
  std::vector<Problem> problems;
  if (needs_release(offer)) {
    problems = needed_text_problems("release_reason", making.release_reason, kLongestReason,
                                    say("Write in a sentence why this page may be read here today."));
  }
  if (needs_approval(offer.code)) append(problems, approval_problems(offer.code, facts, making));
  if (asks_about_paper(offer.code) && making.paper == handouts::PaperSafety::Unknown)
    problems.push_back(
        {"paper", say("Ask your client now whether this very paper can be kept safely, and choose the answer.")});
  append(problems, personal_problems(source, making.personal));
  return problems;
}

/// One problem a field is enough, whichever documents have it.
void add_new(std::vector<Problem>& problems, std::vector<Problem> more) {
  for (auto& problem : more) {
    if (std::ranges::find(problems, problem.field, &Problem::field) == problems.end())
      problems.push_back(std::move(problem));
  }
}

/// "L02 L03"
std::string codes_of(const std::vector<DocumentCode>& documents) {
  std::string codes;
  for (const auto code : documents) codes += (codes.empty() ? "" : " ") + handouts::to_text(code);
  return codes;
}

}  // namespace

const handouts::Offer& offer_for(const std::vector<handouts::Offer>& offers, DocumentCode code) {
  const auto found = std::find_if(offers.begin(), offers.end(), [&](const auto& offer) { return offer.code == code; });
  assert(found != offers.end());
  return *found;
}

bool needs_approval(DocumentCode code) {
  return handouts::is_from_therapist(code) || code == DocumentCode::L01;
}

bool asks_about_paper(DocumentCode code) {
  return !handouts::is_from_therapist(code) && !handouts::is_form(code) && !handouts::is_worker_page(code);
}

bool may_be_made(const handouts::Offer& offer) {
  return handouts::strictest_effect(offer) <= handouts::Effect::Notice;
}

std::optional<CaseOffers> HandoutDesk::open(const db::ClientId& id) {
  db::Transaction transaction(vault_);
  auto client = db::find_client(transaction, id);
  if (!client) return std::nullopt;
  CaseOffers found;
  found.facts = supposing_approval(gather_letter_case(transaction, *client));
  TextShelf shelf(transaction);
  found.offers = handouts::evaluate(found.facts, texts_on(shelf));
  found.issued = db::list_issued_documents(transaction, id);
  found.client = std::move(*client);
  note_held(transaction, id, found.offers);
  std::vector<db::AuditEvent> events{{db::AuditAction::View, "client", id.text, id, "documents"}};
  if (const auto held = held_documents(found.offers); !held.empty())
    events.push_back({db::AuditAction::Hold, "client", id.text, id, held});
  transaction.commit(events);
  return found;
}

Composed HandoutDesk::compose(const db::ClientId& id, DocumentCode code, const Viewing& viewing) {
  db::Transaction transaction(vault_);
  const auto client = db::find_client(transaction, id);
  if (!client) return {};
  const auto facts = facts_to_view(transaction, *client, code, viewing);
  TextShelf shelf(transaction);
  const auto text_of = texts_on(shelf);
  const auto& source = text_of(code, facts);
  if (!may_be_shown(handouts::evaluate(code, facts, text_of))) return {{}, {}, source.fields};
  const auto values = handouts::merge_fields(code, facts);
  const auto pictures = pictures_for(transaction, source);
  const auto setting = setting_for(transaction, viewing.variant, pictures);
  Composed composed{pipeline_.make_svg(source, values, setting), handouts::origins(source, values), source.fields};
  transaction.commit({db::AuditAction::View, "client", id.text, id, "preview " + handouts::to_text(code)});
  return composed;
}

std::vector<std::string> HandoutDesk::preview(const db::ClientId& id, DocumentCode code, const Viewing& viewing) {
  return compose(id, code, viewing).pages;
}

/// One document on its way out: what keeps it, or what there is to keep of it.
struct HandoutDesk::Draft {
  DocumentCode code;
  std::optional<handouts::Offer> offer;
  std::vector<Problem> problems;
  bool is_held = false;
};

HandoutDesk::Draft HandoutDesk::draft(const handouts::CaseFacts& facts, DocumentCode code, const Making& making,
                                      const handouts::TextOf& text_of) {
  Draft draft{code, handouts::evaluate(code, supposing_approval(facts), text_of), {}, false};
  const auto& offer = *draft.offer;
  draft.problems = making_problems(offer, text_of(code, facts), facts, making);
  // What the client says of this very paper counts, once it has been asked; words that were typed for it are said at
  // their field.
  const bool is_unasked = std::ranges::find(draft.problems, "paper", &Problem::field) != draft.problems.end();
  const bool is_held_for_more = std::ranges::any_of(offer.findings, [](const handouts::Finding& finding) {
    return finding.effect == handouts::Effect::Hold && finding.gate != "typed words";
  });
  const bool is_only_read_here = handouts::strictest_effect(offer) == handouts::Effect::ReadHere;
  draft.is_held = is_held_for_more || (is_only_read_here && !is_unasked);
  return draft;
}

db::IssuedDocument HandoutDesk::issue(db::Transaction& transaction, const db::ClientId& id,
                                      const handouts::CaseFacts& facts, const Draft& draft, const Making& making,
                                      const handouts::TextOf& text_of) {
  const auto& source = text_of(draft.code, facts);
  auto values = handouts::merge_fields(draft.code, facts);
  const auto pictures = pictures_for(transaction, source);
  const auto setting = setting_for(transaction, making.variant, pictures);
  db::IssuedDocument document;
  document.client = id;
  document.code = handouts::to_text(draft.code);
  document.template_version = source.version;
  document.pdf = pipeline_.make_pdf(source, values, setting);
  document.data =
      with_receipt({{}, {}, {}, {}, making.how, making.paper, making.client_approved, {}}, source, std::move(values));
  document = db::add_issued_document(transaction, std::move(document));
  if (needs_release(*draft.offer)) note_release(transaction, id, *draft.offer, making.release_reason);
  return document;
}

MakingOutcome HandoutDesk::make(const db::ClientId& id, DocumentCode code, const Making& making) {
  auto made = make_set(id, {code}, making);
  if (made.is_unknown) return {{}, {}, false, true};
  if (!made.held.empty()) return {{}, {}, true};
  if (!made.problems.empty()) return {{}, std::move(made.problems)};
  return {made.issued.front(), {}};
}

SetOutcome HandoutDesk::make_set(const db::ClientId& id, std::vector<DocumentCode> codes, const Making& making) {
  db::Transaction transaction(vault_);
  const auto client = db::find_client(transaction, id);
  if (!client) return {{}, {}, {}, true};
  std::ranges::sort(codes);
  codes.erase(std::ranges::unique(codes).begin(), codes.end());
  // Each is asked about by itself below, as if the others were not made with it.
  if (std::ranges::count_if(codes, handouts::is_from_therapist) > 1) {
    auto sentence = say("Choose one letter, or the call: the partner hears from you once and then has time.");
    return {{}, {{"code", std::move(sentence)}}, {}};
  }
  const auto facts = facts_to_make(transaction, *client, codes, making);
  TextShelf shelf(transaction);
  const auto text_of = texts_on(shelf);

  SetOutcome outcome;
  std::vector<Draft> drafts;
  for (const auto code : codes) {
    drafts.push_back(draft(facts, code, making, text_of));
    if (drafts.back().is_held) outcome.held.push_back(code);
    add_new(outcome.problems, std::move(drafts.back().problems));
  }
  if (!outcome.held.empty()) {
    note_held(transaction, id, handouts::evaluate(supposing_approval(facts), text_of));
    transaction.commit({db::AuditAction::Hold, "client", id.text, id, codes_of(outcome.held)});
    outcome.problems.clear();
    return outcome;
  }
  if (!outcome.problems.empty()) return outcome;

  std::vector<db::AuditEvent> events;
  for (const auto& each : drafts) {
    const auto document = issue(transaction, id, facts, each, making, text_of);
    events.push_back({db::AuditAction::Issue, "issued_document", document.id.text, id, document.code});
    if (needs_release(*each.offer))
      events.push_back({db::AuditAction::Release, "issued_document", document.id.text, id, document.code});
    outcome.issued.push_back(document.id);
  }
  transaction.commit(events);
  return outcome;
}

PrintingAgain HandoutDesk::ask_again(const db::IssuedDocumentId& id, handouts::PaperSafety paper) {
  db::Transaction transaction(vault_);
  const auto document = db::find_issued_document(transaction, id);
  const auto client = document ? db::find_client(transaction, document->client) : std::nullopt;
  const auto code = client ? handouts::find_document(document->code) : std::nullopt;
  if (!code) return {{}, false, true};
  Making making;
  making.client_approved = true;
  making.paper = paper;
  auto facts = supposing_approval(gather_case_without(transaction, *client, id));
  facts.letter_channel = letter_channel(facts);
  if (paper != handouts::PaperSafety::Unknown) facts.paper_safety = paper;
  TextShelf shelf(transaction);
  auto asked = draft(facts, *code, making, texts_on(shelf));
  const auto asks_paper = std::ranges::find(asked.problems, "paper", &Problem::field);
  const bool is_unasked = asks_paper != asked.problems.end();
  // The client approved it then; what is wrong with that now is that the practice hears no partners any more.
  const bool is_unwanted = std::ranges::find(asked.problems, "approved", &Problem::field) != asked.problems.end();
  // An authorization names the partner, and this letter may be to another one than the record has by now.
  const bool is_to_another = handouts::is_from_therapist(*code) && partner_in(*document) != facts.partner_name;
  asked.is_held = asked.is_held || is_unwanted || is_to_another || needs_release(*asked.offer) ||
                  (!is_unasked && !may_be_made(*asked.offer));
  if (!asked.is_held) return {is_unasked ? std::vector{*asks_paper} : std::vector<Problem>()};
  transaction.commit({db::AuditAction::Hold, "issued_document", id.text, client->id, "print " + document->code});
  return {{}, true};
}

}  // namespace toolkit
