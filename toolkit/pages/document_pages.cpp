// SPDX-License-Identifier: MIT
#include <algorithm>
#include <optional>
#include <utility>

#include "forms/shipped.h"
#include "handouts/document_words.h"
#include "handouts/template.h"
#include "toolkit/exchange/digest.h"
#include "toolkit/local_time.h"
#include "toolkit/pages/document_address.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"

namespace toolkit {
namespace {

using handouts::DocumentCode;
using handouts::Standing;

const std::vector<std::string> kMakingFields = {"approved", "release_reason", "paper",       "sentence",
                                                "times",    "visit_when",     "visit_where", "visit_link"};
const std::vector<std::string> kTypedFields = {"release_reason", "sentence",    "times",
                                               "visit_when",     "visit_where", "visit_link"};

/// A document that this program no longer has, or has under another name, is called by its code.
std::string title_of(const std::string& code) {
  return handouts::has_library_template(code, "en-US") ? handouts::library_template(code).title : code;
}

/// Whether an envelope can be made for it (PostDesk).
bool is_posted(const std::string& code) {
  const auto found = handouts::find_document(code);
  return found && handouts::is_letter_from_therapist(*found);
}

struct PaperAnswer {
  const char* code;
  handouts::PaperSafety safety;
};
constexpr PaperAnswer kPaperAnswers[] = {{"home", handouts::PaperSafety::AtHome},
                                         {"elsewhere", handouts::PaperSafety::Elsewhere},
                                         {"office", handouts::PaperSafety::OfficeOnly},
                                         {"no", handouts::PaperSafety::No}};

handouts::PaperSafety read_paper(std::string_view code) {
  const auto* const found = std::ranges::find(kPaperAnswers, code, &PaperAnswer::code);
  return found == std::end(kPaperAnswers) ? handouts::PaperSafety::Unknown : found->safety;
}

struct HandOverWord {
  const char* code;
  HandOver how;
  const char* words;
};
constexpr HandOverWord kHandOvers[] = {{"saved", HandOver::Saved, "saved as a file"},
                                       {"printed", HandOver::Printed, "printed"},
                                       {"in-session", HandOver::InSession, "handed over in a session"},
                                       {"posted", HandOver::Posted, "to be posted"}};

HandOver read_how(std::string_view code) {
  const auto* const found = std::ranges::find(kHandOvers, code, &HandOverWord::code);
  return found == std::end(kHandOvers) ? HandOver::Saved : found->how;
}

std::string how_in_words(std::string_view code) {
  const auto* const found = std::ranges::find(kHandOvers, code, &HandOverWord::code);
  return found == std::end(kHandOvers) ? "" : found->words;
}

std::string paper_in_words(std::string_view code) {
  if (code == "home") return "yes, at home";
  if (code == "elsewhere") return "yes, somewhere else";
  if (code == "office") return "only at the office";
  return code == "no" ? "no, or not sure" : "";
}

handouts::PersonalWords typed_words(const http::Fields& form) {
  return {posted_line(form, "sentence"),    posted_line(form, "times"),      posted_line(form, "visit_when"),
          posted_line(form, "visit_where"), posted_line(form, "visit_link"), form.get("formal") == "yes"};
}

Making typed_making(const http::Request& request) {
  Making making;
  making.client_approved = request.form.has("approved");
  making.release_reason = posted_text(request.form, "release_reason");
  making.variant = variant_of(request);
  making.paper = read_paper(request.form.get("paper"));
  making.personal = typed_words(request.form);
  making.how = read_how(request.form.get("how"));
  return making;
}

/// The newest of this document that was made for the client and can be posted; empty when there is none.
std::string newest_posted(const std::vector<db::IssuedDocument>& issued, DocumentCode code) {
  const auto found = std::ranges::find(issued, handouts::to_text(code), &db::IssuedDocument::code);
  return found != issued.end() && is_posted(found->code) ? found->id.text : "";
}

std::string day_and_time(db::Time time) {
  return long_date(local_day(time)) + ", " + clock_time(time);
}

Fields offer_row(const handouts::Offer& offer) {
  const auto code = handouts::to_text(offer.code);
  const auto& source = handouts::library_template(code);
  return {{"code", code}, {"document", source.title}, {"purpose", source.purpose}, {"why", offer.why}};
}

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

Fields client_fields(const CaseOffers& found, std::string_view title) {
  return {{"title", title}, {"id", found.client.id.text}, {"name", found.client.name}};
}

/// Pages as pictures that stand in the page itself, since what was typed must not stand in an address.
void add_drawn(Fields& fields, const std::vector<std::string>& pages) {
  List rows;
  for (std::size_t page = 0; page < pages.size(); ++page) {
    rows.emplace_back(
        Fields{{"picture", "data:image/svg+xml;base64," + base64(pages[page])}, {"page", std::to_string(page + 1)}});
  }
  fields.insert_or_assign("has_drawn", !rows.empty());
  fields.insert_or_assign("drawn", std::move(rows));
}

/// A page that names nobody: the support numbers, and the partner's copy of the facts.
bool is_neutral(DocumentCode code) {
  return code == DocumentCode::S01 || code == DocumentCode::H03C;
}

void add_group(Fields& fields, const std::string& name, List rows) {
  fields.insert_or_assign("has_" + name, !rows.empty());
  fields.insert_or_assign(name, std::move(rows));
}

http::Reply documents_page(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto found = id ? room.handouts.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  auto fields = client_fields(*found, "Documents");
  add_group(fields, "offered", rows_with(found->offers, Standing::Offered));
  add_group(fields, "on_request", rows_with(found->offers, Standing::OnRequest));
  add_group(fields, "read_here", rows_with(found->offers, Standing::ReadHere));
  add_group(fields, "releasable", rows_with(found->offers, Standing::PractitionerRelease));
  add_group(fields, "held", rows_with(found->offers, Standing::Held));
  add_group(fields, "not_offered", rows_with(found->offers, Standing::NotOffered));
  add_group(fields, "issued", issued_rows(found->issued));
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
    rows.emplace_back(Fields{{"reason", finding.why},
                             {"lifted_by", finding.lifted_by},
                             {"gate", finding.gate},
                             {"documents", std::move(documents)}});
  }
  auto fields = client_fields(*found, "Private");
  add_group(fields, "reasons", std::move(rows));
  return room.view.page("held", request, std::move(fields));
}

/// Which words follow from which answers, each answer by the question as the intake asks it.
List origin_rows(const std::vector<handouts::Origin>& origins) {
  List rows;
  for (const auto& origin : origins) {
    List questions;
    for (const auto& link_id : origin.questions) {
      const auto* item = forms::find_item(forms::intake(), link_id);
      if (item == nullptr) item = forms::find_item(forms::practitioner_judgement(), link_id);
      questions.emplace_back(Fields{{"question", item == nullptr ? link_id : item->text}, {"number", link_id}});
    }
    rows.emplace_back(Fields{{"words", origin.words}, {"questions", std::move(questions)}});
  }
  return rows;
}

/// What can be typed for this one document: only what it has a place for.
void add_places_to_type(Fields& fields, const handouts::Template& source) {
  const auto names = [&](std::string_view field) {
    return std::ranges::find(source.fields, field) != source.fields.end();
  };
  const bool has_visit = names("visit.when") || names("visit.where") || names("visit.link");
  const bool has_formal = names("formal") && source.language.starts_with("es");
  fields.insert_or_assign("has_sentence", names("personal"));
  fields.insert_or_assign("has_times", names("times"));
  fields.insert_or_assign("has_visit", has_visit);
  fields.insert_or_assign("has_formal", has_formal);
  fields.insert_or_assign("has_places", names("personal") || names("times") || has_visit || has_formal);
}

List notice_rows(const handouts::Offer& offer) {
  List rows;
  for (const auto& finding : offer.findings) {
    if (finding.effect == handouts::Effect::Notice)
      rows.emplace_back(Fields{{"notice", finding.why}, {"lifted_by", finding.lifted_by}});
  }
  return rows;
}

const char* language_in_words(std::string_view language) {
  return language.starts_with("es") ? "Spanish" : "English";
}

/// The choices that stand ticked: what was posted, or the usual one.
void add_choices(Fields& fields, const http::Request& request, DocumentCode code) {
  for (const auto& [answer, safety] : kPaperAnswers)
    fields.insert_or_assign(std::string("paper_is_") + answer, request.form.get("paper") == answer);
  const auto how = request.form.has("how") ? std::string(request.form.get("how"))
                                           : (handouts::is_worker_page(code) ? "printed" : "saved");
  for (const auto& [word, value, words] : kHandOvers)
    fields.insert_or_assign("how_is_" + std::string(word == std::string_view("in-session") ? "in_session" : word),
                            how == word);
  fields.insert_or_assign("is_formal", request.form.get("formal") == "yes");
  fields.insert_or_assign("was_approved", request.form.has("approved"));
  fields.insert_or_assign("can_be_posted", handouts::is_letter_from_therapist(code));
}

Viewing viewing_of(const http::Request& request) {
  return {variant_of(request), typed_words(request.form), request.query.has("along") || request.form.has("along")};
}

http::Reply document_page(const PageRoom& room, const http::Request& request, const MakingOutcome& outcome) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto code = read_code(request.parameters.at(1));
  const auto found = id && code ? room.handouts.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  const auto& offer = offer_for(found->offers, *code);
  const auto viewing = viewing_of(request);
  const auto pages = room.handouts.preview(*id, *code, viewing);
  const auto language = handouts::document_language(*code, found->facts);
  const auto& source = handouts::library_template(handouts::to_text(*code), language);
  const auto address = "/clients/" + id->text + "/documents/" + handouts::to_text(*code);
  const auto effect = handouts::strictest_effect(offer);
  const bool is_held = effect == handouts::Effect::Hold || outcome.is_held;
  auto fields = client_fields(*found, "Document");
  fields.merge(offer_row(offer));
  fields.merge(Fields{{"is_held", is_held},
                      {"is_releasable", effect == handouts::Effect::PractitionerRelease},
                      {"is_read_here", effect == handouts::Effect::ReadHere},
                      {"may_be_made", may_be_made(offer)},
                      {"posted_id", newest_posted(found->issued, *code)},
                      {"needs_approval", needs_approval(*code)},
                      {"asks_about_paper", asks_about_paper(*code) && !is_held},
                      {"language", language_in_words(language)},
                      {"notices", notice_rows(offer)},
                      {"address", address}});
  const auto client_language = handouts::library_language(found->facts.client_reads);
  const bool is_in_another =
      handouts::is_read_by_partner(*code) && !client_language.empty() && client_language != language;
  fields.insert_or_assign("along_language", is_in_another ? language_in_words(client_language) : "");
  fields.insert_or_assign("is_along", viewing.is_read_along);
  add_places_to_type(fields, source);
  add_choices(fields, request, *code);
  add_group(fields, "origins", origin_rows(room.handouts.origins(*id, *code, viewing)));
  add_paper(fields, address, viewing.variant, pages.size(), viewing.is_read_along ? "along=1" : "");
  // What was typed is on the pages that stand in the page itself; otherwise each is fetched by its address.
  add_drawn(fields, request.method == http::Method::Post ? pages : std::vector<std::string>());
  add_typed(fields, request.form, kTypedFields);
  add_problems(fields, kMakingFields, outcome.problems);
  const int status = outcome.is_held ? 403 : (outcome.problems.empty() ? 200 : 422);
  return room.view.page("document", request, std::move(fields), status);
}

