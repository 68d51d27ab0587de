// SPDX-License-Identifier: MIT
#include <string>
#include <utility>

#include "handouts/image.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// Room for the form around the file.
constexpr std::size_t kCap = handouts::kMostImageBytes + 8 * 1024;

/// What was done, said once beside the picture, with a way back.
std::string notice_of(std::string_view done) {
  if (done == "chosen") return say("Saved");
  if (done == "off") return say("Taken off");
  if (done == "back") return say("Put back");
  return "";
}

Fields picture_fields(const KeptPicture& picture, PictureKind kind, const http::Request& request,
                      const std::vector<Problem>& problems) {
  const std::string word(to_text(kind));
  const auto notice = problems.empty() ? notice_of(request.query.get(word)) : "";
  return {{"kind", word},
          {"is_logo", kind == PictureKind::Logo},
          {"is_there", picture.is_there},
          {"notice", notice},
          {"may_be_undone", picture.has_earlier && !notice.empty()},
          {"file_problem", problems.empty() ? "" : problems.front().sentence}};
}

http::Reply pictures_page(const PageRoom& room, const http::Request& request, PictureKind kind,
                          const std::vector<Problem>& problems) {
  const auto found = room.pictures.open();
  const auto problems_of = [&](PictureKind each) { return each == kind ? problems : std::vector<Problem>(); };
  List rows;
  rows.emplace_back(picture_fields(found.logo, PictureKind::Logo, request, problems_of(PictureKind::Logo)));
  rows.emplace_back(
      picture_fields(found.signature, PictureKind::Signature, request, problems_of(PictureKind::Signature)));
  Fields fields{{"title", say("Logo and signature")}, {"signs_letters", found.signs_letters}};
  fields.insert_or_assign("pictures", std::move(rows));
  return room.view.page("pictures", request, std::move(fields), problems.empty() ? 200 : 422);
}

http::Reply picture(const PageRoom& room, const http::Request& request) {
  const auto kind = parse_picture_kind(request.parameters.at(0));
  auto file = kind ? room.pictures.find(*kind) : std::string();
  if (file.empty()) return not_found(room.view);
  const char* type = file.starts_with("\x89PNG") ? "image/png" : "image/jpeg";
  return {200, type, std::move(file), {}};
}

http::Reply put(const PageRoom& room, const http::Request& request) {
  const auto kind = parse_picture_kind(request.parameters.at(0));
  if (!kind) return not_found(room.view);
  const auto problems = room.pictures.put(*kind, request.file.value_or(""));
  if (!problems.empty()) return pictures_page(room, request, *kind, problems);
  return http::see_other("/practice/pictures?" + std::string(to_text(*kind)) + "=chosen");
}

http::Reply take_off(const PageRoom& room, const http::Request& request) {
  const auto kind = parse_picture_kind(request.parameters.at(0));
  if (!kind) return not_found(room.view);
  room.pictures.take_off(*kind);
  return http::see_other("/practice/pictures?" + std::string(to_text(*kind)) + "=off");
}

http::Reply undo(const PageRoom& room, const http::Request& request) {
  const auto kind = parse_picture_kind(request.parameters.at(0));
  if (!kind) return not_found(room.view);
  room.pictures.undo(*kind);
  return http::see_other("/practice/pictures?" + std::string(to_text(*kind)) + "=back");
}

}  // namespace

void add_picture_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 8 * 1024;
  routes.push_back({Method::Get, "/practice/pictures", Needs::Unlocked, 0,
                    [&room](const auto& request) { return pictures_page(room, request, PictureKind::Logo, {}); }});
  routes.push_back({Method::Get, "/practice/pictures/{kind}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return picture(room, request); }});
  routes.push_back({Method::Post, "/practice/pictures/{kind}", Needs::Unlocked, kCap,
                    [&room](const auto& request) { return put(room, request); }, http::BodyKind::Multipart});
  routes.push_back({Method::Post, "/practice/pictures/{kind}/take-off", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return take_off(room, request); }});
  routes.push_back({Method::Post, "/practice/pictures/{kind}/undo", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return undo(room, request); }});
}

}  // namespace toolkit
