// SPDX-License-Identifier: MIT
#include <algorithm>
#include <any>
#include <charconv>
#include <string>

#include "toolkit/exchange/csv.h"
#include "toolkit/http/random_token.h"
#include "toolkit/http/session_table.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// A file somewhat too large still gets the sentence that says so; one far beyond is not read.
constexpr std::size_t kFileCap = kLargestCsv + std::size_t{4} * 1024 * 1024;
constexpr std::size_t kPlanCap = 64 * 1024;
/// What fits on a page that one looks through; all others are in the list of clients.
constexpr std::size_t kMostNamed = 200;
constexpr std::size_t kMostSentences = 20;
constexpr std::size_t kMany = 1000;  ///< so many take longer than somebody waits without a word

/// What the session keeps while a file is decided about. The token ties a page to the file that it showed, so that the
/// ticks of an older page are never taken for lines of another file.
struct HeldFile {
  std::string token;
  IncomingFile file;
};
/// What it keeps afterwards, in place of the file.
struct Finished {
  std::string token;
  std::vector<db::ClientId> clients;
};

HeldFile* held_file(const http::Request& request) {
  return std::any_cast<HeldFile>(&request.session->kept);
}

std::size_t number_in(std::string_view text, std::size_t otherwise) {
  std::size_t number = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), number);
  return failure == std::errc() && end == text.data() + text.size() ? number : otherwise;
}

/// Counted from 1 in the address and on the page, and from 0 at the desk.
std::size_t page_in(std::string_view text, const IncomingFile& file) {
  const auto page = number_in(text, 1);
  return page >= 1 && page <= ImportDesk::page_count(file) ? page - 1 : 0;
}

/// Empty when there are none.
std::string counted(std::size_t count, const char* one, const char* many) {
  return count == 0 ? "" : say(count == 1 ? one : many, {std::to_string(count)});
}

http::Reply choose_page(const PageRoom& room, const http::Request& request, const std::vector<LineProblem>& problems) {
  List rows;
  for (const auto& problem : problems) {
    if (rows.size() == kMostSentences) break;
    rows.emplace_back(
        Fields{{"line", problem.line == 0 ? "" : std::to_string(problem.line)}, {"sentence", in_words(problem)}});
  }
  const auto further = problems.size() - rows.size();
  return room.view.page("bring_in", request,
                        {{"title", say("Bring clients in")},
                         {"has_file", held_file(request) != nullptr},
                         {"has_problems", !problems.empty()},
                         {"further", further == 0 ? "" : std::to_string(further)},
                         {"problems", std::move(rows)}},
                        problems.empty() ? 200 : 422);
}

std::vector<LineProblem> refusals_of(const ImportPlan& plan) {
  if (plan.lines.empty()) return {{0, say("There is nobody in this file.")}};
  std::vector<LineProblem> problems;
  for (const auto& line : plan.lines) problems.push_back(line.problem());
  return problems;
}

/// A file takes the place of the one before, whatever comes of it.
http::Reply take_file(const PageRoom& room, const http::Request& request) {
  if (!request.file || request.file->empty()) return choose_page(room, request, {{0, say("Choose a file first.")}});
  request.session->kept.reset();
  auto file = room.importing.read(*request.file);
  if (!file.has_clients()) return choose_page(room, request, refusals_of(file.plan));
  request.session->kept = HeldFile{http::random_token(), std::move(file)};
  return http::see_other("/bring-in/plan");
}

List twin_rows(const IncomingLine& line) {
  List rows;
  for (const auto& twin : line.twins) {
    rows.emplace_back(Fields{
        {"twin_id", twin.id.text}, {"twin_name", person(twin.name)}, {"twin_partner", person(twin.partner.name)}});
  }
  return rows;
}

