-- Measures: what is measured, for whom, the figures with their history, and the choices that a chart makes about them.
-- Dates are ISO text (2025-03-11), moments ISO text in UTC (2025-03-11T09:42:00.000Z). Nothing is deleted:
-- what is taken back has withdrawn_at and withdrawn_by.

CREATE TABLE organisation (
  id {{identity}},
  code TEXT NOT NULL UNIQUE,          -- ODS code (RYD), 'Eng' for England, or a local code (OU-THANET)
  name TEXT NOT NULL,                 -- as shown: South East Coast Ambulance Service NHS Foundation Trust
  short_name TEXT NOT NULL,           -- for tables and chart titles: South East Coast
  kind TEXT NOT NULL CHECK (kind IN ('england', 'trust', 'region', 'operating_unit', 'contact_centre')),
  parent_id INTEGER REFERENCES organisation (id)  -- the trust of a unit; NULL for England, trusts and regions
) STRICT;

CREATE TABLE measure (
  id {{identity}},
  name TEXT NOT NULL,                 -- Category 2 mean response time
  short_name TEXT NOT NULL,           -- C2 mean
  description TEXT NOT NULL,          -- one or two sentences: what is counted or timed
  area TEXT NOT NULL,                 -- heading that it stands under on the wall: Response times
  value_style TEXT NOT NULL CHECK (value_style IN ('number', 'percent', 'minutes_seconds')),
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6),  -- shown after the point; number and percent only
  unit TEXT NOT NULL,                 -- plural noun (calls); may be empty; minutes_seconds values are in seconds
  natural_lower REAL,                 -- values cannot lie below this, in the unit of the values; NULL: no such bound
  natural_upper REAL,                 -- values cannot lie above this
  better TEXT NOT NULL CHECK (better IN ('increase', 'decrease', 'neutral')),  -- which way is better
  frequency TEXT NOT NULL CHECK (frequency IN ('day', 'week', 'month', 'quarter', 'year')),  -- length of one period
  numerator TEXT NOT NULL,            -- what the numerator counts, in words; empty: values stand alone
  denominator TEXT NOT NULL,          -- what the denominator counts, in words; empty: values stand alone
  factor REAL NOT NULL,               -- value = numerator / denominator * factor: 100 for percent, 1 for means
  source TEXT NOT NULL,               -- who publishes or keeps the figures
  source_url TEXT NOT NULL,           -- where they can be seen; may be empty
  owner TEXT NOT NULL,                -- person or team that answers for the definition
  quality_notes TEXT NOT NULL,        -- what a reader must know before trusting the figures; may be empty
  kind TEXT NOT NULL CHECK (kind IN ('national', 'local')),
  national_code TEXT UNIQUE,          -- code in the catalogue of national indicators (c2-mean); NULL for local ones
  is_synthetic INTEGER NOT NULL CHECK (is_synthetic IN (0, 1)),  -- 1: made-up figures, said so wherever they show
  created_at TEXT NOT NULL,           -- moment
  created_by INTEGER REFERENCES account (id),  -- NULL: the command line
  closed_at TEXT                      -- moment from which no more figures are expected; NULL: open
) STRICT;

CREATE TABLE series (
  id {{identity}},
  measure_id INTEGER NOT NULL REFERENCES measure (id),
  organisation_id INTEGER NOT NULL REFERENCES organisation (id),
  UNIQUE (measure_id, organisation_id)
) STRICT;
CREATE INDEX series_by_organisation ON series (organisation_id);

CREATE TABLE import_batch (
  id {{identity}},
  loaded_at TEXT NOT NULL,            -- moment at which it was loaded here
  loaded_by INTEGER REFERENCES account (id),  -- NULL: the command line
  known_at TEXT NOT NULL,             -- moment at which the figures were known; earlier than loaded_at for an old edition
  source_kind TEXT NOT NULL CHECK (source_kind IN ('ambsys', 'file', 'paste', 'entry', 'synthetic')),
  scope TEXT NOT NULL,                -- what a whole load speaks for: 'ambsys', or 'series:12'
  file_name TEXT NOT NULL,            -- as the user named it; empty for pasted and entered figures
  sha256 TEXT NOT NULL,               -- of the bytes read, in hexadecimal; empty for one entered figure
  rows_read INTEGER NOT NULL,         -- rows of figures in the file, headings not counted
  points_added INTEGER NOT NULL,      -- figures that were not there before
  points_revised INTEGER NOT NULL,    -- figures that replaced an earlier value
  points_unchanged INTEGER NOT NULL,  -- figures that were there already with this value
  note TEXT NOT NULL                  -- what was skipped, in words; may be empty
) STRICT;
CREATE INDEX import_batch_by_scope ON import_batch (scope, known_at);