/// The pages as they would be with what is typed now: a piece of the page for the script, or the whole page.
http::Reply preview(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto code = read_code(request.parameters.at(1));
  if (!id || !code) return not_found(room.view);
  if (!request.form.has("fragment")) return document_page(room, request, {});
  Fields fields;
  add_drawn(fields, room.handouts.preview(*id, *code, viewing_of(request)));
  return room.view.page("document_preview", request, std::move(fields));
}

http::Reply picture(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto code = read_code(request.parameters.at(1));
  if (!id || !code) return not_found(room.view);
  auto found = page_picture(room.handouts.preview(*id, *code, viewing_of(request)), request.parameters.at(2));
  return found ? std::move(*found) : not_found(room.view);
}

/// Where what was made is found: the file itself, or its receipt when the paper still has a way to go.
std::string address_after(const db::IssuedDocumentId& id, HandOver how, std::string_view then) {
  const auto address = "/issued/" + id.text;
  if (then == "with-password") return address + "/with-password";
  return how == HandOver::Saved ? address : address + "/receipt";
}

http::Reply make_document(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto code = read_code(request.parameters.at(1));
  if (!id || !code) return not_found(room.view);
  const auto making = typed_making(request);
  const auto outcome = room.handouts.make(*id, *code, making);
  if (outcome.is_unknown) return not_found(room.view);
  if (!outcome.issued) return document_page(room, request, outcome);
  return http::see_other(address_after(*outcome.issued, making.how, request.form.get("then")));
}

