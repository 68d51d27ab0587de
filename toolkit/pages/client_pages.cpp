// SPDX-License-Identifier: MIT
#include <algorithm>
#include <charconv>

#include "forms/validation.h"
#include "handouts/ladder.h"
#include "toolkit/desks/case_words.h"
#include "toolkit/desks/next_step.h"
#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/note_draft_fields.h"
#include "toolkit/pages/offer_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/pages/reminder_fields.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kNewClientFields = {"name", "partner"};

/// Counted from 1 in the address; the first when there is none, or nothing that is a page.
std::size_t page_of(const http::Request& request) {
  const auto text = request.query.get("page");
  std::size_t page = 1;
  constexpr std::size_t most = 100'000;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), page);
  const bool is_page = failure == std::errc() && end == text.data() + text.size() && page >= 1 && page <= most;
  return is_page ? page : 1;
}

/// A name that is not UTF-8 is for the desk to refuse.
bool has_characters(const std::string& name) {
  return !name.empty() && !forms::find_invalid_utf8(name);
}

List pair_rows(const std::vector<std::pair<db::Client, db::Client>>& pairs) {
  List rows;
  for (const auto& [one, other] : pairs) {
    rows.emplace_back(Fields{{"pair_id", one.id.text},
                             {"pair_name", person(one.name)},
                             {"pair_other_id", other.id.text},
                             {"pair_other_name", person(other.name)}});
  }
  return rows;
}

List likely_rows(const std::vector<db::Client>& likely) {
  List rows;
  for (const auto& client : likely) {
    rows.emplace_back(Fields{{"likely_id", client.id.text},
                             {"likely_name", person(client.name)},
                             {"likely_partner", person(client.partner.name)}});
  }
  return rows;
}

http::Reply client_list(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems,
                        const std::vector<db::Client>& likely = {}) {
  List rows;
  const auto page = page_of(request);
  const bool shows_closed = request.query.has("closed");
  const auto list = room.clients.list(page - 1, shows_closed ? db::ClientState::Closed : db::ClientState::Active);
  room.search.begin();
  for (const auto& client : list.clients) {
    rows.emplace_back(Fields{{"id", client.id.text},
                             {"row_name", person(client.name)},
                             {"row_partner", person(client.partner.name)},
                             {"changed", long_date(local_day(client.changed_at))}});
  }
  Fields fields{{"title", say(shows_closed ? "Closed cases" : "Clients")},
                {"shows_closed", shows_closed},
                {"is_incomplete", !list.is_whole},
                {"has_clients", !rows.empty()},
                {"clients", std::move(rows)},
                {"is_first_page", page == 1},
                {"has_pages", page > 1 || list.has_older},
                {"newer", page > 1 ? std::to_string(page - 1) : ""},
                {"older", list.has_older ? std::to_string(page + 1) : ""},
                {"typed", ""},
                {"has_likely", !likely.empty()},
                {"likely", likely_rows(likely)}};
  add_reminders(fields, room);
  auto pairs = pair_rows(list.likely_pairs);
  fields.insert_or_assign("has_pairs", !pairs.empty());
  fields.insert_or_assign("pairs", std::move(pairs));
  add_undo(fields, room, request, TrashKind::Client);
  add_typed(fields, request.form, kNewClientFields);
  add_problems(fields, kNewClientFields, problems);
  return room.view.page("clients", request, std::move(fields), problems.empty() && likely.empty() ? 200 : 422);
}

/// A second record of the same person is easily made, so it takes a second press.
http::Reply add_client(const PageRoom& room, const http::Request& request) {
  const auto name = posted_line(request.form, "name");
  const auto partner = posted_line(request.form, "partner");
  if (!request.form.has("anyway") && has_characters(name) && !forms::find_invalid_utf8(partner)) {
    const auto likely = room.merging.find_likely(name, partner);
    if (!likely.empty()) return client_list(room, request, {}, likely);
  }
  const auto outcome = room.clients.add(name, partner);
  if (const auto* problems = std::get_if<std::vector<Problem>>(&outcome)) return client_list(room, request, *problems);
  return http::see_other("/clients/" + std::get<db::ClientId>(outcome).text);
}

