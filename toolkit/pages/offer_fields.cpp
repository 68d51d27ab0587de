// SPDX-License-Identifier: MIT
#include "toolkit/pages/offer_fields.h"

#include <utility>

#include "handouts/template.h"
#include "toolkit/desks/case_words.h"
#include "toolkit/screen_language.h"

namespace toolkit {

std::string title_of(const std::string& code) {
  const auto language = shown_language();
  return handouts::has_library_template(code, language) ? handouts::library_template(code, language).title : code;
}

std::string title_of(const handouts::Template& source) {
  return screen_language() == Language::English ? source.title : title_of(source.code);
}

std::string purpose_of(const handouts::Template& source) {
  if (screen_language() == Language::English) return source.purpose;
  return handouts::library_template(source.code, shown_language()).purpose;
}

bool is_posted(const std::string& code) {
  const auto found = handouts::find_document(code);
  return found && handouts::is_letter_from_therapist(*found);
}

Fields offer_row(const handouts::Offer& offer) {
  const auto code = handouts::to_text(offer.code);
  return {{"code", code},
          {"document", title_of(code)},
          {"purpose", purpose_of(handouts::library_template(code))},
          {"why", why_words(offer)}};
}

Fields client_fields(const db::Client& client, std::string_view title) {
  return {{"title", title}, {"id", client.id.text}, {"name", person(client.name)}};
}

}  // namespace toolkit
