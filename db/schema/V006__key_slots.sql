-- The first form of a slot held the vault key itself, so nobody but who knew the passphrase could put another in its place. The program makes a
-- slot of the second form in the same transaction (FORMAT.md).
DROP TABLE key_slot;

CREATE TABLE practitioner (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  version INTEGER NOT NULL CHECK (version >= 1),
  state TEXT NOT NULL CHECK (state IN ('active', 'removed')),
  added_at INTEGER NOT NULL,
  name BLOB NOT NULL CHECK (length(name) >= 126),
  mac BLOB NOT NULL DEFAULT x''
) STRICT;

-- A practitioner has one slot for a passphrase; the recovery kit is nobody's. Checked against MACs and not by references, because the slots are
-- what unlocking begins with.
CREATE TABLE key_slot (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  vault_id TEXT NOT NULL REFERENCES vault (id),
  kind TEXT NOT NULL CHECK (kind IN ('passphrase', 'recovery')),
  practitioner_id TEXT NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  passes INTEGER NOT NULL,
  memory_bytes INTEGER NOT NULL,
  salt BLOB NOT NULL,
  public_key BLOB NOT NULL,
  nonce BLOB NOT NULL,
  commitment BLOB NOT NULL,
  sealed BLOB NOT NULL,
  key_id INTEGER NOT NULL CHECK (key_id BETWEEN 1 AND 4294967295),
  box BLOB NOT NULL,
  mac BLOB NOT NULL,
  checksum BLOB NOT NULL
) STRICT;

-- The vault keys of before, each sealed under the one that followed it.
CREATE TABLE earlier_vault_key (
  key_id INTEGER PRIMARY KEY CHECK (key_id BETWEEN 1 AND 4294967295),
  wrapped BLOB NOT NULL CHECK (length(wrapped) >= 126)
) STRICT;