/// What a set may hold: everything that may be made as it is, in three groups by who reads it.
List set_groups(const CaseOffers& found, const http::Request& request) {
  struct Group {
    const char* words;
    bool (*holds)(DocumentCode);
  };
  constexpr Group kGroups[] = {
      {"For your client", [](DocumentCode code) { return !handouts::is_read_by_partner(code) && !is_neutral(code); }},
      {"For the partner", [](DocumentCode code) { return handouts::is_read_by_partner(code); }},
      {"For anybody, without a name", is_neutral}};
  const auto ticked = request.form.all("code");
  List groups;
  for (const auto& [words, holds] : kGroups) {
    List rows;
    for (const auto& offer : found.offers) {
      if (!holds(offer.code) || !may_be_made(offer) || offer.standing == Standing::NotOffered) continue;
      auto row = offer_row(offer);
      const auto code = handouts::to_text(offer.code);
      const bool is_posted = request.method == http::Method::Post;
      row.insert_or_assign("is_ticked", is_posted ? std::ranges::find(ticked, code) != ticked.end()
                                                  : offer.standing == Standing::Offered && !needs_approval(offer.code));
      row.insert_or_assign("needs_approval", needs_approval(offer.code));
      rows.emplace_back(std::move(row));
    }
    if (!rows.empty()) groups.emplace_back(Fields{{"readers", words}, {"documents", std::move(rows)}});
  }
  return groups;
}

