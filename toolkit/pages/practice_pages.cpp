// SPDX-License-Identifier: MIT
#include <array>
#include <charconv>

#include "toolkit/pages/difference_fields.h"
#include "toolkit/pages/form_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kPracticeFields = {
    "practitioner_name", "credentials",         "name",           "legal_name",    "address", "phone", "reply_to",
    "fee_text",          "first_visit_minutes", "secrets_policy", "privacy_notice"};

struct Policy {
  db::SecretsPolicy policy;
  const char* code;
};
constexpr std::array kPolicies = {
    Policy{db::SecretsPolicy::NoSecrets, "no-secrets"}, Policy{db::SecretsPolicy::Limited, "limited"},
    Policy{db::SecretsPolicy::ConfidentialIndividualTime, "confidential-individual-time"}};

/// -1 for what is not a number, which the desk then reports.
int read_minutes(std::string_view text) {
  if (text.empty()) return 0;
  int minutes = -1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), minutes);
  return error == std::errc() && end == text.data() + text.size() ? minutes : -1;
}

db::Practice typed_practice(const http::Fields& form) {
  db::Practice practice;
  practice.version = read_version(form);
  practice.name = posted_line(form, "name");
  practice.legal_name = posted_line(form, "legal_name");
  practice.practitioner_name = posted_line(form, "practitioner_name");
  practice.credentials = posted_line(form, "credentials");
  practice.address = posted_text(form, "address");
  practice.phone = posted_line(form, "phone");
  practice.reply_to = posted_line(form, "reply_to");
  practice.fee_text = posted_line(form, "fee_text");
  practice.first_visit_minutes = read_minutes(posted_line(form, "first_visit_minutes"));
  practice.paper = form.get("paper") == "a4" ? db::PaperSize::A4 : db::PaperSize::Letter;
  for (const auto& [policy, code] : kPolicies) {
    if (form.get("secrets_policy") == code) practice.secrets_policy = policy;
  }
  practice.hears_partner = form.has("hears_partner");
  practice.sees_couples = form.has("sees_couples");
  practice.offers_discernment = form.has("offers_discernment");
  return practice;
}

PracticePlace typed_place(const http::Fields& form) {
  return {form.get("place") == "uk", form.has("meets_online"), posted_line(form, "privacy_notice")};
}

Fields practice_fields(const db::Practice& practice, const PracticePlace& place) {
  Fields fields{
      {"title", say("Practice")},
      {"version", std::to_string(practice.version)},
      {"practitioner_name", practice.practitioner_name},
      {"credentials", practice.credentials},
      {"name", practice.name},
      {"legal_name", practice.legal_name},
      {"address", practice.address},
      {"phone", practice.phone},
      {"reply_to", practice.reply_to},
      {"fee_text", practice.fee_text},
      {"first_visit_minutes", practice.first_visit_minutes > 0 ? std::to_string(practice.first_visit_minutes) : ""},
      {"is_a4", practice.paper == db::PaperSize::A4},
      {"is_letter", practice.paper == db::PaperSize::Letter},
      {"hears_partner", practice.hears_partner},
      {"sees_couples", practice.sees_couples},
      {"offers_discernment", practice.offers_discernment},
      {"is_uk", place.is_uk},
      {"meets_online", place.meets_online},
      {"privacy_notice", place.privacy_notice}};
  for (const auto& [policy, code] : kPolicies) fields.insert_or_assign(code, practice.secrets_policy == policy);
  return fields;
}

http::Reply practice_page(const PageRoom& room, const http::Request& request, Fields fields,
                          const PracticeOutcome& outcome) {
  fields.insert_or_assign("is_first", request.query.has("first") || request.form.has("first"));
  fields.emplace("process_notes", room.process.choice() == ProcessChoice::Writes);
  fields.insert_or_assign("was_uk", room.practice.place().is_uk);
  fields.insert_or_assign("was_saved", request.query.has("saved"));
  fields.insert_or_assign("took_a4", request.query.get("paper") == "a4");
  fields.insert_or_assign("is_conflict", outcome.changed_meanwhile);
  add_problems(fields, kPracticeFields, outcome.problems);
  const int status = outcome.changed_meanwhile ? 409 : (outcome.problems.empty() ? 200 : 422);
  return room.view.page("practice", request, std::move(fields), status);
}

http::Reply save_practice(const PageRoom& room, const http::Request& request) {
  const auto typed = typed_practice(request.form);
  const auto place = typed_place(request.form);
  const auto outcome = room.practice.save(typed, place);
  if (outcome.problems.empty() && !outcome.changed_meanwhile) {
    room.process.choose(request.form.has("process_notes"));
    room.access.introduce(typed.practitioner_name);
    if (request.form.has("first")) return http::see_other("/clients");
    return http::see_other(outcome.took_a4 ? "/practice?saved=1&paper=a4" : "/practice?saved=1");
  }
  auto fields = practice_fields(typed, place);
  fields.insert_or_assign("process_notes", request.form.has("process_notes"));
  fields.insert_or_assign("first_visit_minutes", request.form.get("first_visit_minutes"));
  if (outcome.changed_meanwhile) {
    const auto stored = room.practice.open();
    fields.insert_or_assign("version", std::to_string(stored.version));
    const auto stored_place = room.practice.place();
    add_conflict(fields, differences(snapshot_of(stored, stored_place), snapshot_of(typed, place)), "/practice");
  }
  return practice_page(room, request, std::move(fields), outcome);
}

}  // namespace

void add_practice_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/practice", Needs::Unlocked, 0, [&room](const auto& request) {
                      return practice_page(room, request, practice_fields(room.practice.open(), room.practice.place()),
                                           {});
                    }});
  routes.push_back({Method::Post, "/practice", Needs::Unlocked, 256 * 1024,
                    [&room](const auto& request) { return save_practice(room, request); }});
}

}  // namespace toolkit
