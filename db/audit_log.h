// SPDX-License-Identifier: MIT
#pragma once

#include "db/audit_trail.h"
#include "db/clock.h"

namespace db {

class Connection;
class Keyring;

/// Writes one entry behind the last and links it to the chain, in the caller's Work. Without a keyring, which is while
/// the vault is locked, there is no key for the detail and nobody who acts: both must be empty.
void append_audit_entry(Connection& connection, Keyring* keyring, Time at, const AuditEvent& event,
                        const std::string& actor = {});

/// An event of the vault itself and of no record.
AuditEvent about_vault(AuditAction action, std::string detail = {});

}  // namespace db
