-- A MAC over every other column of its row (FORMAT.md). Rows that were saved before get theirs from the program in the same transaction; an
-- empty one never holds.
ALTER TABLE practice ADD COLUMN mac BLOB NOT NULL DEFAULT x'';
ALTER TABLE client ADD COLUMN mac BLOB NOT NULL DEFAULT x'';
ALTER TABLE partner ADD COLUMN mac BLOB NOT NULL DEFAULT x'';
ALTER TABLE note ADD COLUMN mac BLOB NOT NULL DEFAULT x'';
ALTER TABLE questionnaire_response ADD COLUMN mac BLOB NOT NULL DEFAULT x'';
ALTER TABLE screening ADD COLUMN mac BLOB NOT NULL DEFAULT x'';
ALTER TABLE authorization ADD COLUMN mac BLOB NOT NULL DEFAULT x'';
ALTER TABLE issued_document ADD COLUMN mac BLOB NOT NULL DEFAULT x'';
