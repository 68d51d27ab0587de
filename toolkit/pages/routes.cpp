// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cassert>
#include <string>
#include <string_view>
#include <utility>

#include "db/error.h"
#include "db/transaction.h"
#include "handouts/error.h"
#include "toolkit/desks/failure_words.h"
#include "toolkit/http/session_table.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

/// From the kind of a failure to what a browser is told: the only such table.
struct StoreFailure {
  db::Error::Kind kind;
  int status;
  std::string_view heading;
};
constexpr std::array kStoreFailures = {
    StoreFailure{db::Error::Kind::Foreign, 500, "These are not our records"},
    StoreFailure{db::Error::Kind::Newer, 500, "These records are newer than this program"},
    StoreFailure{db::Error::Kind::InUse, 503, "The records are in use"},
    StoreFailure{db::Error::Kind::Exposed, 500, "Others can read the data folder"},
    StoreFailure{db::Error::Kind::Damaged, 500, "Something in the records is damaged"},
    StoreFailure{db::Error::Kind::DiskFull, 507, "Not saved: the disk is full"},
    StoreFailure{db::Error::Kind::Io, 500, "Not saved: the disk did not answer"},
    StoreFailure{db::Error::Kind::NoMemory, 503, "There is not enough memory"},
};

constexpr std::string_view kNothingLost = "Nothing was changed. What you saved before is still there.";

/// What must not be written back into a page: passphrases, passwords, and groups of the recovery kit.
bool is_secret(std::string_view field) {
  return field.find("pass") != std::string_view::npos || field == "repeat" || field == "group" || field == "kit";
}

bool is_without_secrets(const http::Request& request) {
  const auto& typed = request.form.pairs();
  return !typed.empty() && std::ranges::none_of(typed, [](const auto& field) { return is_secret(field.first); });
}

/// Whether the failure kept something from being saved that can be sent again as it is. A request without fields may
/// have ended its session on the way.
bool has_words_to_keep(const http::Request& request, db::Error::Kind kind) {
  return (kind == db::Error::Kind::DiskFull || kind == db::Error::Kind::Io) && request.session != nullptr &&
         is_without_secrets(request);
}

/// Shorter texts are choices, and names that are quickly typed again.
bool is_worth_reading(std::string_view /*field*/, std::string_view value) {
  constexpr std::size_t least = 40;
  return value.size() >= least;
}

/// A single choice, such as a button, is quickly made again.
bool is_worth_sending_again(const http::Request& request) {
  const auto& typed = request.form.pairs();
  return typed.size() > 1 || is_worth_reading("", typed.front().second);
}

/// What the script sends by itself stays on its page, and a page in company shows nothing of anybody.
bool can_be_given_back(const http::Request& request) {
  const bool is_by_script = request.form.has("background") || request.form.has("fragment");
  const bool has_company = request.session != nullptr && request.session->has_company;
  return !is_by_script && !has_company && !request.file && is_without_secrets(request) &&
         is_worth_sending_again(request);
}

struct Refusal {
  int status;
  std::string_view heading;
  std::string_view sentence;
};
constexpr std::array kRefusals = {
    Refusal{403, "This page has grown old", "Go back, open the page again and send it once more. Nothing was changed."},
    Refusal{404, "There is nothing here", "The page may have moved. Go to your clients and open it from there."},
    Refusal{405, "There is nothing here", "The page may have moved. Go to your clients and open it from there."},
    Refusal{413, "That is too much at once",
            "Shorten the text, or choose a smaller file, and send it again. Nothing was changed."},
    Refusal{415, "This form was sent in a way we do not read",
            "Open the page again and fill it in there. Nothing was changed."},
};

/// What must be done before any page of the records is shown; empty when nothing must.
const char* door_step(const PageRoom& room) {
  if (room.vault.must_choose_passphrase()) return "/new-passphrase";
  return room.kit.is_shown() || room.kit.is_due() ? "/recovery-kit" : "";
}

/// Every page of the records leads to that step until it is done.
void lead_through_door(std::vector<http::Route>& routes, const PageRoom& room) {
  for (auto& route : routes) {
    if (route.needs != http::Needs::Unlocked) continue;
    route.handler = [&room, handler = std::move(route.handler)](const http::Request& request) {
      const std::string step = door_step(room);
      return step.empty() ? handler(request) : http::see_other(step);
    };
  }
}

/// Who was not led here by a ticket sees why, may bring one, and may read help. "/" says itself why.
bool is_open_without_ticket(std::string_view pattern) {
  return pattern == "/" || pattern == kComeIn || pattern.starts_with("/help") || pattern.starts_with("/assets/");
}

/// Whatever else opens no records by itself belongs to the door: it leads to "/" until the browser comes with a ticket.
void keep_door_for_admitted(std::vector<http::Route>& routes) {
  for (auto& route : routes) {
    if (route.needs != http::Needs::Session || is_open_without_ticket(route.pattern)) continue;
    route.handler = [handler = std::move(route.handler)](const http::Request& request) {
      return request.session->is_admitted ? handler(request) : http::see_other("/");
    };
  }
}

/// What was typed cannot go on paper as it is, such as a character that no typeface has; that is for a person to
/// change.
bool is_about_words(const handouts::Error& failure) {
  return failure.kind() == handouts::Error::Kind::Text || failure.kind() == handouts::Error::Kind::Layout;
}

}  // namespace