Fields line_fields(const IncomingLine& line) {
  const auto& fate = *line.fate;
  return {{"line", std::to_string(fate.line)},
          {"line_name", fate.client.name},
          {"line_partner", fate.client.partner.name},
          {"is_chosen", line.is_chosen},
          {"is_couple", fate.fate == Fate::Couple},
          {"has_twins", !line.twins.empty()},
          {"twins", twin_rows(line)},
          {"further_twins", line.further_twins == 0 ? "" : std::to_string(line.further_twins)},
          {"earlier_line", fate.earlier_line ? std::to_string(*fate.earlier_line) : ""},
          {"sentence", in_words(fate.problem())}};
}

/// The lines of the page in its three parts.
void add_lines(Fields& fields, const std::vector<IncomingLine>& lines) {
  List questions;
  List refused;
  List plain;
  for (const auto& line : lines) {
    auto& part = line.fate->fate == Fate::Add ? plain : line.fate->fate == Fate::Refused ? refused : questions;
    part.emplace_back(line_fields(line));
  }
  fields.merge(
      Fields{{"has_questions", !questions.empty()}, {"has_refused", !refused.empty()}, {"has_plain", !plain.empty()}});
  fields.insert_or_assign("questions", std::move(questions));
  fields.insert_or_assign("refused", std::move(refused));
  fields.insert_or_assign("plain", std::move(plain));
}

void add_counts(Fields& fields, const IncomingFile& file) {
  fields.merge(Fields{
      {"count_plain", counted(file.count(Fate::Add), "{1} is plain", "{1} are plain")},
      {"count_duplicate",
       counted(file.count(Fate::Duplicate), "{1} may be the same person as somebody here or further up in the file",
               "{1} may be the same people as some here or further up in the file")},
      {"count_couple",
       counted(file.count(Fate::Couple), "{1} names two people at once", "{1} name two people at once")},
      {"count_refused", counted(file.count(Fate::Refused), "{1} cannot be brought in", "{1} cannot be brought in")}});
}

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
  return text;
}

/// Why the plan is shown again instead of being carried out: a word in the address, so that the page is one that can be
/// gone back to and loaded again.
constexpr const char* kNobodyTicked = "nobody-ticked";
constexpr const char* kRecordsChanged = "changed";
constexpr const char* kOtherFile = "other-file";

http::Reply show_again(const char* why, std::size_t page = 0) {
  return http::see_other("/bring-in/plan?page=" + std::to_string(page + 1) + "&why=" + why);
}

http::Reply plan_page(const PageRoom& room, const http::Request& request, const HeldFile& held) {
  const auto page = page_in(request.query.get("page"), held.file);
  const auto why = request.query.get("why");
  const auto lines = room.importing.open_page(held.file, page);
  const auto pages = ImportDesk::page_count(held.file);
  const auto here = static_cast<std::size_t>(std::ranges::count(lines, true, &IncomingLine::is_chosen));
  const auto elsewhere = held.file.chosen.size() - here;
  Fields fields{{"title", say("Bring clients in")},
                {"file", held.token},
                {"page", std::to_string(page + 1)},
                {"pages", pages > 1 ? std::to_string(pages) : ""},
                {"before", page > 0 ? std::to_string(page) : ""},
                {"after", page + 1 < pages ? std::to_string(page + 2) : ""},
                {"elsewhere", elsewhere > 0 ? std::to_string(elsewhere) : ""},
                {"is_long", held.file.chosen.size() > kMany},
                {"not_kept", joined(held.file.plan.not_kept)},
                {"is_nobody_ticked", why == kNobodyTicked},
                {"is_changed", why == kRecordsChanged},
                {"is_other_file", why == kOtherFile}};
  add_counts(fields, held.file);
  add_lines(fields, lines);
  return room.view.page("bring_in_plan", request, std::move(fields));
}

/// Where somebody is sent who has no file: to what became of it, or to choose one.
http::Reply without_file(const http::Request& request) {
  const bool is_finished = std::any_cast<Finished>(&request.session->kept) != nullptr;
  return http::see_other(is_finished ? "/bring-in/done" : "/bring-in");
}

