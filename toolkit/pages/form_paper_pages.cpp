// SPDX-License-Identifier: MIT
#include <string>
#include <utility>

#include "toolkit/pages/document_address.h"
#include "toolkit/pages/form_page.h"
#include "toolkit/pages/pages.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::size_t kSmall = 8 * 1024;
/// The same for every form, because it says nothing.
constexpr auto* kFileName = "form.pdf";

PaperChoice choice_of(const http::Request& request) {
  PaperChoice choice;
  if (request.form.get("filled-in") == "pen") choice.paper = handouts::FormPaper::Pen;
  if (request.form.get("language") == "es-US") choice.language = "es-US";
  choice.variant = variant_of(request);
  return choice;
}

/// Where one paper page leads.
struct Ways {
  std::string back;
  std::string read;  ///< where a filled PDF goes
  bool may_have_answers = false;
};

http::Reply paper_page(const PageRoom& room, const http::Request& request, const PaperOffer& offer, const Ways& ways,
                       const std::string& problem = {}) {
  const bool reads_spanish = offer.client.language.starts_with("es");
  return room.view.page("form_paper", request,
                        {{"title", say("A form on paper")},
                         {"id", offer.client.id.text},
                         {"name", person(offer.client.name)},
                         {"form", offer.title},
                         {"action", request.path},
                         {"back", ways.back},
                         {"read_action", ways.read},
                         {"read_problem", ""},
                         {"problem", problem},
                         {"may_have_answers", ways.may_have_answers},
                         {"has_spanish", offer.has_spanish},
                         {"is_spanish", offer.has_spanish && reads_spanish}},
                        problem.empty() ? 200 : 422);
}

/// The file, or the page with the reason why there is none.
http::Reply paper_or_page(const PageRoom& room, const http::Request& request, const PaperOffer& offer,
                          const PaperOutcome& outcome, const Ways& ways) {
  if (outcome.is_unknown) return not_found(room.view);
  if (!outcome.problem.empty()) return paper_page(room, request, offer, ways, outcome.problem);
  return http::download(outcome.pdf, "application/pdf", kFileName);
}

Ways ways_from(const PaperOffer& offer) {
  const auto start = "/clients/" + offer.client.id.text;
  const auto* const form = !offer.intake ? "/forms" : *offer.intake == Depth::Whole ? "/intake/whole" : "/intake";
  return {start + form, start + "/read-form", offer.intake.has_value()};
}

Ways ways_from(const db::ResponseId& id) {
  const auto start = "/filled-forms/" + id.text;
  return {start, start + "/read"};
}

http::Reply named_paper_page(const PageRoom& room, const http::Request& request) {
  const auto client = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto& name = request.parameters.at(1);
  const auto offer = client ? room.form_papers.offer(*client, name) : std::nullopt;
  if (!offer) return not_found(room.view);
  return paper_page(room, request, *offer, ways_from(*offer));
}

http::Reply make_named_paper(const PageRoom& room, const http::Request& request) {
  const auto client = db::parse_id<db::ClientId>(request.parameters.at(0));
  const auto& name = request.parameters.at(1);
  const auto offer = client ? room.form_papers.offer(*client, name) : std::nullopt;
  if (!offer) return not_found(room.view);
  const auto outcome = room.form_papers.make(*client, name, choice_of(request), request.form.has("answers"));
  return paper_or_page(room, request, *offer, outcome, ways_from(*offer));
}

http::Reply filled_paper_page(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ResponseId>(request.parameters.at(0));
  const auto offer = id ? room.form_papers.offer(*id) : std::nullopt;
  if (!offer) return not_found(room.view);
  return paper_page(room, request, *offer, ways_from(*id));
}

http::Reply make_filled_paper(const PageRoom& room, const http::Request& request) {
  const auto id = db::parse_id<db::ResponseId>(request.parameters.at(0));
  const auto offer = id ? room.form_papers.offer(*id) : std::nullopt;
  if (!offer) return not_found(room.view);
  return paper_or_page(room, request, *offer, room.form_papers.make(*id, choice_of(request)), ways_from(*id));
}

}  // namespace

void add_form_paper_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/clients/{client}/forms/{form}/paper", Needs::Unlocked, 0,
                    [&room](const auto& request) { return named_paper_page(room, request); }});
  routes.push_back({Method::Post, "/clients/{client}/forms/{form}/paper", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return make_named_paper(room, request); }});
  routes.push_back({Method::Get, "/filled-forms/{filled}/paper", Needs::Unlocked, 0,
                    [&room](const auto& request) { return filled_paper_page(room, request); }});
  routes.push_back({Method::Post, "/filled-forms/{filled}/paper", Needs::Unlocked, kSmall,
                    [&room](const auto& request) { return make_filled_paper(room, request); }});
}

}  // namespace toolkit
