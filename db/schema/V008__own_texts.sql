-- The practice's own versions of the texts of documents. Only a draft is changed; what was ever in use stays as it is, because documents that
-- were made name it. Which document a row is a version of is sealed.
CREATE TABLE own_text (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  version INTEGER NOT NULL CHECK (version >= 1),
  state TEXT NOT NULL CHECK (state IN ('draft', 'in-use', 'retired', 'discarded')),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  used_from INTEGER NOT NULL,
  code BLOB NOT NULL CHECK (length(code) >= 126),
  language BLOB NOT NULL CHECK (length(language) >= 126),
  template_version BLOB NOT NULL CHECK (length(template_version) >= 126),
  title BLOB NOT NULL CHECK (length(title) >= 126),
  body BLOB NOT NULL CHECK (length(body) >= 126),
  mac BLOB NOT NULL DEFAULT x'',
  CHECK ((used_from = 0) = (state IN ('draft', 'discarded')))
) STRICT;

-- Every version of one that was ever saved, as in own_form_version.
CREATE TABLE own_text_version (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  version INTEGER NOT NULL CHECK (version = 1),
  of_table TEXT NOT NULL CHECK (of_table = 'own_text'),
  of_id TEXT NOT NULL CHECK (length(of_id) = 36),
  of_version INTEGER NOT NULL CHECK (of_version >= 1),
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  content BLOB NOT NULL CHECK (length(content) >= 126),
  mac BLOB NOT NULL DEFAULT x'',
  UNIQUE (of_table, of_id, of_version)
) STRICT;
