// SPDX-License-Identifier: MIT
#include <string>

#include "toolkit/local_time.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

struct TwoClients {
  db::ClientId into;
  db::ClientId merged;
};

std::optional<TwoClients> clients_of(const http::Request& request) {
  const auto into = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto merged = db::parse_id<db::ClientId>(request.parameters.at(1));
  if (!into || !merged) return std::nullopt;
  return TwoClients{*into, *merged};
}

std::string sentence_for(db::MergeRefusal refusal) {
  switch (refusal) {
    case db::MergeRefusal::Held:
      return say("One of the two is under a legal hold, so nothing of it may be changed. Lift the hold first.");
    case db::MergeRefusal::InTrash:
      return say("Something of one of the two lies in the trash. Restore it or empty it first.");
    case db::MergeRefusal::HasDraft:
      return say("A note of the other record is typed and not saved. Save it there, or throw it away, and come back.");
    case db::MergeRefusal::HasMergedClients:
      return say("Another record was merged into this one. Turn the two around, or undo that merge first.");
    case db::MergeRefusal::SameClient:
    case db::MergeRefusal::NoSuchClient:
      break;
  }
  return say("These are not two records. Go back to your clients and choose again.");
}

List content_rows(const db::MergeContents& contents) {
  List rows;
  const auto add = [&](std::size_t count, const char* one, const char* many) {
    if (count > 0) rows.emplace_back(Fields{{"row", say(count == 1 ? one : many, {std::to_string(count)})}});
  };
  add(contents.notes, "{1} note", "{1} notes");
  add(contents.responses, "{1} form with answers", "{1} forms with answers");
  add(contents.screenings, "{1} set of private answers", "{1} sets of private answers");
  add(contents.authorizations, "{1} authorization", "{1} authorizations");
  add(contents.documents, "{1} document handed over", "{1} documents handed over");
  return rows;
}

http::Reply merge_page(const PageRoom& room, const http::Request& request, int status) {
  const auto both = clients_of(request);
  const auto preview = both ? room.merging.preview(both->into, both->merged) : std::nullopt;
  if (!preview) return not_found(room.view);
  auto rows = content_rows(preview->contents);
  const bool has_rows = !rows.empty();
  return room.view.page("merge", request,
                        {{"title", say("Merge two records")},
                         {"id", preview->into.id.text},
                         {"name", person(preview->into.name)},
                         {"partner", person(preview->into.partner.name)},
                         {"other_id", preview->merged.id.text},
                         {"other_name", person(preview->merged.name)},
                         {"other_partner", person(preview->merged.partner.name)},
                         {"has_rows", has_rows},
                         {"rows", std::move(rows)},
                         {"has_process_notes", preview->contents.has_process_notes},
                         {"refusal", preview->refusal ? sentence_for(*preview->refusal) : ""}},
                        status);
}

http::Reply merge(const PageRoom& room, const http::Request& request) {
  const auto both = clients_of(request);
  if (!both) return not_found(room.view);
  if (room.merging.target_of(both->merged) != both->into && room.merging.merge(both->into, both->merged)) {
    return merge_page(room, request, 409);
  }
  return http::see_other("/clients/" + both->into.text);
}

http::Reply undo(const PageRoom& room, const http::Request& request) {
  const auto both = clients_of(request);
  if (!both) return not_found(room.view);
  const auto outcome = room.merging.undo(both->into, both->merged);
  if (const auto* refusal = std::get_if<db::MergeRefusal>(&outcome)) {
    return room.view.message(409, say("This merge cannot be undone"), sentence_for(*refusal));
  }
  const auto left = std::get<db::CopiesLeft>(outcome);
  return http::see_other("/clients/" + both->into.text + (left > 0 ? "?left=" + std::to_string(left) : ""));
}

/// To be read only: what is new is asked on the client's own form.
http::Reply merged_intake(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto intake = db::parse_id<db::ResponseId>(request.parameters.at(1));
  const auto opened = id && intake ? room.merging.open_intake(*id, *intake) : std::nullopt;
  if (!opened) return not_found(room.view);
  List said;
  for (const auto& [key, question, text] : opened->said) {
    if (!text.empty()) said.emplace_back(Fields{{"asked", question}, {"said", text}});
  }
  return room.view.page("merged_intake", request,
                        {{"title", say("Intake")},
                         {"id", opened->client.id.text},
                         {"name", person(opened->client.name)},
                         {"answered_on", long_date(local_day(opened->answered_at))},
                         {"said", std::move(said)}});
}

}  // namespace

void add_merge_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 8 * 1024;
  routes.push_back({Method::Get, "/clients/{client}/merge/{other}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return merge_page(room, request, 200); }});
  routes.push_back({Method::Post, "/clients/{client}/merge/{other}", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return merge(room, request); }});
  routes.push_back({Method::Get, "/clients/{client}/intakes/{intake}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return merged_intake(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/unmerge/{other}", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return undo(room, request); }});
}

}  // namespace toolkit