http::Router make_router(const PageRoom& room) {
  std::vector<http::Route> routes;
  add_asset_routes(routes, room);
  add_client_routes(routes, room);
  add_note_routes(routes, room);
  add_form_routes(routes, room);
  add_filled_form_routes(routes, room);
  add_form_paper_routes(routes, room);
  add_consent_routes(routes, room);
  add_document_routes(routes, room);
  add_compose_routes(routes, room);
  add_handed_over_routes(routes, room);
  add_library_routes(routes, room);
  add_protected_copy_routes(routes, room);
  add_post_routes(routes, room);
  add_print_routes(routes, room);
  add_picture_routes(routes, room);
  add_export_routes(routes, room);
  add_import_routes(routes, room);
  add_merge_routes(routes, room);
  add_practice_routes(routes, room);
  add_number_routes(routes, room);
  add_today_routes(routes, room);
  add_outcome_routes(routes, room);
  add_own_form_routes(routes, room);
  add_own_text_routes(routes, room);
  add_backup_routes(routes, room);
  add_history_routes(routes, room);
  add_record_routes(routes, room);
  add_process_routes(routes, room);
  add_audit_routes(routes, room);
  add_search_routes(routes, room);
  add_closing_routes(routes, room);
  add_trash_routes(routes, room);
  add_access_routes(routes, room);
  add_locking_routes(routes, room);
  add_language_routes(routes, room);
  add_retention_routes(routes, room);
  add_erasure_routes(routes, room);
  add_company_routes(routes, room);
  add_help_routes(routes, room);
  tell_what_is_in_trash(routes, room);
  shut_in_company(routes, room);
  lead_through_door(routes, room);
  add_door_routes(routes, room);
  add_recovery_kit_routes(routes, room);
  keep_door_for_admitted(routes);
  return http::Router(std::move(routes));
}

http::Callbacks make_callbacks(const PageRoom& room) {
  return {
      [&room](int status) { return refusal_page(room.view, status); },
      [&room](const std::exception& failure, const http::Request& request) {
        return failure_page(room.view, failure, request);
      },
      [&room] {
        room.backups.give_up();
        room.vault.lock();
      },
      [&room](const http::Request& request, bool was_answered) {
        return give_back_page(room.view, request, was_answered);
      },
      [&room] { room.refused.count(); },
      [&room] { return room.vault.gathered_views(); },
      [&room](std::string_view accept_language) { set_screen_language(room.language.for_browser(accept_language)); },
  };
}

http::Reply refusal_page(const View& view, int status) {
  for (const auto& refusal : kRefusals) {
    if (refusal.status == status) return view.message(status, say(refusal.heading), say(refusal.sentence));
  }
  return view.message(status, say("That did not work"), say(kNothingLost));
}

http::Reply failure_page(const View& view, const std::exception& failure, const http::Request& request) {
  if (const auto* store = dynamic_cast<const db::Error*>(&failure)) {
    const auto* const found = std::ranges::find(kStoreFailures, store->kind(), &StoreFailure::kind);
    assert(found != kStoreFailures.end());
    if (has_words_to_keep(request, store->kind())) {
      return not_saved_page(view, request, {found->status, say(found->heading), say(store->what())}, is_worth_reading);
    }
    return view.message(found->status, say(found->heading), say(store->what()));
  }
  if (dynamic_cast<const db::VaultLocked*>(&failure) != nullptr) return http::see_other("/");
  if (const auto* document = dynamic_cast<const handouts::Error*>(&failure)) {
    return view.message(is_about_words(*document) ? 422 : 500, say("This page could not be made"), said(*document));
  }
  return view.message(500, say("That did not work"), say(kNothingLost));
}

http::Reply not_saved_page(const View& view, const http::Request& request, const NotSaved& why,
                           const std::function<bool(std::string_view, std::string_view)>& is_read) {
  List typed;
  List texts;
  for (const auto& [name, value] : request.form.pairs()) {
    typed.push_back(Fields{{"name", name}, {"value", value}});
    if (is_read(name, value)) texts.push_back(Fields{{"text", value}});
  }
  const bool has_texts = !texts.empty();
  return view.page("not_saved", request,
                   {{"title", why.heading},
                    {"heading", why.heading},
                    {"sentence", why.sentence},
                    {"address", request.path},
                    {"typed", std::move(typed)},
                    {"has_texts", has_texts},
                    {"texts", std::move(texts)}},
                   why.status);
}

std::optional<http::Reply> give_back_page(const View& view, const http::Request& request, bool was_answered) {
  if (!can_be_given_back(request)) return std::nullopt;
  const bool is_locked = request.session == nullptr || !request.session->is_unlocked;
  if (is_locked && was_answered) {
    return view.message(403, say("Locked"),
                        say("What was typed here was shown before. Unlock your records in another window, then load "
                            "this page again: it comes back."));
  }
  return not_saved_page(
      view, request,
      {403, say("Not saved yet"),
       say(is_locked ? "Your records were locked before this arrived. Unlock them in another window, then "
                       "come back here and save it again."
                     : "Your records were locked and opened again since this page was made.")},
      is_worth_reading);
}

http::Reply not_found(const View& view) {
  return refusal_page(view, 404);
}

}  // namespace toolkit
