// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "db/error.h"
#include "handouts/document_words.h"
#include "handouts/template.h"
#include "toolkit/desks/form_shelf.h"
#include "toolkit/pages/document_address.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/offer_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/pages/print_fields.h"
#include "toolkit/pages/readers.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using handouts::DocumentCode;
using handouts::Standing;

const std::vector<std::string> kMakingFields = {"approved", "release_reason", "paper",       "sentence",
                                                "times",    "visit_when",     "visit_where", "visit_link"};
const std::vector<std::string> kTypedFields = {"release_reason", "sentence",    "times",
                                               "visit_when",     "visit_where", "visit_link"};

handouts::PersonalWords typed_words(const http::Fields& form) {
  return {posted_line(form, "sentence"),    posted_line(form, "times"),      posted_line(form, "visit_when"),
          posted_line(form, "visit_where"), posted_line(form, "visit_link"), form.get("formal") == "yes"};
}

Making typed_making(const http::Request& request) {
  Making making;
  making.client_approved = request.form.has("approved");
  making.release_reason = posted_text(request.form, "release_reason");
  making.variant = variant_of(request);
  making.paper = find_paper_safety(request.form.get("paper"));
  making.personal = typed_words(request.form);
  making.how = find_hand_over(request.form.get("how")).value_or(HandOver::Saved);
  // A printed letter may still be posted, or given from hand to hand; it is no file.
  if (asks_to_print(request) && making.how == HandOver::Saved) making.how = HandOver::Printed;
  return making;
}

/// The newest of this document that was made for the client and can be posted; empty when there is none.
std::string newest_posted(const std::vector<db::IssuedDocument>& issued, DocumentCode code) {
  const auto found = std::ranges::find(issued, handouts::to_text(code), &db::IssuedDocument::code);
  return found != issued.end() && is_posted(found->code) ? found->id.text : "";
}

/// Which words follow from which answers, each answer by the question as the intake asks it.
List origin_rows(const std::vector<handouts::Origin>& origins) {
  const auto intake = shipped_form("intake", shown_language());
  const auto judgement = shipped_form("practitioner-judgement", shown_language());
  List rows;
  for (const auto& origin : origins) {
    List questions;
    for (const auto& link_id : origin.questions) {
      const auto* item = forms::find_item(*intake, link_id);
      if (item == nullptr) item = forms::find_item(*judgement, link_id);
      questions.emplace_back(Fields{{"question", item == nullptr ? link_id : item->text}, {"number", link_id}});
    }
    rows.emplace_back(Fields{{"words", origin.words}, {"questions", std::move(questions)}});
  }
  return rows;
}

/// What can be typed for this one document: only what it has a place for.
void add_places_to_type(Fields& fields, const std::vector<std::string>& named, std::string_view language) {
  const auto names = [&](std::string_view field) { return std::ranges::find(named, field) != named.end(); };
  const bool has_visit = names("visit.when") || names("visit.where") || names("visit.link");
  const bool has_formal = names("formal") && language.starts_with("es");
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
      rows.emplace_back(Fields{{"notice", say(finding.why)}, {"lifted_by", say(finding.lifted_by)}});
  }
  return rows;
}

/// The choices that stand ticked: what was posted, or the usual one.
void add_choices(Fields& fields, const http::Request& request, DocumentCode code) {
  for (const auto* const answer : {"home", "elsewhere", "office", "no"})
    fields.insert_or_assign(std::string("paper_is_") + answer, request.form.get("paper") == answer);
  const auto usual = to_text(handouts::is_worker_page(code) ? HandOver::Printed : HandOver::Saved);
  for (const auto how : {HandOver::Saved, HandOver::Printed, HandOver::InSession, HandOver::Posted}) {
    const auto chosen = request.form.has("how") ? request.form.get("how") : usual;
    fields.insert_or_assign("how_is_" + std::string(to_text(how)), chosen == to_text(how));
  }
  fields.insert_or_assign("is_formal", request.form.get("formal") == "yes");
  fields.insert_or_assign("was_approved", request.form.has("approved"));
  fields.insert_or_assign("can_be_posted", handouts::is_letter_from_therapist(code));
}

Viewing viewing_of(const http::Request& request) {
  return {variant_of(request), typed_words(request.form), request.query.has("along") || request.form.has("along")};
}

/// The page of support numbers leads to where they are checked.
void add_numbers(Fields& fields, const PageRoom& room, DocumentCode code) {
  const bool has_numbers = code == DocumentCode::S01;
  fields.insert_or_assign("has_numbers", has_numbers);
  fields.insert_or_assign("numbers_are_due", has_numbers && room.numbers.is_check_due());
}

