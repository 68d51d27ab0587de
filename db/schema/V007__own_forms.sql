-- The practice's own versions of the forms that come with the program. Only a draft is changed; what was ever in use stays as it is, because
-- answers name it. Which form a row is a version of is sealed.
CREATE TABLE own_form (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  version INTEGER NOT NULL CHECK (version >= 1),
  state TEXT NOT NULL CHECK (state IN ('draft', 'in-use', 'retired', 'discarded')),
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  used_from INTEGER NOT NULL,
  form BLOB NOT NULL CHECK (length(form) >= 126),
  canonical BLOB NOT NULL CHECK (length(canonical) >= 126),
  questionnaire BLOB NOT NULL CHECK (length(questionnaire) >= 126),
  mac BLOB NOT NULL DEFAULT x'',
  CHECK ((used_from = 0) = (state IN ('draft', 'discarded')))
) STRICT;

-- Every version of one that was ever saved, as in record_version, for what belongs to the practice.
CREATE TABLE own_form_version (
  id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36),
  version INTEGER NOT NULL CHECK (version = 1),
  of_table TEXT NOT NULL CHECK (of_table = 'own_form'),
  of_id TEXT NOT NULL CHECK (length(of_id) = 36),
  of_version INTEGER NOT NULL CHECK (of_version >= 1),
  saved_at INTEGER NOT NULL,
  saved_by TEXT NOT NULL,
  content BLOB NOT NULL CHECK (length(content) >= 126),
  mac BLOB NOT NULL DEFAULT x'',
  UNIQUE (of_table, of_id, of_version)
) STRICT;
