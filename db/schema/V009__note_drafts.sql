-- What was typed of a note and is not saved as one: of a note that is not kept yet (of_id is empty), or of one that is. It is no part of the
-- record. Each state of a draft is a row of its own, under an id of its own, in the place of the state before.
CREATE TABLE note_draft (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version = 1),
  of_id TEXT NOT NULL CHECK (length(of_id) IN (0, 36)),
  of_version INTEGER NOT NULL CHECK (of_version >= 0),
  saved_at INTEGER NOT NULL,
  session_date BLOB NOT NULL CHECK (length(session_date) >= 126),
  body BLOB NOT NULL CHECK (length(body) >= 126),
  mac BLOB NOT NULL DEFAULT x'',
  UNIQUE (client_id, of_id)
) STRICT;

-- The same of process notes, in their compartment.
CREATE TABLE process_note_draft (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  client_id TEXT NOT NULL REFERENCES client (id),
  version INTEGER NOT NULL CHECK (version = 1),
  of_id TEXT NOT NULL CHECK (length(of_id) IN (0, 36)),
  of_version INTEGER NOT NULL CHECK (of_version >= 0),
  saved_at INTEGER NOT NULL,
  session_date BLOB NOT NULL CHECK (length(session_date) >= 126),
  body BLOB NOT NULL CHECK (length(body) >= 126),
  mac BLOB NOT NULL DEFAULT x'',
  UNIQUE (client_id, of_id)
) STRICT;