http::Reply document_page(const PageRoom& room, const http::Request& request, const MakingOutcome& outcome) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto code = read_code(request.parameters.at(1));
  const auto found = id && code ? room.handouts.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  const auto& offer = offer_for(found->offers, *code);
  const auto viewing = viewing_of(request);
  const auto composed = room.handouts.compose(*id, *code, viewing);
  const auto language = handouts::document_language(*code, found->facts);
  const auto address = "/clients/" + id->text + "/documents/" + handouts::to_text(*code);
  const auto effect = handouts::strictest_effect(offer);
  const bool is_held = effect == handouts::Effect::Hold || outcome.is_held;
  auto fields = client_fields(found->client, say("Document"));
  fields.merge(offer_row(offer));
  fields.merge(Fields{{"is_held", is_held},
                      {"is_releasable", effect == handouts::Effect::PractitionerRelease},
                      {"is_read_here", effect == handouts::Effect::ReadHere},
                      {"may_be_made", may_be_made(offer)},
                      {"posted_id", newest_posted(found->issued, *code)},
                      {"needs_approval", needs_approval(*code)},
                      {"asks_about_paper", asks_about_paper(*code) && !is_held},
                      {"language", language_words(language)},
                      {"notices", notice_rows(offer)},
                      {"address", address}});
  const auto client_language = handouts::library_language(found->facts.client_reads);
  const bool is_in_another =
      handouts::is_read_by_partner(*code) && !client_language.empty() && client_language != language;
  fields.insert_or_assign("along_language", is_in_another ? language_words(client_language) : "");
  fields.insert_or_assign("is_along", viewing.is_read_along);
  add_numbers(fields, room, *code);
  add_places_to_type(fields, composed.fields, language);
  add_choices(fields, request, *code);
  add_group(fields, "origins", origin_rows(composed.origins));
  add_paper(fields, address, viewing.variant, composed.pages.size(), viewing.is_read_along ? "along=1" : "");
  // What was typed is on the pages that stand in the page itself; otherwise each is fetched by its address.
  add_drawn(fields, request.method == http::Method::Post ? composed.pages : std::vector<std::string>());
  add_typed(fields, request.form, kTypedFields);
  add_problems(fields, kMakingFields, outcome.problems);
  add_print_choices(fields, room, request, outcome.problems);
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

/// What was made is kept, whatever comes of printing it. When the record does not take the print, that is said where
/// the documents are found: making them once more would not bring these to the printer.
http::Reply print_what_was_made(const PageRoom& room, const http::Request& request,
                                const std::vector<db::IssuedDocumentId>& made, const std::string& where) {
  try {
    return http::see_other(print_made(room, request, made));
  } catch (const db::Error&) {
    return http::see_other(where + "?unsent=1");
  }
}

http::Reply make_document(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto code = read_code(request.parameters.at(1));
  if (!id || !code) return not_found(room.view);
  const auto making = typed_making(request);
  if (auto problems = print_problems(room, request); !problems.empty())
    return document_page(room, request, {{}, std::move(problems)});
  const auto outcome = room.handouts.make(*id, *code, making);
  if (outcome.is_unknown) return not_found(room.view);
  if (!outcome.issued) return document_page(room, request, outcome);
  if (asks_to_print(request))
    return print_what_was_made(room, request, {*outcome.issued}, "/issued/" + outcome.issued->text + "/receipt");
  return http::see_other(address_after(*outcome.issued, making.how, request.form.get("then")));
}

/// Whether its text names one of the two; a page that names nobody does least harm where it is found.
bool names_somebody(const handouts::Template& source) {
  return std::ranges::any_of(source.fields, [](const std::string& field) {
    return field.starts_with("client.") || field.starts_with("partner.");
  });
}

/// What a set may hold: everything that fits and may be made as it is, by who reads it.
List set_groups(const CaseOffers& found, const http::Request& request) {
  using handouts::Audience;
  struct Group {
    const char* words;
    Audience audience;
    bool names_somebody;
  };
  constexpr Group kGroups[] = {{"For your client", Audience::Client, true},
                               {"For your client, and no name on it", Audience::Client, false},
                               {"For the partner", Audience::Partner, true},
                               {"For the partner, and no name on it", Audience::Partner, false},
                               {"For you", Audience::Practitioner, true}};
  const auto ticked = request.form.all("code");
  List groups;
  for (const auto& [words, audience, is_named] : kGroups) {
    List rows;
    for (const auto& offer : found.offers) {
      const auto& source = handouts::library_template(handouts::to_text(offer.code));
      const bool is_here =
          source.audience == audience && (audience == Audience::Practitioner || names_somebody(source) == is_named);
      if (!is_here || !may_be_made(offer) || offer.standing == Standing::NotOffered) continue;
      auto row = offer_row(offer);
      const auto code = handouts::to_text(offer.code);
      const bool is_posted = request.method == http::Method::Post;
      row.insert_or_assign("is_ticked", is_posted ? std::ranges::find(ticked, code) != ticked.end()
                                                  : offer.standing == Standing::Offered && !needs_approval(offer.code));
      row.insert_or_assign("needs_approval", needs_approval(offer.code));
      rows.emplace_back(std::move(row));
    }
    if (!rows.empty()) groups.emplace_back(Fields{{"readers", say(words)}, {"documents", std::move(rows)}});
  }
  return groups;
}

http::Reply set_page(const PageRoom& room, const http::Request& request, const SetOutcome& outcome) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto found = id ? room.handouts.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  auto fields = client_fields(found->client, say("A set of documents"));
  add_group(fields, "groups", set_groups(*found, request));
  add_choices(fields, request, DocumentCode::H01);
  List held;
  for (const auto code : outcome.held) held.emplace_back(Fields{{"document", title_of(handouts::to_text(code))}});
  add_group(fields, "refused", std::move(held));
  add_problems(fields, {"approved", "paper", "code", "release_reason"}, outcome.problems);
  add_print_choices(fields, room, request, outcome.problems);
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
  if (codes.empty())
    return set_page(room, request, {{}, {{"code", say("Tick the documents that belong together.")}}, {}});
  if (auto problems = print_problems(room, request); !problems.empty())
    return set_page(room, request, {{}, std::move(problems), {}});
  const auto outcome = room.handouts.make_set(*id, codes, typed_making(request));
  if (outcome.is_unknown) return not_found(room.view);
  if (outcome.issued.empty()) return set_page(room, request, outcome);
  const auto where = "/clients/" + id->text + "/handed-over";
  return asks_to_print(request) ? print_what_was_made(room, request, outcome.issued, where) : http::see_other(where);
}

}  // namespace

void add_compose_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
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
}

}  // namespace toolkit
