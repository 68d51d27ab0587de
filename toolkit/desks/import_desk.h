// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "db/clients.h"
#include "db/vault.h"
#include "toolkit/exchange/client_import.h"

namespace toolkit {

/// A file of clients that is being decided about: what stands in it, what would become of every line, and which lines
/// the therapist chose. It is in memory only; whoever keeps it lets it go with the session that sent it.
struct IncomingFile {
  std::string bytes;
  ImportPlan plan;
  /// The lines in the order they are looked at, by their place in the plan: first those with a question, then those
  /// that cannot come in, then the others.
  std::vector<std::size_t> order;
  std::set<std::size_t> chosen;

  std::size_t count(Fate fate) const;
  bool has_clients() const { return count(Fate::Refused) < plan.lines.size(); }
};

/// One line as it is shown. It points into the file.
struct IncomingLine {
  const LineFate* fate = nullptr;
  bool is_chosen = false;
  std::vector<db::Client> twins;  ///< the first kMostTwins of them who are still here
  std::size_t further_twins = 0;
};

/// What is wrong, in the language of the screen.
std::string in_words(const LineProblem& problem);

/// Who came in, and which of them may be somebody who is here twice.
struct BroughtIn {
  std::vector<db::Client> clients;
  std::vector<std::pair<db::Client, db::Client>> likely_pairs;
};

/// Bringing clients in from a file: a dry run, the choice, and then all that was chosen at once.
class ImportDesk {
 public:
  explicit ImportDesk(db::Vault& vault) : vault_(vault) {}

  static constexpr std::size_t kPageSize = 100;
  static constexpr std::size_t kMostTwins = 3;
  static std::size_t page_count(const IncomingFile& file);

  /// Writes nothing. Chosen are the lines that nothing speaks against.
  IncomingFile read(std::string bytes);
  /// One page of the lines, counted from 0; leaves a View, since it shows who of the clients has nearly the same name.
  std::vector<IncomingLine> open_page(const IncomingFile& file, std::size_t page);
  /// Of the lines on this page these are chosen, and no others. A line that is not there, or is refused, is passed
  /// over.
  static void choose(IncomingFile& file, std::size_t page, const std::set<std::size_t>& lines);
  /// Adds what is chosen, in one transaction. Empty when somebody with such a name was added since the file was looked
  /// at: then nothing is added, the file has the plan that stands now, and the lines that it is about are not chosen.
  std::optional<std::vector<db::ClientId>> bring_in(IncomingFile& file);
  /// Leaves a View.
  BroughtIn open_brought_in(const std::vector<db::ClientId>& ids);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit
