-- Each entry of the trail has a link: a MAC over the entry and the link before, under a key that is replaced by the next one (FORMAT.md).
CREATE TABLE audit_link (
  sequence INTEGER PRIMARY KEY REFERENCES audit_entry (sequence),
  mac BLOB NOT NULL CHECK (length(mac) = 32)
) STRICT;

-- Where the trail ends, and the key of the entry to come. The anchor is made while the vault is unlocked.
CREATE TABLE audit_head (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  sequence INTEGER NOT NULL,
  next_key BLOB NOT NULL CHECK (length(next_key) = 32),
  anchored_sequence INTEGER NOT NULL,
  anchor BLOB NOT NULL CHECK (length(anchor) IN (0, 32))
) STRICT;

CREATE TRIGGER audit_link_follows BEFORE INSERT ON audit_link
WHEN NEW.sequence <= (SELECT coalesce(max(sequence), 0) FROM audit_link)
BEGIN
  SELECT RAISE (ABORT, 'a link follows the last one');
END;

CREATE TRIGGER audit_link_stays BEFORE UPDATE ON audit_link
BEGIN
  SELECT RAISE (ABORT, 'a link is never changed');
END;

CREATE TRIGGER audit_link_remains BEFORE DELETE ON audit_link
BEGIN
  SELECT RAISE (ABORT, 'a link is never removed');
END;

-- When the end of the trail was cut off, the next entry leaves a gap where it was.
DROP TRIGGER audit_entry_follows;
CREATE TRIGGER audit_entry_follows BEFORE INSERT ON audit_entry
WHEN NEW.sequence <> 1 + max ((SELECT coalesce(max(sequence), 0) FROM audit_entry), (SELECT coalesce(max(sequence), 0) FROM audit_head))
BEGIN
  SELECT RAISE (ABORT, 'an audit entry follows the last one');
END;
