// SPDX-License-Identifier: MIT
#include <optional>
#include <utility>

#include "toolkit/local_time.h"
#include "toolkit/pages/document_address.h"
#include "toolkit/pages/offer_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kPasswordFields = {"password", "repeat"};

/// Password and repetition are never written back into the page.
http::Reply password_page(const PageRoom& room, const http::Request& request, const std::vector<Problem>& problems) {
  const auto id = db::parse_id<db::IssuedDocumentId>(request.parameters.at(0));
  const auto found = id ? room.handouts.find_document(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  const auto& [client, document] = *found;
  Fields fields{{"title", say("With a password")},     {"id", client.id.text},
                {"name", person(client.name)},         {"issued_id", document.id.text},
                {"document", title_of(document.code)}, {"when", day_and_time(document.issued_at)}};
  add_problems(fields, kPasswordFields, problems);
  return room.view.page("protected_copy", request, std::move(fields), problems.empty() ? 200 : 422);
}

http::Reply take_out_protected(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::IssuedDocumentId>(request.parameters.at(0));
  auto copy = id ? room.handouts.take_out_protected(*id, request.form.get("password"), request.form.get("repeat"))
                 : std::nullopt;
  if (!copy) return not_found(room.view);
  if (!copy->problems.empty()) return password_page(room, request, copy->problems);
  return http::download(std::move(copy->pdf), "application/pdf", neutral_file_name(copy->code, Copy::WithPassword));
}

}  // namespace

void add_protected_copy_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 8 * 1024;
  routes.push_back({Method::Get, "/issued/{document}/with-password", Needs::Unlocked, 0,
                    [&room](const auto& request) { return password_page(room, request, {}); }});
  routes.push_back({Method::Post, "/issued/{document}/with-password", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return take_out_protected(room, request); }});
}

}  // namespace toolkit
