// SPDX-License-Identifier: MIT
#include <utility>

#include "handouts/document_words.h"
#include "handouts/template.h"
#include "toolkit/pages/document_address.h"
#include "toolkit/pages/offer_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/pages/readers.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using handouts::Audience;
using handouts::DocumentCode;
using handouts::Variant;

std::string reader_words(Audience audience) {
  for (const auto& readers : kReaders) {
    if (readers.audience == audience) return say(readers.words);
  }
  return "";
}

std::string page_count(std::size_t pages) {
  return say(pages == 1 ? "{1} page" : "{1} pages", {std::to_string(pages)});
}

/// The language of the library that the address asks for; English for any other.
std::string language_of(const http::Request& request) {
  const auto language = handouts::library_language(request.query.get("language"));
  return language.empty() ? handouts::document_languages().front() : language;
}

/// What addresses carry along for a language that is not the usual one, with its question mark.
std::string query_of(const std::string& language) {
  return language == handouts::document_languages().front() ? "" : "?language=" + language;
}

Fields about(DocumentCode code, const std::string& language, std::size_t pages) {
  const auto& source = handouts::library_template(handouts::to_text(code), language);
  return {{"code", source.code},
          {"document", title_of(source)},
          {"purpose", purpose_of(source)},
          {"readers", reader_words(source.audience)},
          {"text_address", "/texts/" + source.code + "/" + source.language},
          {"page_count", page_count(pages)},
          {"query", query_of(language)},
          {"is_spanish", language.starts_with("es")}};
}

List documents_for(const PageRoom& room, Audience audience, const std::string& language) {
  List rows;
  for (const auto code : handouts::all_documents()) {
    if (handouts::library_template(handouts::to_text(code)).audience != audience) continue;
    rows.emplace_back(about(code, language, room.library.pages(code, Variant::Standard, language).size()));
  }
  return rows;
}

http::Reply library_page(const PageRoom& room, const http::Request& request) {
  const auto language = language_of(request);
  List groups;
  for (const auto& [audience, group, words] : kReaders) {
    auto rows = documents_for(room, audience, language);
    if (!rows.empty()) groups.emplace_back(Fields{{"readers", say(words)}, {"documents", std::move(rows)}});
  }
  Fields fields{{"title", say("Library")},
                {"is_a4", room.library.paper() == handouts::Paper::A4},
                {"query", query_of(language)},
                {"is_spanish", language.starts_with("es")}};
  fields.insert_or_assign("groups", std::move(groups));
  return room.view.page("library", request, std::move(fields));
}

http::Reply document_page(const PageRoom& room, const http::Request& request) {
  const auto code = read_code(request.parameters.at(0));
  if (!code) return not_found(room.view);
  const auto variant = variant_of(request);
  const auto language = language_of(request);
  const auto pages = room.library.pages(*code, variant, language).size();
  auto fields = about(*code, language, pages);
  fields.insert_or_assign("title", say("Library"));
  fields.insert_or_assign("has_numbers", *code == DocumentCode::S01);
  add_paper(fields, "/library/" + handouts::to_text(*code), variant, pages,
            query_of(language).empty() ? "" : query_of(language).substr(1));
  return room.view.page("library_document", request, std::move(fields));
}

http::Reply picture(const PageRoom& room, const http::Request& request) {
  const auto code = read_code(request.parameters.at(0));
  if (!code) return not_found(room.view);
  auto found =
      page_picture(room.library.pages(*code, variant_of(request), language_of(request)), request.parameters.at(1));
  return found ? std::move(*found) : not_found(room.view);
}

}  // namespace

void add_library_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/library", Needs::Unlocked, 0,
                    [&room](const auto& request) { return library_page(room, request); }});
  routes.push_back({Method::Get, "/library/{code}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return document_page(room, request); }});
  routes.push_back({Method::Get, "/library/{code}/pages/{page}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return picture(room, request); }});
}

}  // namespace toolkit
