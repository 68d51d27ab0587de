// SPDX-License-Identifier: MIT
#include "toolkit/desks/print_desk.h"

#include <algorithm>
#include <sstream>
#include <utility>

#include "db/audit_trail.h"
#include "db/practice.h"
#include "db/settings.h"
#include "db/transaction.h"
#include "toolkit/desks/case_gathering.h"
#include "toolkit/printing/sizes.h"
#include "toolkit/screen_language.h"

namespace toolkit {
namespace {

constexpr std::string_view kLastPrinter = "printer";
constexpr int kMostCopies = 20;
/// Nobody prints the papers of one client as often.
constexpr std::size_t kMostNotes = 1000;

const char* kNoPrinter = "No printer is set up on this computer. Save the PDF, and print it where there is one.";

const printing::Queue* find_queue(const std::vector<printing::Queue>& queues, const std::string& name) {
  const auto found = std::ranges::find(queues, name, &printing::Queue::name);
  return found == queues.end() ? nullptr : &*found;
}

bool takes(const printing::Queue& queue, const std::string& size) {
  return queue.sizes.empty() || std::ranges::find(queue.sizes, size) != queue.sizes.end();
}

std::string usual_queue(const std::vector<printing::Queue>& queues) {
  const auto usual = std::ranges::find(queues, true, &printing::Queue::is_usual);
  if (usual != queues.end()) return usual->name;
  return queues.empty() ? "" : queues.front().name;
}

/// "sent L02 Office", and " envelope" behind it.
std::string detail_of(const PrintJob& job, const std::string& queue) {
  return "sent " + job.code + ' ' + queue + (job.is_envelope ? " envelope" : "");
}

/// Empty for a print that went no further than a file.
std::optional<PrintNote> read_note(const db::AuditEntry& entry) {
  std::istringstream words(entry.event.detail);
  PrintNote note{{entry.event.object}, entry.at, {}, {}, false};
  std::string code;
  std::string kind;
  words >> note.what >> code >> note.queue >> kind;
  note.is_envelope = kind == "envelope";
  if (note.what != "sent" && !printing::find_print_state(note.what)) return std::nullopt;
  return note;
}

}  // namespace

PrinterList PrintDesk::printers() {
  auto known = work_.queues();
  db::Transaction transaction(vault_);
  PrinterList list;
  const bool is_a4 = paper_of(db::load_practice(transaction)) == handouts::Paper::A4;
  list.size = is_a4 ? printing::kA4 : printing::kLetter;
  const auto last = db::find_setting(transaction, kLastPrinter).value_or("");
  list.chosen = find_queue(known.queues, last) != nullptr ? last : usual_queue(known.queues);
  if (known.queues.empty()) {
    list.problem =
        known.problem.empty() ? say(kNoPrinter) : say(known.problem) + " " + say("Save the PDF, and print it later.");
    if (!known.is_heard) list.problem = say("The printers are being looked for. Open this page again in a moment.");
  }
  list.queues = std::move(known.queues);
  return list;
}

std::vector<Problem> PrintDesk::problems(const TypedPrint& typed) {
  const auto queues = work_.queues().queues;
  const auto* const queue = find_queue(queues, typed.queue);
  std::vector<Problem> problems;
  if (queue == nullptr) {
    problems.push_back({"printer", say("This printer is not there now. Choose another one, or save the PDF.")});
  } else if (!takes(*queue, typed.size)) {
    problems.push_back({"print_size", say("This printer does not take {1}. Choose another one, or save the PDF.",
                                          {say(printing::size_words(typed.size))})});
  }
  if (typed.copies < 1 || typed.copies > kMostCopies)
    problems.push_back({"copies", say("Write a number from 1 to {1}.", {std::to_string(kMostCopies)})});
  if (queue != nullptr && typed.sides == printing::Sides::Both && !queue->has_both_sides)
    problems.push_back(
        {"printer", say("This printer cannot print on both sides. Untick it, or choose another printer.")});
  return problems;
}

std::string PrintDesk::print(const std::vector<db::IssuedDocumentId>& documents, const TypedPrint& typed) {
  std::vector<PrintTask> tasks;
  db::ClientId client;
  {
    db::Transaction transaction(vault_);
    std::vector<db::AuditEvent> events;
    for (const auto& id : documents) {
      auto document = db::find_issued_document(transaction, id);
      if (!document) continue;
      client = document->client;
      tasks.push_back({{id, document->code, false, {}}, std::move(document->pdf)});
      events.push_back(
          {db::AuditAction::Print, "issued_document", id.text, client, detail_of(tasks.back().job, typed.queue)});
    }
    db::save_setting(transaction, kLastPrinter, typed.queue);
    // First the trail, then the paper: nothing is printed that the record does not tell of.
    transaction.commit(events);
  }
  return begin(client, typed, std::move(tasks));
}

std::string PrintDesk::print_envelope(const db::IssuedDocumentId& letter, std::string pdf, const TypedPrint& typed) {
  std::vector<PrintTask> tasks;
  db::ClientId client;
  {
    db::Transaction transaction(vault_);
    const auto document = db::find_issued_document(transaction, letter);
    client = document->client;
    tasks.push_back({{letter, document->code, true, {}}, std::move(pdf)});
    db::save_setting(transaction, kLastPrinter, typed.queue);
    transaction.commit(
        {db::AuditAction::Print, "issued_document", letter.text, client, detail_of(tasks.back().job, typed.queue)});
  }
  return begin(client, typed, std::move(tasks));
}

std::string PrintDesk::begin(const db::ClientId& client, const TypedPrint& typed, std::vector<PrintTask> tasks) {
  return work_.begin(client, {typed.queue, typed.size, typed.copies, typed.sides}, std::move(tasks));
}

std::vector<PrintNote> PrintDesk::notes(const db::ClientId& client) {
  db::Transaction transaction(vault_);
  const db::AuditFilter filter{.client = client, .actions = {db::AuditAction::Print}};
  std::vector<PrintNote> notes;
  for (const auto& entry : db::audit_page(transaction, filter, kMostNotes).entries) {
    if (auto note = read_note(entry)) notes.push_back(std::move(*note));
  }
  std::ranges::reverse(notes);
  return notes;
}

}  // namespace toolkit
