// SPDX-License-Identifier: MIT
#include <algorithm>

#include "toolkit/local_time.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kConsentFields = {"signed_on", "expires_on", "recipient", "channels", "is_complete"};
constexpr std::chrono::days kUsualTerm{90};  // domain.md 4.2 v: the default length of an authorization

TypedAuthorization typed_authorization(const http::Fields& form) {
  return {posted_line(form, "signed_on"), posted_line(form, "expires_on"), posted_line(form, "recipient"),
          form.all("channels"), form.has("is_complete")};
}

const char* channel_words(const std::string& channel) {
  if (channel == "post") return "by post";
  if (channel == "phone") return "by phone";
  if (channel == "email") return "by e-mail";
  return "in person";
}

std::string listed(const std::vector<std::string>& channels) {
  std::string text;
  for (const auto& channel : channels) text += (text.empty() ? "" : ", ") + say(channel_words(channel));
  return text;
}

List authorization_rows(const Authorizations& found) {
  List rows;
  for (const auto& each : found.list) {
    const bool is_revoked = each.revoked_on.has_value();
    rows.emplace_back(Fields{{"authorization_id", each.id.text},
                             {"signed", long_date(each.signed_on)},
                             {"expires", long_date(each.expires_on)},
                             {"to", person(each.recipient)},
                             {"ways", listed(each.channels)},
                             {"is_revoked", is_revoked},
                             {"revoked", is_revoked ? long_date(*each.revoked_on) : ""},
                             {"is_over", !is_revoked && each.expires_on <= found.today},
                             {"is_running", !is_revoked && each.expires_on > found.today}});
  }
  return rows;
}

/// "what for; when it ends".
std::string in_words(const std::vector<handouts::MissingElement>& missing) {
  constexpr std::pair<handouts::MissingElement, const char*> kWords[] = {
      {"i", "what may be shared"}, {"ii", "who shares it"}, {"iii", "who receives it, and how"},
      {"iv", "what for"},          {"v", "when it ends"},   {"vi", "signature and date"}};
  std::string text;
  for (const auto& [element, words] : kWords) {
    if (std::ranges::find(missing, element) != missing.end()) text += (text.empty() ? "" : "; ") + say(words);
  }
  return text;
}

std::string usual_end(std::chrono::sys_days signed_on) {
  return iso_date(signed_on + kUsualTerm);
}

TypedAuthorization proposed(const Authorizations& found) {
  return {iso_date(found.today), usual_end(found.today), found.client.partner.name, {}, false};
}

http::Reply consent_page(const PageRoom& room, const http::Request& request, const Authorizations& found,
                         const TypedAuthorization& typed, const std::vector<Problem>& problems,
                         const std::string& missing = {}) {
  const auto has = [&](const char* channel) {
    return std::find(typed.channels.begin(), typed.channels.end(), channel) != typed.channels.end();
  };
  auto rows = authorization_rows(found);
  Fields fields{{"title", say("Authorization")},
                {"id", found.client.id.text},
                {"name", person(found.client.name)},
                {"has_list", !rows.empty()},
                {"list", std::move(rows)},
                {"signed_on", typed.signed_on},
                {"expires_on", typed.expires_on},
                {"recipient", typed.recipient},
                {"by_post", has("post")},
                {"by_phone", has("phone")},
                {"by_email", has("email")},
                {"in_person", has("in-person")},
                {"is_complete", typed.is_complete},
                {"missing", missing}};
  add_problems(fields, kConsentFields, problems);
  return room.view.page("consent", request, std::move(fields), problems.empty() ? 200 : 422);
}

http::Reply open_consent(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto found = id ? room.consent.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  const auto form = db::parse_id<db::ResponseId>(request.query.get("form"));
  auto said = form ? room.consent.read_from(*id, *form) : std::nullopt;
  if (!said) return consent_page(room, request, *found, proposed(*found), {});
  if (const auto signed_on = parse_iso_date(said->typed.signed_on); signed_on && said->typed.expires_on.empty())
    said->typed.expires_on = usual_end(*signed_on);
  return consent_page(room, request, *found, said->typed, {}, in_words(said->missing));
}

http::Reply record_consent(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto found = id ? room.consent.open(*id) : std::nullopt;
  if (!found) return not_found(room.view);
  const auto typed = typed_authorization(request.form);
  const auto problems = room.consent.record(*id, typed);
  if (!problems.empty()) return consent_page(room, request, *found, typed, problems);
  return http::see_other("/clients/" + id->text + "/authorization");
}

http::Reply revoke_consent(const PageRoom& room, const http::Request& request) {
  const auto client = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto id = db::parse_id<db::AuthorizationId>(request.parameters.at(1));
  if (!client || !id || !room.consent.revoke(*client, *id)) return not_found(room.view);
  return http::see_other("/clients/" + client->text + "/authorization");
}

}  // namespace

void add_consent_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  constexpr std::size_t kSmall = 64 * 1024;
  routes.push_back({Method::Get, "/clients/{client}/authorization", Needs::Unlocked, 0,
                    [&room](const auto& request) { return open_consent(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/authorization", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return record_consent(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/authorization/{authorization}/revoke", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return revoke_consent(room, request); }});
}

}  // namespace toolkit
