-- Feeds: figures that come by themselves, each run of one, and the alarm when figures are late.
-- Moments are ISO text in UTC (2025-03-11T09:42:00.000Z), dates ISO text.

CREATE TABLE feed (
  id {{identity}},
  name TEXT NOT NULL,                 -- what people call it; no other feed has it, whatever the letters' case
  kind TEXT NOT NULL CHECK (kind IN ('file_drop', 'sql_query', 'push')),  -- how figures come
  folder TEXT NOT NULL,               -- file_drop: under the operator's feed folder, parts joined by /; empty: itself
  pattern TEXT NOT NULL,              -- file_drop: names of its files, * and ? stand for any; empty: every file
  source TEXT NOT NULL,               -- sql_query: name of a source of the operator's; empty for other kinds
  query TEXT NOT NULL,                -- sql_query: one SELECT; empty for other kinds
  sheet TEXT NOT NULL,                -- sheet of a workbook; empty: the only one with a table
  series_id INTEGER REFERENCES series (id),  -- whose figures they are when the file does not say; NULL: it says
  duplicates TEXT NOT NULL,           -- slug: what to keep of two figures for one period
  owner_id INTEGER NOT NULL REFERENCES account (id),  -- who sees to it
  team TEXT NOT NULL,                 -- who sees to it when that person has left
  team_mail TEXT NOT NULL,            -- address of the team; empty: none
  every_minutes INTEGER,              -- minutes between two runs; NULL: daily, or when somebody pushes
  daily_at INTEGER,                   -- minutes after midnight in London; NULL: every so many minutes, or push
  is_on INTEGER NOT NULL CHECK (is_on IN (0, 1)),  -- 0: nothing is taken
  created_at TEXT NOT NULL,           -- moment
  created_by INTEGER REFERENCES account (id),  -- NULL: the command line
  looked_at TEXT,                     -- moment of the newest look for figures, also when nothing was there; NULL: never
  look_words TEXT NOT NULL,           -- what that look found, in words; empty: never looked
  CHECK (every_minutes IS NULL OR daily_at IS NULL)
) STRICT;

-- One file that came, one answer of a query that brought something, or one fault.
CREATE TABLE feed_run (
  id {{identity}},
  feed_id INTEGER NOT NULL REFERENCES feed (id),
  began_at TEXT NOT NULL,             -- moment
  ended_at TEXT NOT NULL,             -- moment
  came TEXT NOT NULL CHECK (came IN ('loaded', 'same', 'refused', 'failed')),  -- same: all was there already; failed: the source did not answer
  file_name TEXT NOT NULL,            -- as it came; empty: no file
  sha256 TEXT NOT NULL,               -- of the bytes or cells, in hexadecimal; empty: nothing was read
  rows_read INTEGER NOT NULL,         -- rows of figures, headings not counted
  points_added INTEGER NOT NULL,      -- figures that were not there before
  points_revised INTEGER NOT NULL,    -- figures that replaced an earlier value
  points_unchanged INTEGER NOT NULL,  -- figures that were there already with this value
  left_out INTEGER NOT NULL,          -- rows and series that were not taken
  batch_id INTEGER REFERENCES import_batch (id),  -- the load that it made; NULL: none
  words TEXT NOT NULL,                -- what is told about it, sentences parted by line ends
  put_away INTEGER NOT NULL CHECK (put_away IN (0, 1))  -- 0: its file may still lie where it was dropped
) STRICT;
CREATE INDEX feed_run_by_feed ON feed_run (feed_id, id);
CREATE INDEX feed_run_by_batch ON feed_run (batch_id);
CREATE INDEX feed_run_not_put_away ON feed_run (feed_id) WHERE put_away = 0;

-- Which series a feed has filled, so that its owner is told when one of them is late.
CREATE TABLE feed_series (
  feed_id INTEGER NOT NULL REFERENCES feed (id),
  series_id INTEGER NOT NULL REFERENCES series (id),
  filled_at TEXT NOT NULL,            -- moment of the newest run that spoke for it
  PRIMARY KEY (feed_id, series_id)
) STRICT;
CREATE INDEX feed_series_by_series ON feed_series (series_id);

-- Stands from the day on which a figure was missed until one comes. One open alarm for a series.
CREATE TABLE late_alarm (
  id {{identity}},
  series_id INTEGER NOT NULL REFERENCES series (id),
  latest_period TEXT NOT NULL,        -- first day of the last period with a figure
  missing_period TEXT NOT NULL,       -- first day of the period whose figure is missed
  expected_on TEXT NOT NULL,          -- last day on which that figure was in time
  opened_at TEXT NOT NULL,            -- moment
  cleared_at TEXT                     -- moment at which figures came, or the measure was closed; NULL: open
) STRICT;
CREATE UNIQUE INDEX late_alarm_open ON late_alarm (series_id) WHERE cleared_at IS NULL;

CREATE INDEX import_batch_by_digest ON import_batch (sha256);
