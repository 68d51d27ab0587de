// SPDX-License-Identifier: MIT
#include "page_room.h"

#include <exception>

#include "toolkit/http/dispatcher.h"
#include "toolkit/http/urlencoded.h"

namespace toolkit::test {
namespace {

/// To read and check every page takes longer than most tests do.
const View& the_view() {
  static const View view;
  return view;
}

}  // namespace

PageHouse::PageHouse(Workplace::Start start)
    : place(start),
      view_(the_view()),
      sessions_({}, [] { return std::chrono::steady_clock::time_point(); }),
      tickets_([] { return std::chrono::steady_clock::time_point(); }),
      room_{
          .vault = vault_,
          .language = language_,
          .locking = locking_,
          .clients = clients_,
          .drafts = drafts_,
          .intake = intake_,
          .forms = forms_,
          .form_papers = form_papers_,
          .consent = consent_,
          .handouts = handouts_,
          .library = library_,
          .post = post_,
          .printing = printing_,
          .pictures = pictures_,
          .practice = practice_,
          .numbers = numbers_,
          .outcomes = outcomes_,
          .today = today_,
          .history = history_,
          .process = process_,
          .own_forms = own_forms_,
          .own_texts = own_texts_,
          .audit = audit_,
          .refused = refused_,
          .exporting = exporting_,
          .search = search_,
          .kit = kit_,
          .access = access_,
          .rotation = rotation_,
          .merging = merging_,
          .trash = trash_,
          .importing = importing_,
          .retention = retention_,
          .erasure = erasure_,
          .backups = backups_,
          .sessions = sessions_,
          .tickets = tickets_,
          .clock = place.clock,
          .view = view_,
      },
      router_(make_router(room_)),
      session_(&sessions_.open()) {
  session_->is_admitted = true;
  session_->is_unlocked = start != Workplace::Start::Absent;
}

void PageHouse::reopen_session() {
  session_ = &sessions_.open();
  session_->is_admitted = true;
}

http::Reply PageHouse::get(const std::string& address) {
  return handle(http::Method::Get, address, {});
}

http::Reply PageHouse::head(const std::string& address) {
  return handle(http::Method::Head, address, {});
}

http::Reply PageHouse::post(const std::string& address, Posted form) {
  return handle(http::Method::Post, address, std::move(form));
}

http::Reply PageHouse::post_file(const std::string& address, std::string file) {
  return handle(http::Method::Post, address, {}, std::move(file));
}

http::Reply PageHouse::handle(http::Method method, const std::string& address, Posted form,
                              std::optional<std::string> file) {
  const auto path = address.substr(0, address.find('?'));
  const auto query = path.size() < address.size() ? address.substr(path.size() + 1) : std::string();
  const auto match = router_.match(method, path);
  if (!match.route) return http::written(refusal_page(view_, match.allowed.empty() ? 404 : 405));
  if (match.route->needs == http::Needs::Unlocked && !session_->is_unlocked) return http::see_other("/");
  const http::Request request{
      method,   path,           match.parameters, *http::parse_urlencoded(query), http::Fields(std::move(form)),
      session_, std::move(file)};
  try {
    return http::written(match.route->handler(request));
  } catch (const std::exception& failure) {
    return http::written(failure_page(view_, failure, request));
  }
}

void PageHouse::idle_out() {
  sessions_.set_idle(std::chrono::seconds(0));
  http::Dispatcher(make_router(room_), sessions_, make_callbacks(room_)).end_expired();
}

std::string PageHouse::open_other_session() {
  auto& session = sessions_.open();
  session.is_admitted = true;
  session.is_unlocked = true;
  return session.id;
}

std::string header(const http::Reply& reply, std::string_view name) {
  for (const auto& [key, value] : reply.headers) {
    if (key == name) return value;
  }
  return {};
}

std::string location(const http::Reply& reply) {
  return reply.status == 303 ? header(reply, "Location") : "";
}

std::string title(const http::Reply& reply) {
  const auto begin = reply.body.find("<title>");
  const auto end = reply.body.find("</title>");
  return begin == std::string::npos || end == std::string::npos ? "" : reply.body.substr(begin + 7, end - begin - 7);
}

Posted as_posted(const Typed& typed) {
  Posted form;
  for (const auto& [question, texts] : typed) {
    for (const auto& text : texts) form.emplace_back("q:" + question, text);
  }
  return form;
}

std::vector<std::string> kit_on_page(const http::Reply& reply) {
  constexpr std::string_view kMark = "<li data-group=\"";
  std::vector<std::string> groups;
  for (auto at = reply.body.find(kMark); at != std::string::npos; at = reply.body.find(kMark, at + 1)) {
    const auto begin = reply.body.find('>', at) + 1;
    groups.push_back(reply.body.substr(begin, reply.body.find('<', begin) - begin));
  }
  return groups;
}

Posted code_fields(const std::vector<std::string>& groups) {
  Posted form;
  for (const auto& group : groups) form.emplace_back("group", group);
  return form;
}

std::string with_a_slip(std::string group) {
  group.front() = group.front() == '7' ? '4' : '7';
  return group;
}

std::vector<std::string> client_addresses(const db::ClientId& client) {
  const auto start = "/clients/" + client.text;
  std::vector<std::string> addresses{start};
  for (const char* page : {"/intake", "/intake/whole", "/judgement", "/screening", "/reassessment", "/authorization",
                           "/forms", "/forms/intake/paper", "/forms/phq-9/paper", "/documents", "/held", "/take-out"}) {
    addresses.push_back(start + page);
  }
  for (const auto code : handouts::all_documents())
    addresses.push_back(start + "/documents/" + handouts::to_text(code));
  return addresses;
}

}  // namespace toolkit::test
