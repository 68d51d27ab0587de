// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "db/clock.h"
#include "db/ids.h"

namespace db {

class Transaction;

/// A Screen is the client's answers to the private questions; a Reassessment is what a practitioner records afterwards,
/// with reasons; a Decision is what the rules held or let go, or what the practitioner released, and why.
enum class ScreeningKind { Screen, Reassessment, Decision };

/// One entry of the safety compartment (label X): sealed under its own purpose, listed apart, never merged into a
/// document. What it means (domain.md 3.4) is worked out from it by handouts/, not stored. Entries are added, never
/// changed.
struct Screening {
  ScreeningId id;
  ClientId client;
  ScreeningKind kind = ScreeningKind::Screen;
  Time recorded_at{};
  std::string json;  ///< the FHIR QuestionnaireResponse that forms/ wrote

  friend bool operator==(const Screening&, const Screening&) = default;
};

/// Newest first. Error Damaged when one of them is, or is missing: a danger that cannot be read must not pass for
/// none.
std::vector<Screening> list_screenings(Transaction& transaction, const ClientId& client);
Screening add_screening(Transaction& transaction, const ClientId& client, ScreeningKind kind, const std::string& json);

}  // namespace db
