-- Which rows a client has, and which clients the practice has, as a sealed sum over them (FORMAT.md). The scope is a client's id, or empty for
-- the practice. No foreign key: a roster tells of a client that was removed.
CREATE TABLE roster (
  scope TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL CHECK (version >= 1),
  digest BLOB NOT NULL CHECK (length(digest) >= 126)
) STRICT;
