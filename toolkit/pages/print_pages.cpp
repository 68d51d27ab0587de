// SPDX-License-Identifier: MIT
#include <algorithm>
#include <utility>

#include "toolkit/local_time.h"
#include "toolkit/pages/offer_fields.h"
#include "toolkit/pages/pages.h"
#include "toolkit/pages/print_fields.h"
#include "toolkit/printing/sizes.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

using printing::PrintState;

List job_rows(const std::vector<PrintJob>& jobs) {
  List rows;
  for (const auto& [document, code, is_envelope, progress] : jobs) {
    rows.emplace_back(Fields{{"document", is_envelope ? say("Envelope") : title_of(code)},
                             {"issued_id", document.text},
                             {"state", printing::to_text(progress.state)},
                             {"words", say(printing::in_words(progress.state))},
                             {"sentence", say(progress.sentence)},
                             {"is_done", progress.state == PrintState::Done},
                             {"needs_you", progress.state == PrintState::Stopped}});
  }
  return rows;
}

/// "2 copies on A4, both sides"
std::string order_words(const printing::Order& order) {
  const auto size = say(printing::size_words(order.size));
  const bool is_both = order.sides == printing::Sides::Both;
  if (order.copies == 1) return say(is_both ? "One copy on {1}, both sides" : "One copy on {1}", {size});
  return say(is_both ? "{1} copies on {2}, both sides" : "{1} copies on {2}", {std::to_string(order.copies), size});
}

http::Reply run_page(const PageRoom& room, const http::Request& request) {
  const auto& id = request.parameters.at(0);
  const auto run = room.printing.find(id);
  if (!run) return not_found(room.view);
  const auto state_is = [](PrintState state) {
    return [state](const PrintJob& job) { return job.progress.state == state; };
  };
  const auto done = std::ranges::count_if(run->jobs, state_is(PrintState::Done));
  const bool is_over =
      std::ranges::all_of(run->jobs, [](const auto& job) { return printing::is_over(job.progress.state); });
  const auto count = static_cast<std::ptrdiff_t>(run->jobs.size());
  return room.view.page("print_run", request,
                        {{"title", say("Printing")},
                         {"id", run->client.text},
                         {"run", id},
                         {"queue", run->order.queue},
                         {"order", order_words(run->order)},
                         {"at", day_and_time(run->at)},
                         {"jobs", job_rows(run->jobs)},
                         {"is_over", is_over},
                         {"is_done", done == count},
                         {"has_several", count > 1},
                         {"done", std::to_string(done)},
                         {"count", std::to_string(count)}});
}

http::Reply stop(const PageRoom& room, const http::Request& request) {
  const auto& id = request.parameters.at(0);
  if (!room.printing.find(id)) return not_found(room.view);
  room.printing.stop(id);
  return http::see_other(address_of_run(id));
}

}  // namespace

void add_print_routes(std::vector<http::Route>& routes, const PageRoom& room) {
  using http::Method;
  using http::Needs;
  routes.push_back({Method::Get, "/printing/{run}", Needs::Unlocked, 0,
                    [&room](const auto& request) { return run_page(room, request); }});
  routes.push_back({Method::Post, "/printing/{run}/stop", Needs::Unlocked, 8 * 1024,
                    [&room](const auto& request) { return stop(room, request); }});
}

}  // namespace toolkit
