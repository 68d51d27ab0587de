// SPDX-License-Identifier: MIT
#include "toolkit/pages/offer_fields.h"

#include <utility>

#include "handouts/template.h"

namespace toolkit {

std::string title_of(const std::string& code) {
  return handouts::has_library_template(code, "en-US") ? handouts::library_template(code).title : code;
}

bool is_posted(const std::string& code) {
  const auto found = handouts::find_document(code);
  return found && handouts::is_letter_from_therapist(*found);
}

Fields offer_row(const handouts::Offer& offer) {
  const auto code = handouts::to_text(offer.code);
  const auto& source = handouts::library_template(code);
  return {{"code", code}, {"document", source.title}, {"purpose", source.purpose}, {"why", offer.why}};
}

Fields client_fields(const db::Client& client, std::string_view title) {
  return {{"title", title}, {"id", client.id.text}, {"name", person(client.name)}};
}

}  // namespace toolkit