http::Reply open_plan(const PageRoom& room, const http::Request& request) {
  const auto* held = held_file(request);
  if (held == nullptr) return without_file(request);
  return plan_page(room, request, *held);
}

std::set<std::size_t> lines_in(const http::Fields& form) {
  std::set<std::size_t> lines;
  for (const auto& text : form.all("line")) lines.insert(number_in(text, 0));
  return lines;
}

http::Reply bring_in(const PageRoom& room, const http::Request& request, HeldFile& held, std::size_t page) {
  if (held.file.chosen.empty()) return show_again(kNobodyTicked, page);
  auto added = room.importing.bring_in(held.file);
  if (!added) return show_again(kRecordsChanged);
  request.session->kept = Finished{held.token, std::move(*added)};
  return http::see_other("/bring-in/done");
}

/// The one form of the plan: it keeps the ticks of its page, and then turns to another, lets the file go, or brings in.
http::Reply answer_plan(const PageRoom& room, const http::Request& request) {
  auto* held = held_file(request);
  if (held == nullptr) return without_file(request);
  if (held->token != request.form.get("file")) return show_again(kOtherFile);
  if (request.form.has("forget")) {
    request.session->kept.reset();
    return http::see_other("/bring-in");
  }
  const auto page = page_in(request.form.get("page"), held->file);
  ImportDesk::choose(held->file, page, lines_in(request.form));
  if (!request.form.has("to")) return bring_in(room, request, *held, page);
  return http::see_other("/bring-in/plan?page=" + std::to_string(page_in(request.form.get("to"), held->file) + 1));
}

List pair_rows(const std::vector<std::pair<db::Client, db::Client>>& pairs) {
  List rows;
  for (const auto& [one, other] : pairs) {
    if (rows.size() == kMostNamed) break;
    rows.emplace_back(Fields{{"pair_id", one.id.text},
                             {"pair_name", person(one.name)},
                             {"pair_other_id", other.id.text},
                             {"pair_other_name", person(other.name)}});
  }
  return rows;
}

http::Reply done_page(const PageRoom& room, const http::Request& request) {
  const auto* finished = std::any_cast<Finished>(&request.session->kept);
  if (finished == nullptr) return http::see_other("/bring-in");
  const auto brought = room.importing.open_brought_in(finished->clients);
  List rows;
  for (const auto& client : brought.clients) {
    if (rows.size() == kMostNamed) break;
    rows.emplace_back(Fields{
        {"id", client.id.text}, {"row_name", person(client.name)}, {"row_partner", person(client.partner.name)}});
  }
  const auto further = brought.clients.size() - rows.size();
  return room.view.page("brought_in", request,
                        {{"title", say("Bring clients in")},
                         {"heading", counted(finished->clients.size(), "{1} client came in", "{1} clients came in")},
                         {"clients", std::move(rows)},
                         {"further", further == 0 ? "" : std::to_string(further)},
                         {"has_pairs", !brought.likely_pairs.empty()},
                         {"pairs", pair_rows(brought.likely_pairs)}});
}

}  // namespace

void add_import_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/bring-in", Needs::Unlocked, 0,
                    [&room](const auto& request) { return choose_page(room, request, {}); }});
  routes.push_back({Method::Post, "/bring-in", Needs::Unlocked, kFileCap,
                    [&room](const auto& request) { return take_file(room, request); }, http::BodyKind::Multipart});
  routes.push_back({Method::Get, "/bring-in/plan", Needs::Unlocked, 0,
                    [&room](const auto& request) { return open_plan(room, request); }});
  routes.push_back({Method::Post, "/bring-in/plan", Needs::Unlocked, kPlanCap,
                    [&room](const auto& request) { return answer_plan(room, request); }});
  routes.push_back({Method::Get, "/bring-in/done", Needs::Unlocked, 0,
                    [&room](const auto& request) { return done_page(room, request); }});
}

}  // namespace toolkit
