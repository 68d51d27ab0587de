// SPDX-License-Identifier: MIT
#include "toolkit/desks/document_decisions.h"

#include <algorithm>
#include <set>

#include "db/screenings.h"
#include "forms/json.h"
#include "forms/questionnaire_response.h"
#include "forms/shipped.h"
#include "forms/validation.h"

namespace toolkit {
namespace {

using handouts::Offer;

struct Decision {
  std::string what;  ///< held, lifted or released
  std::string documents;
  std::string gates;
  std::string reason;
};

void add_word(std::string& words, const std::string& word) {
  words += (words.empty() ? "" : " ") + word;
}

std::string gates_of(const std::vector<Offer>& offers) {
  std::set<std::string> names;
  for (const auto& offer : offers) {
    if (offer.standing != handouts::Standing::Held) continue;
    for (const auto& finding : offer.findings) {
      if (finding.effect == handouts::Effect::Hold) names.insert(finding.gate);
    }
  }
  std::string words;
  for (const auto& name : names) add_word(words, name);
  return words;
}

forms::FlatAnswer answer(const char* link_id, const std::string& text) {
  return {link_id, text.empty() ? std::vector<forms::Value>() : std::vector<forms::Value>{forms::Value(text)}};
}

forms::FlatAnswer choice(const forms::Questionnaire& form, const char* link_id, const std::string& code) {
  const auto read = forms::parse_answer(*forms::find_item(form, link_id), code);
  return {link_id, {std::get<forms::Value>(read)}};
}

void add(db::Transaction& transaction, const db::ClientId& client, const Decision& decision) {
  const auto& form = forms::shipped("document-decision");
  const auto response =
      forms::arrange(form,
                     {choice(form, "DD-what", decision.what), answer("DD-documents", decision.documents),
                      answer("DD-gates", decision.gates), answer("DD-reason", decision.reason)},
                     forms::ResponseStatus::Completed);
  db::add_screening(transaction, client, db::ScreeningKind::Decision, forms::write_response(response));
}

/// What was noted last of holds, releases left aside; empty when nothing was.
Decision last_noted(db::Transaction& transaction, const db::ClientId& client) {
  for (const auto& screening : db::list_screenings(transaction, client)) {
    if (screening.kind != db::ScreeningKind::Decision) continue;
    const auto response = forms::read_response(screening.json);
    const auto what = forms::find_codes(response, "DD-what");
    if (what.empty() || what.front() == "released") continue;
    return {what.front(), forms::find_text(response, "DD-documents"), forms::find_text(response, "DD-gates"), ""};
  }
  return {};
}

}  // namespace

std::string held_documents(const std::vector<Offer>& offers) {
  std::string codes;
  for (const auto& offer : offers) {
    if (offer.standing == handouts::Standing::Held) add_word(codes, handouts::to_text(offer.code));
  }
  return codes;
}

void note_held(db::Transaction& transaction, const db::ClientId& client, const std::vector<Offer>& offers) {
  const Decision now{"held", held_documents(offers), gates_of(offers), ""};
  const auto before = last_noted(transaction, client);
  const bool was_held = before.what == "held";
  if (now.documents.empty()) {
    if (was_held) add(transaction, client, {"lifted", before.documents, before.gates, ""});
    return;
  }
  if (!was_held || before.documents != now.documents || before.gates != now.gates) add(transaction, client, now);
}

void note_release(db::Transaction& transaction, const db::ClientId& client, const Offer& offer,
                  const std::string& reason) {
  std::string gates;
  for (const auto& finding : offer.findings) {
    if (finding.effect != handouts::Effect::Notice) add_word(gates, finding.gate);
  }
  add(transaction, client, {"released", handouts::to_text(offer.code), gates, reason});
}

}  // namespace toolkit
