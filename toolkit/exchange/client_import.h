// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "db/clients.h"
#include "db/vault.h"
#include "toolkit/exchange/incoming_clients.h"

namespace toolkit {

/// What would become of one line of a file.
enum class Fate {
  Add,        ///< nobody here has this name
  Duplicate,  ///< somebody here, or an earlier line, has nearly this name
  Couple,     ///< one line for two people; the therapist decides whose record it becomes
  Refused     ///< cannot be brought in as it is
};

/// A client here whose name is nearly the same (name_folding.h). The same partner as well makes it all but certain.
struct LikelyTwin {
  db::ClientId client;
  bool has_same_partner = false;

  friend bool operator==(const LikelyTwin&, const LikelyTwin&) = default;
};

struct LineFate {
  std::size_t line = 0;
  Fate fate = Fate::Add;
  IncomingClient client;                    ///< empty when refused
  std::vector<LikelyTwin> twins;            ///< those with the same partner first
  std::optional<std::size_t> earlier_line;  ///< the first line of the same file with nearly the same name
  std::string sentence;                     ///< why it is refused
  std::array<std::size_t, 2> numbers = {};  ///< in the sentence

  LineProblem problem() const { return {line, sentence, numbers}; }
};

/// Every line of a file with its fate, in the order of the file.
struct ImportPlan {
  std::vector<LineFate> lines;
  std::vector<std::string> not_kept;  ///< columns or properties that are left behind

  /// The lines that nothing speaks against.
  std::set<std::size_t> plain_lines() const;
};
ImportPlan plan_import(const IncomingClients& incoming, const std::vector<db::Client>& here);

/// Bringing a list of clients in: first a dry run that writes nothing, then the lines the therapist chose.
class ClientImport {
 public:
  explicit ClientImport(db::Vault& vault) : vault_(vault) {}

  ImportPlan dry_run(std::string_view bytes);
  /// Adds the chosen lines in one transaction, each with its entry in the audit trail, and returns their clients in the
  /// order of the file. A chosen line is added even if it has a twin or names a couple; one that is refused, or is not
  /// in the file, is passed over.
  std::vector<db::ClientId> bring_in(std::string_view bytes, const std::set<std::size_t>& chosen_lines);
  /// The same, unless somebody came in meanwhile whom the plan that was looked at does not know of: when a chosen line
  /// has a twin that it did not have in `seen`, the plan of this file that stands now comes back and nothing is added.
  std::variant<std::vector<db::ClientId>, ImportPlan> bring_in_as_seen(std::string_view bytes,
                                                                       const std::set<std::size_t>& chosen_lines,
                                                                       const ImportPlan& seen);

 private:
  db::Vault& vault_;
};

}  // namespace toolkit