-- One row is what was believed about one period from known_from until known_until. A revision closes a row and adds one.
CREATE TABLE point (
  id {{identity}},
  series_id INTEGER NOT NULL REFERENCES series (id),
  period TEXT NOT NULL,               -- first day of the period
  value REAL,                         -- in the unit of the measure; NULL: not available
  numerator REAL,                     -- NULL: not given; in the unit of the measure times its denominator
  denominator REAL,                   -- NULL: not given
  known_from TEXT NOT NULL,           -- moment from which this was known
  known_until TEXT,                   -- moment at which something else became known; NULL: current
  batch_id INTEGER NOT NULL REFERENCES import_batch (id)  -- the load that brought it
) STRICT;
CREATE UNIQUE INDEX point_current ON point (series_id, period) WHERE known_until IS NULL;
CREATE INDEX point_history ON point (series_id, period, known_from);
CREATE INDEX point_by_batch ON point (batch_id);

CREATE TABLE target (
  id {{identity}},
  series_id INTEGER NOT NULL REFERENCES series (id),
  from_date TEXT NOT NULL,            -- first day on which it holds
  until_date TEXT,                    -- first day on which it no longer holds; NULL: until the next of its kind
  value REAL NOT NULL,                -- in the unit of the measure
  kind TEXT NOT NULL CHECK (kind IN ('standard', 'ambition', 'local')),
  title TEXT NOT NULL,                -- 18-minute standard
  source TEXT NOT NULL,               -- who set it and where that is written
  created_at TEXT NOT NULL,           -- moment
  created_by INTEGER REFERENCES account (id),
  withdrawn_at TEXT,                  -- moment; NULL: holds
  withdrawn_by INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX target_by_series ON target (series_id, from_date);

CREATE TABLE annotation (
  id {{identity}},
  series_id INTEGER NOT NULL REFERENCES series (id),
  happened_on TEXT NOT NULL,          -- date
  code TEXT NOT NULL,                 -- two or three characters on the chart: P1
  title TEXT NOT NULL,                -- short: Prompt card
  note TEXT NOT NULL,                 -- what was done or what happened; may be empty
  kind TEXT NOT NULL CHECK (kind IN ('test_of_change', 'event')),
  author TEXT NOT NULL,               -- name at the time of writing
  created_at TEXT NOT NULL,           -- moment
  created_by INTEGER REFERENCES account (id),
  withdrawn_at TEXT,                  -- moment; NULL: shown
  withdrawn_by INTEGER REFERENCES account (id)
) STRICT;
CREATE INDEX annotation_by_series ON annotation (series_id, happened_on);

CREATE TABLE phase (
  id {{identity}},
  series_id INTEGER NOT NULL REFERENCES series (id),
  starts_on TEXT NOT NULL,            -- date: the first period on or after it begins the phase
  baseline_until TEXT,                -- first day after the frozen baseline; NULL: all points of the phase set its limits
  title TEXT NOT NULL,                -- Baseline
  reason TEXT NOT NULL,               -- why limits are worked out anew, or why this is the baseline
  author TEXT NOT NULL,               -- name at the time of writing
  approver TEXT NOT NULL,             -- name at the time of writing; may be the author
  created_at TEXT NOT NULL,           -- moment
  created_by INTEGER REFERENCES account (id),
  withdrawn_at TEXT,                  -- moment; NULL: in force
  withdrawn_by INTEGER REFERENCES account (id)
) STRICT;
CREATE UNIQUE INDEX phase_in_force ON phase (series_id, starts_on) WHERE withdrawn_at IS NULL;

CREATE TABLE exclusion (
  id {{identity}},
  series_id INTEGER NOT NULL REFERENCES series (id),
  period TEXT NOT NULL,               -- first day of the period whose point is drawn but not used
  reason TEXT NOT NULL,              -- why, in the words of whoever decided
  author TEXT NOT NULL,               -- name at the time of writing
  created_at TEXT NOT NULL,           -- moment
  created_by INTEGER REFERENCES account (id),
  withdrawn_at TEXT,                  -- moment; NULL: in force
  withdrawn_by INTEGER REFERENCES account (id)
) STRICT;
CREATE UNIQUE INDEX exclusion_in_force ON exclusion (series_id, period) WHERE withdrawn_at IS NULL;
