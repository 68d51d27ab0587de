// SPDX-License-Identifier: MIT
#include <string>

#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// Where what was taken out of the trash is shown again.
std::string address_of(TrashKind kind, const std::string& id, const db::ClientId& client) {
  const auto home = "/clients/" + client.text;
  switch (kind) {
    case TrashKind::Client:
      return home;
    case TrashKind::Note:
      return "/notes/" + id;
    case TrashKind::ProcessNote:
      return "/process-notes/" + id;
  }
  return home;
}

/// Where one goes on after putting it there; the page offers to undo it.
std::string address_without(TrashKind kind, const std::string& id, const db::ClientId& client) {
  switch (kind) {
    case TrashKind::Client:
      return "/clients?trashed=" + id;
    case TrashKind::Note:
      return "/clients/" + client.text + "?trashed=" + id;
    case TrashKind::ProcessNote:
      return "/clients/" + client.text + "/process-notes?trashed=" + id;
  }
  return "/clients";
}

http::Reply trash_page(const PageRoom& room, const http::Request& request) {
  const auto list = room.trash.list();
  List rows;
  for (const auto& entry : list.entries) rows.emplace_back(trash_fields(entry));
  const bool has_entries = !rows.empty();
  return room.view.page("trash", request,
                        {{"title", say("Trash")},
                         {"has_entries", has_entries},
                         {"entries", std::move(rows)},
                         {"is_incomplete", !list.is_whole}});
}

http::Reply put(const PageRoom& room, TrashKind kind, const std::string& id) {
  const auto client = room.trash.put(kind, id);
  return client ? http::see_other(address_without(kind, id, *client)) : not_found(room.view);
}

http::Reply take_out(const PageRoom& room, const http::Request& request) {
  const auto kind = parse_trash_kind(request.parameters.at(0));
  if (!kind) return not_found(room.view);
  const auto& id = request.parameters.at(1);
  const auto client = room.trash.take_out(*kind, id);
  return client ? http::see_other(address_of(*kind, id, *client)) : not_found(room.view);
}

/// What a page about a record that is in the trash says instead of "nothing here".
std::optional<http::Reply> in_trash_page(const PageRoom& room, const http::Request& request, TrashKind kind) {
  if (request.session == nullptr || !request.session->is_unlocked) return std::nullopt;
  const auto entry = room.trash.find(kind, request.parameters.at(0));
  if (!entry) return std::nullopt;
  auto fields = trash_fields(*entry);
  fields.insert_or_assign("title", say("In the trash"));
  return room.view.page("in_trash", request, std::move(fields), 404);
}

}  // namespace

Fields trash_fields(const InTrash& entry) {
  return {{"trash_kind", trash_word(entry.kind)},
          {"trash_id", entry.id},
          {"is_client", entry.kind == TrashKind::Client},
          {"is_note", entry.kind == TrashKind::Note},
          {"is_process_note", entry.kind == TrashKind::ProcessNote},
          {"trash_name", person(entry.client_name)},
          {"trash_day", entry.session_date ? long_date(*entry.session_date) : ""},
          {"trashed_on", long_date(local_day(entry.trashed_at))},
          {"trashed_by", entry.trashed_by},
          {"stays_until", long_date(local_day(entry.stays_until))},
          {"may_be_destroyed", entry.may_be_destroyed}};
}

void add_undo(Fields& fields, const PageRoom& room, const http::Request& request, TrashKind kind) {
  const std::string id(request.query.get("trashed"));
  const auto entry = id.empty() ? std::nullopt : room.trash.find(kind, id);
  fields.insert_or_assign("was_trashed", entry.has_value());
  if (entry) fields.merge(trash_fields(*entry));
}

void add_trash_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 8 * 1024;
  routes.push_back(
      {Method::Get, "/trash", Needs::Unlocked, 0, [&room](const auto& request) { return trash_page(room, request); }});
  routes.push_back({Method::Post, "/trash/{kind}/{id}/restore", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return take_out(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/trash", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return put(room, TrashKind::Client, request.parameters.at(0)); }});
  routes.push_back({Method::Post, "/notes/{note}/trash", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return put(room, TrashKind::Note, request.parameters.at(0)); }});
  routes.push_back({Method::Post, "/process-notes/{note}/trash", Needs::Unlocked, kSmall, [&room](const auto& request) {
                      return put(room, TrashKind::ProcessNote, request.parameters.at(0));
                    }});
}

void tell_what_is_in_trash(std::vector<http::Route>& routes, const PageRoom& room) {
  constexpr std::pair<std::string_view, TrashKind> pages[] = {
      {"/clients/{", TrashKind::Client}, {"/notes/{", TrashKind::Note}, {"/process-notes/{", TrashKind::ProcessNote}};
  for (auto& route : routes) {
    for (const auto& [beginning, kind] : pages) {
      if (!route.pattern.starts_with(beginning)) continue;
      route.handler = [&room, kind = kind, handler = std::move(route.handler)](const http::Request& request) {
        auto reply = handler(request);
        if (reply.status != 404) return reply;
        return in_trash_page(room, request, kind).value_or(std::move(reply));
      };
      break;
    }
  }
}

}  // namespace toolkit
