// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/issued_documents.h"
#include "db/vault.h"
#include "toolkit/desks/print_work.h"
#include "toolkit/desks/problem.h"

namespace toolkit {

/// The printers to choose from, and what stands chosen until somebody chooses otherwise.
struct PrinterList {
  std::vector<printing::Queue> queues;
  std::string chosen;   ///< the one that was printed on last, or the usual one
  std::string size;     ///< the practice's own paper
  std::string problem;  ///< in a sentence, when there is none
};

/// What a person chose. `copies` is 0 for what is not a number.
struct TypedPrint {
  std::string queue;
  std::string size;
  int copies = 1;
  printing::Sides sides = printing::Sides::One;
};

/// What the record says of one print: "printed", on which printer, and when.
struct PrintNote {
  db::IssuedDocumentId document;
  db::Time at{};
  std::string what;  ///< "sent", or a final state as printing::to_text says it
  std::string queue;
  bool is_envelope = false;
};

/// Printing what was made. It decides nothing about a document: whoever calls it has asked the gates a moment ago.
class PrintDesk {
 public:
  PrintDesk(db::Vault& vault, PrintWork& work) : vault_(vault), work_(work) {}

  PrinterList printers();
  /// Fields "printer", "print_size", "copies".
  std::vector<Problem> problems(const TypedPrint& typed);
  /// Prints documents of one client, one job each, and remembers the printer; leaves a Print for each. The choices must
  /// have no problems. Returns the id of the run.
  std::string print(const std::vector<db::IssuedDocumentId>& documents, const TypedPrint& typed);
  /// The envelope of a letter, which is not kept.
  std::string print_envelope(const db::IssuedDocumentId& letter, std::string pdf, const TypedPrint& typed);

  std::optional<PrintRun> find(const std::string& run) { return work_.find(run); }
  void stop(const std::string& run) { work_.stop_run(run); }

  /// Every print of a client's documents, the earliest first, out of the audit trail. Leaves no View: the page that
  /// shows them does.
  std::vector<PrintNote> notes(const db::ClientId& client);

 private:
  std::string begin(const db::ClientId& client, const TypedPrint& typed, std::vector<PrintTask> tasks);

  db::Vault& vault_;
  PrintWork& work_;
};

}  // namespace toolkit
