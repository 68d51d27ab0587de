// SPDX-License-Identifier: MIT
#include "toolkit/exchange/client_record.h"

#include <array>
#include <cstdio>
#include <set>
#include <utility>

#include "db/transaction.h"
#include "forms/json.h"
#include "forms/labeled_answers.h"
#include "forms/questionnaire.h"
#include "forms/shipped.h"
#include "toolkit/desks/form_shelf.h"
#include "toolkit/desks/practice_place.h"

namespace toolkit {

std::string to_text(const Ticked& ticked) {
  const std::pair<bool, const char*> words[] = {{ticked.notes, "notes"},
                                                {ticked.judgement, "judgement"},
                                                {ticked.screening, "screening"},
                                                {ticked.partner, "partner"}};
  std::string text;
  for (const auto& [is_ticked, word] : words) {
    if (is_ticked) text.append(text.empty() ? "" : " ").append(word);
  }
  return text;
}

namespace {

/// Answers labeled X leave with the private questions or not at all, those labeled W with the judgement, and what was
/// set aside never does.
std::string leaving(const forms::Questionnaire& form, const std::string& json, const Ticked& ticked) {
  auto response = forms::read_response(json);
  std::set<forms::Sensitivity> kept_here;
  if (!ticked.screening) kept_here.insert(forms::Sensitivity::X);
  if (!ticked.judgement) kept_here.insert(forms::Sensitivity::W);
  response = forms::without_labeled_answers(form, response, kept_here);
  return forms::write_response(response, json);
}

/// The forms that are filled in as often as they are needed; those that nobody has answered are left out.
void add_filled_forms(db::Transaction& transaction, ClientRecord& record) {
  for (auto& response : db::list_all_responses(transaction, record.client.id)) {
    const auto url = forms::url_of(response.questionnaire);
    if (url == forms::intake().url || url == forms::practitioner_judgement().url) continue;
    const auto form = find_form(transaction, response.questionnaire);
    if (!form || forms::read_response(response.json).items.empty()) continue;
    const bool is_mistaken = forms::read_response(response.json).status == forms::ResponseStatus::EnteredInError;
    record.headings[response.id.text] = form->title + ", " +
                                        utc_day(std::chrono::floor<std::chrono::days>(response.created_at)) +
                                        (is_mistaken ? ", entered by mistake" : "");
    response.json = leaving(*form, response.json, record.ticked);
    record.responses.push_back(std::move(response));
  }
}

}  // namespace

std::optional<ClientRecord> gather_record(db::Transaction& transaction, const db::ClientId& id, const Ticked& ticked) {
  auto client = db::find_client(transaction, id);
  if (!client) return std::nullopt;
  ClientRecord record;
  record.client = std::move(*client);
  record.gathered_at = transaction.now();
  record.ticked = ticked;
  record.practice = db::load_practice(transaction);
  record.is_uk = load_place(transaction).is_uk;
  const auto add_response = [&](const forms::Questionnaire& form) {
    if (auto response = db::find_latest_response(transaction, id, form.url)) {
      response->json = leaving(form, response->json, ticked);
      record.responses.push_back(std::move(*response));
    }
  };
  add_response(forms::intake());
  if (ticked.judgement) add_response(forms::practitioner_judgement());
  add_filled_forms(transaction, record);
  record.authorizations = db::list_authorizations(transaction, id);
  for (const auto& head : db::list_issued_documents(transaction, id)) {
    record.issued.push_back(db::find_issued_document(transaction, head.id).value());
  }
  if (ticked.notes) record.notes = db::list_notes(transaction, id);
  if (ticked.screening) record.screenings = db::list_screenings(transaction, id);
  return record;
}

std::string utc_time(db::Time time) {
  const auto day = std::chrono::floor<std::chrono::days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  std::array<char, 32> text{};
  std::snprintf(text.data(), text.size(), "T%02d:%02d:%02dZ", static_cast<int>(clock.hours().count()),
                static_cast<int>(clock.minutes().count()), static_cast<int>(clock.seconds().count()));
  return utc_day(day) + text.data();
}

std::string utc_day(std::chrono::year_month_day day) {
  return forms::to_text(forms::Date{int{day.year()}, unsigned{day.month()}, unsigned{day.day()}});
}

}  // namespace toolkit
