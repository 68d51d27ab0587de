// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

namespace db {

class Transaction;

enum class PaperSize { Letter, A4 };
/// Whether what one partner tells in confidence may be kept from the other (domain.md 3.8). It has no default: a
/// practice must choose.
enum class SecretsPolicy { NoSecrets, Limited, ConfidentialIndividualTime };

/// The practice and its one practitioner, as the letterhead and the letters need them. Text is UTF-8 and kept exactly
/// as entered.
struct Practice {
  int version = 0;  ///< 0 before the first save
  std::string name;
  std::string legal_name;
  std::string practitioner_name;
  std::string credentials;
  std::string address;  ///< lines separated by \n
  std::string phone;
  std::string reply_to;  ///< where a partner may write: an e-mail or a postal address, one line
  std::string fee_text;
  int first_visit_minutes = 0;  ///< 0 when not said
  PaperSize paper = PaperSize::Letter;
  std::optional<SecretsPolicy> secrets_policy;
  bool hears_partner =
      false;  ///< O3: willing to hear the partner's side; without it the script that promises it is not made
  bool sees_couples = true;         ///< couple_provider = self
  bool offers_discernment = false;  ///< O5

  friend bool operator==(const Practice&, const Practice&) = default;
};

/// A Practice with version 0 before the first save.
Practice load_practice(Transaction& transaction);
/// Returns the new version. The caller commits with AuditAction::Change.
int save_practice(Transaction& transaction, const Practice& practice);

}  // namespace db