struct TimelineWords {
  TimelineLine::What what;
  const char* place;  ///< behind the client's address, unless the line names a record of its own
  const char* words;  ///< what happened, unless the line says so itself
};
constexpr TimelineWords kTimelineWords[] = {
    {TimelineLine::What::Judgment, "/judgement", "Your judgment, first written down"},
    {TimelineLine::What::PrivateQuestions, "/screening", "Private questions asked"},
    {TimelineLine::What::Reassessment, "/reassessment", "Looked at again, privately"},
    {TimelineLine::What::Authorization, "/authorization", "Authorization to contact the partner signed"},
    {TimelineLine::What::Revocation, "/authorization", "Authorization taken back"},
    {TimelineLine::What::Intake, "/intake", "Intake recorded"},
    {TimelineLine::What::CaseClosed, "/closing", "Case closed"},
    {TimelineLine::What::CaseOpened, "/record", "Case opened"}};

/// What a line is about, and where it leads.
std::pair<std::string, std::string> event_of(const TimelineLine& line, const db::ClientId& client) {
  using What = TimelineLine::What;
  if (line.what == What::Document) return {title_of(line.words), "/issued/" + line.id + "/receipt"};
  if (line.what == What::FilledForm) return {line.words, "/filled-forms/" + line.id};
  const auto* const words = std::ranges::find(kTimelineWords, line.what, &TimelineWords::what);
  return {say(words->words), "/clients/" + client.text + words->place};
}

List timeline_rows(const std::vector<TimelineLine>& lines, const db::ClientId& client) {
  List rows;
  for (const auto& line : lines) {
    Fields row{{"is_note", line.what == TimelineLine::What::Note}, {"date", long_date(line.on)}};
    if (line.what == TimelineLine::What::Note) {
      row.merge(Fields{{"note_id", line.id}, {"text", line.words}});
    } else {
      auto [event, place] = event_of(line, client);
      row.merge(Fields{{"event", std::move(event)},
                       {"place", std::move(place)},
                       {"is_handed_over", line.what == TimelineLine::What::Document}});
    }
    rows.emplace_back(std::move(row));
  }
  return rows;
}

/// The screen and the consent with their days left; never what the screen says.
Fields standing_fields(const handouts::CaseFacts& facts) {
  Fields fields;
  const auto screen = screen_days_left(facts);
  fields.insert_or_assign("has_screen", screen.has_value());
  fields.insert_or_assign("is_screen_current", facts.screening.is_current);
  fields.insert_or_assign("screen_date", screen ? long_date(*facts.screening.screened_on) : "");
  fields.insert_or_assign("screen_days", screen ? days_left(*screen) : "");
  const auto until = authorized_until(facts);
  fields.insert_or_assign("is_authorized", until.has_value());
  fields.insert_or_assign("authorized_until", until ? long_date(*until) : "");
  return fields;
}

/// "phone call, letter"; empty when the client named no way that is safe and private.
std::string ways_in_words(const std::vector<std::string>& ways) {
  constexpr std::pair<std::string_view, std::string_view> kWords[] = {
      {"call", "phone call"}, {"voicemail", "voicemail"}, {"text", "text message"},
      {"email", "email"},     {"post", "letter"},         {"portal", "client portal"}};
  std::string words;
  for (const auto& [way, word] : kWords) {
    if (std::ranges::find(ways, way) != ways.end()) words.append(words.empty() ? "" : ", ").append(say(word));
  }
  return words;
}

/// What comes next in this case; empty while a gate holds it.
std::string ladder_words(const handouts::CaseFacts& facts) {
  const auto step = handouts::next_step_sentence(facts);
  return step ? said(*step) : "";
}

