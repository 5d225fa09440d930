-- Imports: loads that were taken back, files that wait to be checked, and how the files of a source are read.
-- Moments are ISO text in UTC (2025-03-11T09:42:00.000Z).

-- Nothing is deleted: the load that takes back closes rows of the other and lets hold again what was believed before.
CREATE TABLE import_undo (
  batch_id INTEGER PRIMARY KEY REFERENCES import_batch (id),  -- the load that takes back
  undoes_batch_id INTEGER NOT NULL REFERENCES import_batch (id),  -- the load that is taken back, wholly or in part
  is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1))  -- 0: figures that a later load revised stayed
) STRICT;
CREATE INDEX import_undo_by_undone ON import_undo (undoes_batch_id);

-- What somebody gave, between giving and saving. Its owner alone sees it; it is removed when all of it was saved, when
-- its owner throws it away, or after the days that src/measures/import_draft.h names.
CREATE TABLE import_draft (
  id {{identity}},
  owner_id INTEGER NOT NULL REFERENCES account (id),  -- whose
  created_at TEXT NOT NULL,           -- moment
  source_kind TEXT NOT NULL CHECK (source_kind IN ('file', 'paste')),
  file_name TEXT NOT NULL,            -- as its owner named it; empty for pasted cells
  sha256 TEXT NOT NULL,               -- of the bytes given, in hexadecimal
  series_id INTEGER REFERENCES series (id),  -- the series that its owner came from; NULL: the file names its series
  content TEXT NOT NULL,              -- the cells of every sheet as src/measures/draft_text.h writes them
  choices TEXT NOT NULL,              -- JSON: sheet, layout, columns, whose figures, known-on date
  saved_batch_id INTEGER REFERENCES import_batch (id)  -- the load that saved its good rows; NULL: none yet
) STRICT;
CREATE INDEX import_draft_by_owner ON import_draft (owner_id, created_at);

-- How the last file with the same sheet name and headings was read, offered for the next one.
CREATE TABLE import_mapping (
  id {{identity}},
  fingerprint TEXT NOT NULL UNIQUE,   -- SHA-256, 64 hex digits, of sheet name and headings
  choices TEXT NOT NULL,              -- JSON: layout, columns, whose figures
  saved_at TEXT NOT NULL,             -- moment of the newest save with it
  saved_by INTEGER REFERENCES account (id),  -- who saved then; NULL: the command line
  saved_by_name TEXT NOT NULL         -- name at the time of saving
) STRICT;
