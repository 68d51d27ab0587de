// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "db/clients.h"
#include "toolkit/exchange/line_problem.h"

namespace toolkit {

/// One client as a file from elsewhere names them. Names are whole texts, never split and never re-cased.
struct IncomingClient {
  std::size_t line = 0;  ///< where the row or card begins, counted from 1
  std::string name;
  std::string pronouns;  ///< the intake form's code, or as written
  std::string language;  ///< BCP 47, or empty
  db::Partner partner;
  bool is_couple = false;  ///< the line names two people at once, such as "A & B"

  friend bool operator==(const IncomingClient&, const IncomingClient&) = default;
};

struct IncomingClients {
  std::vector<IncomingClient> clients;  ///< those that may be brought in, in the order of the file
  std::vector<LineProblem> refused;
  std::vector<std::string> not_kept;  ///< columns or properties that hold what a record does not, each named once
};

/// A list of clients as CSV, or contact cards when the file begins with BEGIN:VCARD.
///
/// A CSV file begins with a row of column names, in any order and case: our own (name, pronouns, language, partner or
/// partner_name, partner_called, partner_pronouns, partner_language) or those of SimplePractice's lists (Client, or
/// Legal first name, Legal last name and Suffix; What name do they go by, or Preferred name, which stands for the first
/// name; Client type, where Couple means two people). A list without a column for the name is refused as a whole.
IncomingClients read_incoming_clients(std::string_view bytes);

}  // namespace toolkit
