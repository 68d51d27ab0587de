// SPDX-License-Identifier: MIT
#include "db/practice.h"

#include "db/cell_text.h"
#include "db/connection.h"
#include "db/keyring.h"
#include "db/sealed_row.h"
#include "db/statement.h"
#include "db/transaction.h"

namespace db {
namespace {

constexpr Word<PaperSize> kPapers[] = {{PaperSize::Letter, "letter"}, {PaperSize::A4, "a4"}};
constexpr Word<SecretsPolicy> kPolicies[] = {
    {SecretsPolicy::NoSecrets, "no-secrets"},
    {SecretsPolicy::Limited, "limited"},
    {SecretsPolicy::ConfidentialIndividualTime, "confidential-individual-time"},
};

struct Identity {
  std::string id;
  int version;
};

Identity load_identity(Connection& connection) {
  Statement row(connection, "SELECT id, version FROM practice");
  if (!row.step()) return {random_uuid(), 0};
  return {row.text(0), static_cast<int>(row.number(1))};
}

SealedRow sealed_row(Transaction& transaction, const Identity& identity) {
  return {transaction.keyring(), Compartment::Practice, "practice", identity.id, {}, identity.version};
}

std::string policy_text(const std::optional<SecretsPolicy>& policy) {
  return policy ? word_for(kPolicies, *policy) : std::string();
}

std::optional<SecretsPolicy> policy_from(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return value_of(kPolicies, text);
}

}  // namespace

Practice load_practice(Transaction& transaction) {
  Statement row(
      transaction.connection(),
      "SELECT one, id, version, name, legal_name, practitioner_name, credentials, address, phone, reply_to, fee_text, "
      "first_visit_minutes, paper, secrets_policy, hears_partner, sees_couples, offers_discernment, mac FROM practice");
  if (!row.step()) return {};
  const Identity identity{row.text(1), static_cast<int>(row.number(2))};
  const auto sealed = sealed_row(transaction, identity);
  sealed.check(row, 0, 18);
  int column = 2;
  const auto next = [&](std::string_view name) { return sealed.open(name, row.blob(++column)); };

  Practice practice;
  practice.version = identity.version;
  practice.name = next("name");
  practice.legal_name = next("legal_name");
  practice.practitioner_name = next("practitioner_name");
  practice.credentials = next("credentials");
  practice.address = next("address");
  practice.phone = next("phone");
  practice.reply_to = next("reply_to");
  practice.fee_text = next("fee_text");
  practice.first_visit_minutes = number_from(next("first_visit_minutes"));
  practice.paper = value_of(kPapers, next("paper"));
  practice.secrets_policy = policy_from(next("secrets_policy"));
  practice.hears_partner = flag_from(next("hears_partner"));
  practice.sees_couples = flag_from(next("sees_couples"));
  practice.offers_discernment = flag_from(next("offers_discernment"));
  return practice;
}

int save_practice(Transaction& transaction, const Practice& practice) {
  auto identity = load_identity(transaction.connection());
  ++identity.version;
  const auto sealed = sealed_row(transaction, identity);
  Statement(
      transaction.connection(),
      "INSERT OR REPLACE INTO practice (one, id, version, name, legal_name, practitioner_name, credentials, address, "
      "phone, reply_to, fee_text, first_visit_minutes, paper, secrets_policy, hears_partner, sees_couples, "
      "offers_discernment) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(identity.id)
      .bind(identity.version)
      .bind_blob(sealed.seal("name", practice.name))
      .bind_blob(sealed.seal("legal_name", practice.legal_name))
      .bind_blob(sealed.seal("practitioner_name", practice.practitioner_name))
      .bind_blob(sealed.seal("credentials", practice.credentials))
      .bind_blob(sealed.seal("address", practice.address))
      .bind_blob(sealed.seal("phone", practice.phone))
      .bind_blob(sealed.seal("reply_to", practice.reply_to))
      .bind_blob(sealed.seal("fee_text", practice.fee_text))
      .bind_blob(sealed.seal("first_visit_minutes", number_text(practice.first_visit_minutes)))
      .bind_blob(sealed.seal("paper", word_for(kPapers, practice.paper)))
      .bind_blob(sealed.seal("secrets_policy", policy_text(practice.secrets_policy)))
      .bind_blob(sealed.seal("hears_partner", flag_text(practice.hears_partner)))
      .bind_blob(sealed.seal("sees_couples", flag_text(practice.sees_couples)))
      .bind_blob(sealed.seal("offers_discernment", flag_text(practice.offers_discernment)))
      .run();
  sealed.authenticate(transaction.connection());
  return identity.version;
}

}  // namespace db