Fields step_fields(const ClientOverview& overview) {
  const bool lacks_practice = overview.facts.practice.practitioner.empty();
  const auto step = next_step(overview.facts, overview.has_intake);
  return {{"step_practice", lacks_practice},
          {"step_intake", !lacks_practice && step == NextStep::RecordIntake},
          {"step_screening", !lacks_practice && step == NextStep::RecordScreening},
          {"step_documents", !lacks_practice && step == NextStep::ChooseDocument}};
}

List intake_rows(const std::vector<MergedIntake>& intakes) {
  List rows;
  for (const auto& [id, answered_at] : intakes) {
    rows.emplace_back(Fields{{"intake_id", id.text}, {"intake_date", long_date(local_day(answered_at))}});
  }
  return rows;
}

List merge_rows(const std::vector<DoneMerge>& merges) {
  List rows;
  for (const auto& [merge, name, has_process_notes, intakes] : merges) {
    rows.emplace_back(Fields{{"merged_id", merge.merged.text},
                             {"merged_name", person(name)},
                             {"has_merged_process_notes", has_process_notes},
                             {"merged_intakes", intake_rows(intakes)},
                             {"merged_on", long_date(local_day(merge.at))}});
  }
  return rows;
}

/// How many copies an undone merge left here, as merge_pages.cpp says it in the address; empty for anything else.
std::string left_in(const http::Request& request) {
  const auto text = request.query.get("left");
  const bool is_count = !text.empty() && text.size() < 6 && text.find_first_not_of("0123456789") == text.npos;
  return is_count ? std::string(text) : std::string();
}

http::Reply client_page(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  if (const auto target = id ? room.merging.target_of(*id) : std::nullopt) {
    return http::see_other("/clients/" + target->text);
  }
  const auto overview = id ? room.clients.open(*id) : std::nullopt;
  if (!overview) return not_found(room.view);
  const auto kept = room.drafts.find({db::NoteKind::Intake, *id, {}});
  auto merges = merge_rows(room.merging.merges_of(*id));
  Fields fields{{"title", say("Client")},
                {"id", overview->client.id.text},
                {"name", person(overview->client.name)},
                {"partner_name", person(overview->client.partner.name)},
                {"is_closed", overview->client.state == db::ClientState::Closed},
                {"has_intake", overview->has_intake},
                {"follow_up", overview->follow_up ? overview->follow_up->text : ""},
                {"has_process_notes", room.process.choice() != ProcessChoice::NeverChosen},
                {"is_incomplete", !overview->is_whole || !kept.is_whole},
                {"timeline", timeline_rows(overview->timeline, overview->client.id)},
                {"session_date", iso_date(local_day(room.clock.now()))},
                {"text", ""},
                {"left", left_in(request)},
                {"namesakes", likely_rows(room.merging.find_namesakes(overview->client))},
                {"has_merges", !merges.empty()},
                {"merges", std::move(merges)}};
  add_draft(fields, kept);
  add_undo(fields, room, request, TrashKind::Note);
  fields.merge(standing_fields(overview->facts));
  fields.merge(step_fields(*overview));
  fields.insert_or_assign("ladder", ladder_words(overview->facts));
  fields.insert_or_assign("ways", ways_in_words(overview->facts.ways_to_client));
  add_problems(fields, {"session_date", "text"}, {});
  return room.view.page("client", request, std::move(fields));
}

}  // namespace

void add_client_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/clients", Needs::Unlocked, 0,
                    [&room](const auto& request) { return client_list(room, request, {}); }});
  routes.push_back({Method::Post, "/clients", Needs::Unlocked, 256 * 1024,
                    [&room](const auto& request) { return add_client(room, request); }});
  routes.push_back({Method::Get, "/clients/{client}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return client_page(room, request); }});
}

}  // namespace toolkit