http::Reply set_page(const PageRoom& room, const http::Request& request, const SetOutcome& outcome) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto found = id ? room.handouts.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  auto fields = client_fields(*found, "A set of documents");
  add_group(fields, "groups", set_groups(*found, request));
  add_choices(fields, request, DocumentCode::H01);
  List held;
  for (const auto code : outcome.held) held.emplace_back(Fields{{"document", title_of(handouts::to_text(code))}});
  add_group(fields, "refused", std::move(held));
  add_problems(fields, {"approved", "paper", "code", "release_reason"}, outcome.problems);
  const bool is_refused = !outcome.held.empty();
  return room.view.page("document_set", request, std::move(fields),
                        is_refused ? 403 : (outcome.problems.empty() ? 200 : 422));
}

http::Reply make_set(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  if (!id) return not_found(room.view);
  std::vector<DocumentCode> codes;
  for (const auto& text : request.form.all("code")) {
    if (const auto code = read_code(text)) codes.push_back(*code);
  }
  if (codes.empty()) return set_page(room, request, {{}, {{"code", "Tick the documents that belong together."}}, {}});
  const auto outcome = room.handouts.make_set(*id, codes, typed_making(request));
  if (outcome.is_unknown) return not_found(room.view);
  if (outcome.issued.empty()) return set_page(room, request, outcome);
  return http::see_other("/clients/" + id->text + "/handed-over");
}

