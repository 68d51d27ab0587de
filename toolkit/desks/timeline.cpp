// SPDX-License-Identifier: MIT
#include "toolkit/desks/timeline.h"

#include <algorithm>

#include "db/authorizations.h"
#include "db/error.h"
#include "db/issued_documents.h"
#include "db/responses.h"
#include "db/retention.h"
#include "db/screenings.h"
#include "forms/json.h"
#include "forms/questionnaire.h"
#include "forms/shipped.h"
#include "toolkit/desks/form_desk.h"
#include "toolkit/desks/form_shelf.h"
#include "toolkit/local_time.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using What = TimelineLine::What;
using Lines = std::vector<TimelineLine>;

/// A form of the practice's own that is damaged shuts no client's page: its line has the title of the shipped one.
std::string title_of_form(db::Transaction& transaction, const std::string& name) {
  try {
    return form_in_use(transaction, name, shown_language())->title;
  } catch (const db::Error& failure) {
    if (failure.kind() != db::Error::Kind::Damaged) throw;
    transaction.report({"own_form", name});
    return shipped_form(name, shown_language())->title;
  }
}

void add_responses(Lines& lines, db::Transaction& transaction, const db::ClientId& client) {
  for (const auto& stored : db::list_all_responses(transaction, client)) {
    const auto said = forms::read_response(stored.json);
    if (said.items.empty() || said.status == forms::ResponseStatus::EnteredInError) continue;
    const auto on = local_day(stored.created_at);
    const auto url = forms::url_of(stored.questionnaire);
    if (url == forms::intake().url) {
      lines.push_back({on, What::Intake, "", ""});
    } else if (url == forms::practitioner_judgement().url) {
      lines.push_back({on, What::Judgment, "", ""});
    } else if (const auto name = client_form_name(stored.questionnaire); !name.empty()) {
      lines.push_back({on, What::FilledForm, stored.id.text, title_of_form(transaction, name)});
    }
  }
}

void add_screenings(Lines& lines, db::Transaction& transaction, const db::ClientId& client) {
  for (const auto& each : db::list_screenings(transaction, client)) {
    const bool is_again = each.kind == db::ScreeningKind::Reassessment;
    lines.push_back({local_day(each.recorded_at), is_again ? What::Reassessment : What::PrivateQuestions, "", ""});
  }
}

void add_authorizations(Lines& lines, db::Transaction& transaction, const db::ClientId& client) {
  for (const auto& each : db::list_authorizations(transaction, client)) {
    lines.push_back({std::chrono::sys_days(each.signed_on), What::Authorization, "", ""});
    if (each.revoked_on) lines.push_back({std::chrono::sys_days(*each.revoked_on), What::Revocation, "", ""});
  }
}

void add_standing(Lines& lines, db::Transaction& transaction, const db::Client& client) {
  const auto closed_on = db::load_retention(transaction, client.id).closed_on;
  if (closed_on && client.state == db::ClientState::Closed)
    lines.push_back({std::chrono::sys_days(*closed_on), What::CaseClosed, "", ""});
  lines.push_back({local_day(client.created_at), What::CaseOpened, "", ""});
}

}  // namespace

std::vector<TimelineLine> timeline_of(db::Transaction& transaction, const db::Client& client,
                                      const std::vector<db::Note>& notes) {
  Lines lines;
  for (const auto& note : notes)
    lines.push_back({std::chrono::sys_days(note.session_date), What::Note, note.id.text, note.text});
  for (const auto& document : db::list_issued_documents(transaction, client.id))
    lines.push_back({local_day(document.issued_at), What::Document, document.id.text, document.code});
  add_responses(lines, transaction, client.id);
  add_screenings(lines, transaction, client.id);
  add_authorizations(lines, transaction, client.id);
  add_standing(lines, transaction, client);
  std::ranges::stable_sort(lines, [](const auto& one, const auto& other) {
    return one.on != other.on ? one.on > other.on : one.what < other.what;
  });
  return lines;
}

}  // namespace toolkit
