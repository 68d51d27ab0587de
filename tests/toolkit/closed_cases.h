// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include "db/retention.h"
#include "db/transaction.h"
#include "workplace.h"

/// Cases that are over, for what is kept and destroyed.
namespace toolkit::test {

constexpr db::Retention::Date day(int year, unsigned month, unsigned of_month) {
  return {std::chrono::year(year), std::chrono::month(month), std::chrono::day(of_month)};
}

inline void close_case(Workplace& place, const db::ClientId& id, db::Retention::Date on) {
  db::Transaction transaction(place.vault());
  auto client = *db::find_client(transaction, id);
  client.state = db::ClientState::Closed;
  EXPECT_TRUE(db::change_client(transaction, client));
  auto retention = db::load_retention(transaction, id);
  retention.closed_on = on;
  EXPECT_TRUE(db::save_retention(transaction, id, retention));
  transaction.commit({db::AuditAction::RetentionSet, "retention", id.text, id, "close"});
}

}  // namespace toolkit::test
