-- The record store (FORMAT.md). Clear columns hold ids, kinds, states, times (seconds since 1970 in UTC) and versions. Everything that
-- says something about a person or the practice is a sealed cell: a BLOB of at least 126 bytes.

CREATE TABLE vault (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  created_at INTEGER NOT NULL,
  -- No slot may be easier to guess than this.
  least_passes INTEGER NOT NULL CHECK (least_passes BETWEEN 1 AND 10),
  least_memory_bytes INTEGER NOT NULL CHECK (least_memory_bytes BETWEEN 8192 AND 1073741824)
) STRICT;

CREATE TABLE key_slot (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  vault_id TEXT NOT NULL REFERENCES vault (id),
  kind TEXT NOT NULL CHECK (kind = 'passphrase'),
  key_id INTEGER NOT NULL CHECK (key_id BETWEEN 1 AND 4294967295),
  created_at INTEGER NOT NULL,
  passes INTEGER NOT NULL,
  memory_bytes INTEGER NOT NULL,
  salt BLOB NOT NULL,
  nonce BLOB NOT NULL,
  commitment BLOB NOT NULL,
  wrapped BLOB NOT NULL,
  checksum BLOB NOT NULL
) STRICT;

CREATE TABLE practice (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
  version INTEGER NOT NULL CHECK (version >= 1),
  name BLOB NOT NULL CHECK (length(name) >= 126),
  legal_name BLOB NOT NULL CHECK (length(legal_name) >= 126),
  practitioner_name BLOB NOT NULL CHECK (length(practitioner_name) >= 126),
  credentials BLOB NOT NULL CHECK (length(credentials) >= 126),
  address BLOB NOT NULL CHECK (length(address) >= 126),
  phone BLOB NOT NULL CHECK (length(phone) >= 126),
  reply_to BLOB NOT NULL CHECK (length(reply_to) >= 126),
  fee_text BLOB NOT NULL CHECK (length(fee_text) >= 126),
  first_visit_minutes BLOB NOT NULL CHECK (length(first_visit_minutes) >= 126),
  paper BLOB NOT NULL CHECK (length(paper) >= 126),
  secrets_policy BLOB NOT NULL CHECK (length(secrets_policy) >= 126),
  hears_partner BLOB NOT NULL CHECK (length(hears_partner) >= 126),
  sees_couples BLOB NOT NULL CHECK (length(sees_couples) >= 126),
  offers_discernment BLOB NOT NULL CHECK (length(offers_discernment) >= 126)
) STRICT;

CREATE TABLE client (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  version INTEGER NOT NULL CHECK (version >= 1),
  state TEXT NOT NULL CHECK (state IN ('active', 'closed')),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  name BLOB NOT NULL CHECK (length(name) >= 126),
  pronouns BLOB NOT NULL CHECK (length(pronouns) >= 126),
  language BLOB NOT NULL CHECK (length(language) >= 126)
) STRICT;
CREATE INDEX client_by_change ON client (changed_at);

-- AUTOINCREMENT, so that the number of a destroyed key never comes back. The client is checked at the commit, because the key is made
-- before the client's first cell is sealed with it.
CREATE TABLE client_key (
  key_id INTEGER PRIMARY KEY AUTOINCREMENT CHECK (key_id BETWEEN 1 AND 4294967295),
  client_id TEXT NOT NULL UNIQUE REFERENCES client (id) DEFERRABLE INITIALLY DEFERRED,
  wrapped BLOB NOT NULL CHECK (length(wrapped) >= 126)
) STRICT;

CREATE TABLE partner (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL UNIQUE REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  name BLOB NOT NULL CHECK (length(name) >= 126),
  called BLOB NOT NULL CHECK (length(called) >= 126),
  pronouns BLOB NOT NULL CHECK (length(pronouns) >= 126),
  language BLOB NOT NULL CHECK (length(language) >= 126)
) STRICT;

CREATE TABLE note (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  session_date BLOB NOT NULL CHECK (length(session_date) >= 126),
  body BLOB NOT NULL CHECK (length(body) >= 126)
) STRICT;
CREATE INDEX note_by_client ON note (client_id);

CREATE TABLE questionnaire_response (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  state TEXT NOT NULL CHECK (state IN ('in-progress', 'completed')),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  questionnaire BLOB NOT NULL CHECK (length(questionnaire) >= 126),
  answers BLOB NOT NULL CHECK (length(answers) >= 126)
) STRICT;
CREATE INDEX questionnaire_response_by_client ON questionnaire_response (client_id);

-- The safety compartment. Even the kind is sealed: that a reassessment was needed says something.
CREATE TABLE screening (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  recorded_at INTEGER NOT NULL,
  kind BLOB NOT NULL CHECK (length(kind) >= 126),
  answers BLOB NOT NULL CHECK (length(answers) >= 126)
) STRICT;
CREATE INDEX screening_by_client ON screening (client_id);

CREATE TABLE authorization (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  signed_on BLOB NOT NULL CHECK (length(signed_on) >= 126),
  expires_on BLOB NOT NULL CHECK (length(expires_on) >= 126),
  revoked_on BLOB NOT NULL CHECK (length(revoked_on) >= 126),
  recipient BLOB NOT NULL CHECK (length(recipient) >= 126),
  channels BLOB NOT NULL CHECK (length(channels) >= 126),
  is_complete BLOB NOT NULL CHECK (length(is_complete) >= 126)
) STRICT;
CREATE INDEX authorization_by_client ON authorization (client_id);

CREATE TABLE issued_document (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version >= 1),
  issued_at INTEGER NOT NULL,
  code BLOB NOT NULL CHECK (length(code) >= 126),
  template_version BLOB NOT NULL CHECK (length(template_version) >= 126),
  data BLOB NOT NULL CHECK (length(data) >= 126),
  pdf BLOB NOT NULL CHECK (length(pdf) >= 126)
) STRICT;
CREATE INDEX issued_document_by_client ON issued_document (client_id);

-- The client is not a foreign key, because the trail outlives what it tells of. The words for actions are the program's to check, because
-- a table that only grows cannot be rebuilt for a longer list. The detail is NULL when the vault was locked and there was no key.
CREATE TABLE audit_entry (
  sequence INTEGER PRIMARY KEY CHECK (sequence >= 1),
  at INTEGER NOT NULL,
  action TEXT NOT NULL CHECK (length(action) BETWEEN 1 AND 32),
  kind TEXT NOT NULL,
  object TEXT NOT NULL,
  client_id TEXT,
  detail BLOB CHECK (length(detail) >= 126)
) STRICT;
CREATE INDEX audit_entry_by_client ON audit_entry (client_id);

-- INSERT OR REPLACE removes a row without asking a DELETE trigger, so an entry may only follow the last one.
CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry
WHEN NEW.sequence <> (SELECT coalesce(max(sequence), 0) + 1 FROM audit_entry)
BEGIN
  SELECT RAISE (ABORT, 'an audit entry follows the last one');
END;

CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
BEGIN
  SELECT RAISE (ABORT, 'an audit entry is never changed');
END;

CREATE TRIGGER audit_entry_remains BEFORE DELETE ON audit_entry
BEGIN
  SELECT RAISE (ABORT, 'an audit entry is never removed');
END;