Fields receipt_fields(const HandOverReceipt& receipt) {
  const auto& document = receipt.document;
  const bool has_title = !receipt.title.empty();
  return {{"issued_id", document.id.text},
          {"document", title_of(document.code)},
          {"code", document.code},
          {"original_title", has_title ? receipt.title : ""},
          {"version", document.template_version},
          {"when", day_and_time(document.issued_at)},
          {"reader", receipt.reader},
          {"written_in", has_title ? language_in_words(receipt.language) : ""},
          {"how", how_in_words(receipt.how)},
          {"paper", paper_in_words(receipt.paper)},
          {"is_approved", receipt.is_approved},
          {"is_posted", is_posted(document.code)},
          {"sha256", receipt.sha256}};
}

http::Reply receipt_page(const PageRoom& room, const http::Request& request) {
  const auto issued = db::parse_id<db::IssuedDocumentId>(request.parameters.at(0));
  const auto found = issued ? room.handouts.receipt(*issued) : std::nullopt;
  if (!found) return not_found(room.view);
  auto fields = receipt_fields(found->second);
  fields.merge(Fields{{"title", "Receipt"}, {"id", found->first.id.text}, {"name", found->first.name}});
  return room.view.page("document_receipt", request, std::move(fields));
}

/// "What exactly did we hand over?", until the end of a day.
http::Reply handed_over_page(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto client = id ? room.clients.find(*id) : std::nullopt;
  if (!client) return not_found(room.view);
  const auto typed = std::string(request.query.get("until"));
  const auto until = parse_iso_date(typed);
  constexpr std::chrono::sys_days kAnyDay = std::chrono::year(9999) / 12 / 31;
  const auto receipts = room.handouts.handed_over(*id, until ? std::chrono::sys_days(*until) : kAnyDay);
  List rows;
  for (const auto& receipt : receipts.value_or(std::vector<HandOverReceipt>()))
    rows.emplace_back(receipt_fields(receipt));
  Fields fields{{"title", "Handed over"}, {"id", id->text}, {"name", client->name}, {"until", typed}};
  fields.insert_or_assign("until_problem",
                          !typed.empty() && !until ? "Write the day as year-month-day, such as 2026-11-23." : "");
  add_group(fields, "receipts", std::move(rows));
  return room.view.page("handed_over", request, std::move(fields), typed.empty() || until ? 200 : 422);
}

http::Reply take_out(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::IssuedDocumentId>(request.parameters.at(0));
  const auto document = id ? room.handouts.take_out(*id) : std::nullopt;
  if (!document) return not_found(room.view);
  return http::download(document->pdf, "application/pdf", neutral_file_name(document->code, Copy::Plain));
}

}  // namespace

void add_document_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/clients/{client}/documents", Needs::Unlocked, 0,
                    [&room](const auto& request) { return documents_page(room, request); }});
  routes.push_back({Method::Get, "/clients/{client}/held", Needs::Unlocked, 0,
                    [&room](const auto& request) { return held_page(room, request); }});
  routes.push_back({Method::Get, "/clients/{client}/documents/{code}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return document_page(room, request, {}); }});
  routes.push_back({Method::Get, "/clients/{client}/documents/{code}/pages/{page}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return picture(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/documents/{code}", Needs::Unlocked, 64 * 1024,
                    [&room](const auto& request) { return make_document(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/documents/{code}/preview", Needs::Unlocked, 64 * 1024,
                    [&room](const auto& request) { return preview(room, request); }});
  routes.push_back({Method::Get, "/clients/{client}/set", Needs::Unlocked, 0,
                    [&room](const auto& request) { return set_page(room, request, {}); }});
  routes.push_back({Method::Post, "/clients/{client}/set", Needs::Unlocked, 64 * 1024,
                    [&room](const auto& request) { return make_set(room, request); }});
  routes.push_back({Method::Get, "/clients/{client}/handed-over", Needs::Unlocked, 0,
                    [&room](const auto& request) { return handed_over_page(room, request); }});
  routes.push_back({Method::Get, "/issued/{document}/receipt", Needs::Unlocked, 0,
                    [&room](const auto& request) { return receipt_page(room, request); }});
  routes.push_back({Method::Get, "/issued/{document}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return take_out(room, request); }});
}

}  // namespace toolkit
