// SPDX-License-Identifier: MIT
#include "toolkit/pages/print_fields.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "toolkit/pages/form_fields.h"
#include "toolkit/printing/sizes.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

const std::vector<std::string> kPrintFields = {"printer", "print_size", "copies"};

/// 0 for what is not a number.
int read_copies(std::string_view text) {
  int copies = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), copies);
  return error == std::errc() && end == text.data() + text.size() ? copies : 0;
}

bool is_among(const std::vector<std::string>& sizes, std::string_view size) {
  return std::ranges::find(sizes, size) != sizes.end();
}

/// Sheets that one of the printers takes, and the document's own.
List size_rows(const PrinterList& list, const std::string& chosen) {
  List rows;
  for (const auto& [name, words] : printing::sheets()) {
    const bool is_taken = std::ranges::any_of(
        list.queues, [&](const auto& queue) { return queue.sizes.empty() || is_among(queue.sizes, name); });
    if (!is_taken && name != list.size) continue;
    // Said only where it cannot be meant of another printer.
    const bool is_loaded = list.queues.size() == 1 && is_among(list.queues.front().loaded, name);
    rows.emplace_back(Fields{{"size", name},
                             {"words", is_loaded ? say("{1}, lies in it now", {say(words)}) : say(words)},
                             {"is_chosen", name == chosen}});
  }
  return rows;
}

List printer_rows(const PrinterList& list, const std::string& chosen) {
  List rows;
  for (const auto& queue : list.queues)
    rows.emplace_back(Fields{{"queue", queue.name}, {"title", queue.title}, {"is_chosen", queue.name == chosen}});
  return rows;
}

std::string title_of_queue(const PrinterList& list, const std::string& name) {
  const auto found = std::ranges::find(list.queues, name, &printing::Queue::name);
  return found == list.queues.end() ? name : found->title;
}

std::string posted_or(const http::Request& request, const char* name, const std::string& usual) {
  return request.form.has(name) ? posted_line(request.form, name) : usual;
}

}  // namespace

void add_print_choices(Fields& fields, const PageRoom& room, const http::Request& request,
                       const std::vector<Problem>& problems, Sizes sizes) {
  const auto list = room.printing.printers();
  const auto chosen = posted_or(request, "printer", list.chosen);
  const auto size = posted_or(request, "print_size", list.size);
  const bool has_sizes = sizes == Sizes::Chosen;
  add_group(fields, "printers", printer_rows(list, chosen));
  fields.insert_or_assign("has_sizes", has_sizes);
  fields.insert_or_assign("sizes", size_rows(list, size));
  fields.insert_or_assign("no_printer", list.problem);
  fields.insert_or_assign("chosen_printer", title_of_queue(list, chosen));
  fields.insert_or_assign("chosen_size", has_sizes ? say(printing::size_words(size)) : "");
  fields.insert_or_assign("copies", posted_or(request, "copies", "1"));
  fields.insert_or_assign("is_both_sides", request.form.has("both_sides"));
  fields.insert_or_assign("is_print_open", std::ranges::any_of(problems, [](const auto& problem) {
                            return std::ranges::find(kPrintFields, problem.field) != kPrintFields.end();
                          }));
  add_problems(fields, kPrintFields, problems);
}

bool asks_to_print(const http::Request& request) {
  return request.form.get("then") == "print";
}

TypedPrint typed_print(const http::Request& request) {
  return {posted_line(request.form, "printer"), posted_line(request.form, "print_size"),
          request.form.has("copies") ? read_copies(posted_line(request.form, "copies")) : 1,
          request.form.has("both_sides") ? printing::Sides::Both : printing::Sides::One};
}

std::vector<Problem> print_problems(const PageRoom& room, const http::Request& request) {
  return asks_to_print(request) ? room.printing.problems(typed_print(request)) : std::vector<Problem>();
}

std::string print_made(const PageRoom& room, const http::Request& request,
                       const std::vector<db::IssuedDocumentId>& documents) {
  return address_of_run(room.printing.print(documents, typed_print(request)));
}

std::string address_of_run(const std::string& run) {
  return "/printing/" + run;
}

std::string print_note_words(const PrintNote& note) {
  const auto state = printing::find_print_state(note.what);
  if (!state) return say("sent to");
  switch (*state) {
    case printing::PrintState::Done:
      return say("printed on");
    case printing::PrintState::Cancelled:
      return say("cancelled on");
    case printing::PrintState::Failed:
      return say("not printed on");
    default:
      return say("not known whether printed on");
  }
}

}  // namespace toolkit
