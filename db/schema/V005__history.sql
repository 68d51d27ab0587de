-- The list of clients is sorted as it is read: an index whose entry rotted would show one client twice and leave another out, and no MAC would
-- notice.
DROP INDEX client_by_change;

-- Who did it, the id of a practitioner; NULL in entries of before and while the vault is locked.
ALTER TABLE audit_entry ADD COLUMN actor TEXT;
CREATE INDEX audit_entry_by_object ON audit_entry (object);

-- Every version of a client, a partner, a response or a note that was ever saved, the one that stands included. A version is a row of its own
-- and is never changed.
CREATE TABLE record_version (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version = 1),
  of_table TEXT NOT NULL,
  of_id TEXT NOT NULL CHECK (length(of_id) = 36),
  of_version INTEGER NOT NULL CHECK (of_version >= 1),
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  content BLOB NOT NULL CHECK (length(content) >= 126),
  mac BLOB NOT NULL DEFAULT x'',
  UNIQUE (of_table, of_id, of_version)
) STRICT;
CREATE INDEX record_version_by_client ON record_version (client_id);

-- Psychotherapy notes (45 CFR 164.501), in a compartment of their own, with versions of their own.
CREATE TABLE process_note (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  session_date BLOB NOT NULL CHECK (length(session_date) >= 126),
  body BLOB NOT NULL CHECK (length(body) >= 126),
  mac BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE INDEX process_note_by_client ON process_note (client_id);

CREATE TABLE process_note_version (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version = 1),
  of_table TEXT NOT NULL CHECK (of_table = 'process_note'),
  of_id TEXT NOT NULL CHECK (length(of_id) = 36),
  of_version INTEGER NOT NULL CHECK (of_version >= 1),
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  content BLOB NOT NULL CHECK (length(content) >= 126),
  mac BLOB NOT NULL DEFAULT x'',
  UNIQUE (of_table, of_id, of_version)
) STRICT;
CREATE INDEX process_note_version_by_client ON process_note_version (client_id);

-- What was put into the trash: a note, a process note, or a whole client. Taking it out again removes the row.
CREATE TABLE trash (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version = 1),
  of_table TEXT NOT NULL CHECK (of_table IN ('client', 'note', 'process_note')),
  of_id TEXT NOT NULL CHECK (length(of_id) = 36),
  trashed_at INTEGER NOT NULL,
  trashed_by TEXT NOT NULL,
  mac BLOB NOT NULL DEFAULT x'',
  UNIQUE (of_table, of_id)
) STRICT;
CREATE INDEX trash_by_client ON trash (client_id);

-- How long a client's records are kept: when the case was closed, a snooze of the review, a legal hold.
CREATE TABLE retention (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL UNIQUE REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  closed_on BLOB NOT NULL CHECK (length(closed_on) >= 126),
  client_snoozed_until BLOB NOT NULL CHECK (length(client_snoozed_until) >= 126),
  partner_snoozed_until BLOB NOT NULL CHECK (length(partner_snoozed_until) >= 126),
  is_held BLOB NOT NULL CHECK (length(is_held) >= 126),
  hold_reason BLOB NOT NULL CHECK (length(hold_reason) >= 126),
  mac BLOB NOT NULL DEFAULT x''
) STRICT;

-- What was destroyed on purpose, told without a name. It belongs to the practice, because the client's key is gone.
CREATE TABLE erasure (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  version INTEGER NOT NULL CHECK (version = 1),
  of_table TEXT NOT NULL CHECK (of_table IN ('client', 'partner', 'note', 'process_note')),
  of_id TEXT NOT NULL CHECK (length(of_id) = 36),
  erased_at INTEGER NOT NULL,
  erased_by TEXT NOT NULL,
  receipt BLOB NOT NULL CHECK (length(receipt) >= 126),
  mac BLOB NOT NULL DEFAULT x''
) STRICT;

-- One client's records copied into another's, with what it takes to undo that. While the row is there, `merged_id` is shown nowhere.
CREATE TABLE client_merge (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version = 1),
  merged_id TEXT NOT NULL UNIQUE REFERENCES client (id),
  merged_at INTEGER NOT NULL,
  merged_by TEXT NOT NULL,
  copies BLOB NOT NULL CHECK (length(copies) >= 126),
  mac BLOB NOT NULL DEFAULT x''
) STRICT;
CREATE INDEX client_merge_by_client ON client_merge (client_id);

-- What the practice chose, by name.
CREATE TABLE setting (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  version INTEGER NOT NULL CHECK (version >= 1),
  name TEXT NOT NULL UNIQUE,
  value BLOB NOT NULL CHECK (length(value) >= 126),
  mac BLOB NOT NULL DEFAULT x''
) STRICT;

-- The backups that were made, and those that were restored to try them.
CREATE TABLE backup_run (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  version INTEGER NOT NULL CHECK (version = 1),
  kind TEXT NOT NULL CHECK (kind IN ('backup', 'rehearsal')),
  at INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('verified', 'failed')),
  place BLOB NOT NULL CHECK (length(place) >= 126),
  mac BLOB NOT NULL DEFAULT x''
) STRICT;
