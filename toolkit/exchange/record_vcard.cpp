// SPDX-License-Identifier: MIT
#include "toolkit/exchange/person_words.h"
#include "toolkit/exchange/record_writers.h"
#include "toolkit/exchange/vcard.h"

namespace toolkit {
namespace {

/// "20261123T140200Z", the basic form that REV takes (RFC 6350, 4.3.5).
std::string timestamp(db::Time time) {
  auto text = utc_time(time);
  std::erase_if(text, [](char c) { return c == '-' || c == ':'; });
  return text;
}

}  // namespace

std::string write_record_vcard(const ClientRecord& record) {
  const auto& client = record.client;
  Vcard card;
  card.name = client.name;
  card.uid = "urn:uuid:" + client.id.text;
  card.revised = timestamp(client.changed_at);
  if (is_language_code(client.language)) card.language = client.language;
  card.partner = client.partner.name;
  return write_vcard(card, record.ticked.partner ? RelatedPartner::Tell : RelatedPartner::LeaveOut);
}

}  // namespace toolkit
