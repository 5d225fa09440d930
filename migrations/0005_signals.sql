-- Signals: what the one analysis made of each series, kept for analysts; what is being done about each signal; who
-- follows what and how they are told. Dates are ISO text, moments ISO text in UTC. Nothing that people did is deleted;
-- kept readings are worked out again whenever something they rest on changes.

-- A row stands while something changed that the kept reading does not know yet.
CREATE TABLE series_to_read (
  series_id INTEGER PRIMARY KEY REFERENCES series (id),  -- whose
  marked_at TEXT NOT NULL,            -- moment of the last change
  marks INTEGER NOT NULL              -- how many changes: one that comes while the series is read is not lost
) STRICT;

CREATE TABLE series_reading (
  series_id INTEGER PRIMARY KEY REFERENCES series (id),  -- whose
  read_at TEXT NOT NULL,              -- moment at which the figures were read
  refused TEXT NOT NULL,              -- why the series cannot be read, in words; empty: it was read
  points INTEGER NOT NULL,            -- periods with a value
  first_period TEXT,                  -- first day of the first period with a value; NULL: no figures
  latest_period TEXT,                 -- first day of the newest period that counts
  latest_value REAL,                  -- in the unit of the measure
  latest_shown TEXT NOT NULL,         -- as pages write it: 27:47
  latest_known_at TEXT,               -- moment from which the newest value is known
  next_due TEXT,                      -- last day on which the next figure is not late
  limits_shown INTEGER NOT NULL CHECK (limits_shown IN (0, 1)),  -- 0: too few points; centre is a median then
  provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),    -- 1: a later phase with few points
  centre REAL,                        -- of the last phase, in the unit of the measure; NULL: undefined
  lower_limit REAL,                   -- of the last phase, not cut at natural bounds
  upper_limit REAL,                   -- of the last phase, not cut at natural bounds
  sigma REAL,                         -- a third of the way from centre to upper limit
  variation TEXT NOT NULL,            -- slug: concerning_high, common, not_enough_data
  variation_words TEXT NOT NULL,      -- the same in words: No real change
  assurance TEXT NOT NULL,            -- slug: pass, fail, hit_or_miss, none
  assurance_words TEXT NOT NULL,      -- the same in words: Will keep missing target
  headline TEXT NOT NULL,             -- the sentence of the measure's page
  explanation TEXT NOT NULL,          -- the sentences after it
  target REAL,                        -- that holds at the last period
  target_name TEXT NOT NULL,          -- its title; empty: none
  profile TEXT NOT NULL               -- slug of the set of rules: mdc
) STRICT;

CREATE TABLE phase_reading (
  series_id INTEGER NOT NULL REFERENCES series (id),  -- whose
  number INTEGER NOT NULL,            -- from 1, in order of time
  title TEXT NOT NULL,                -- Baseline
  first_period TEXT NOT NULL,         -- first day of its first period
  last_period TEXT NOT NULL,          -- first day of its last period
  points_used INTEGER NOT NULL,       -- neither missing nor left out
  frozen INTEGER NOT NULL CHECK (frozen IN (0, 1)),  -- 1: limits come from its first part only
  centre REAL,                        -- in the unit of the measure; NULL: undefined
  lower_limit REAL,                   -- in the unit of the measure, not cut at natural bounds
  upper_limit REAL,                   -- in the unit of the measure, not cut at natural bounds
  sigma REAL,                         -- a third of the way from centre to upper limit
  PRIMARY KEY (series_id, number)
) STRICT;

CREATE TABLE point_reading (
  series_id INTEGER NOT NULL REFERENCES series (id),  -- whose
  period TEXT NOT NULL,               -- first day of the period
  phase INTEGER NOT NULL,             -- number of the phase
  value REAL,                         -- NULL: not available
  target REAL,                        -- that holds for the period
  state TEXT NOT NULL,                -- common, improving, concerning, neutral, mixed, excluded, missing
  rules TEXT NOT NULL,                -- slugs of every rule broken, a space between: shift trend
  words TEXT NOT NULL,                -- the same in words
  PRIMARY KEY (series_id, period)
) STRICT;

CREATE TABLE signal (
  id {{identity}},
  series_id INTEGER NOT NULL REFERENCES series (id),  -- whose
  rule TEXT NOT NULL,                 -- slug of the rule that is broken
  side TEXT NOT NULL CHECK (side IN ('high', 'low', 'none')),  -- none: the rule has no side
  direction TEXT NOT NULL CHECK (direction IN ('improving', 'concerning', 'neutral')),  -- neutral: neither way is better
  phase_start TEXT NOT NULL,          -- first period of the phase whose limits it breaks
  first_period TEXT NOT NULL,         -- of the stretch
  last_period TEXT NOT NULL,          -- moves on while the signal goes on
  words TEXT NOT NULL,                -- 8 months above the mean
  state TEXT NOT NULL CHECK (state IN ('raised', 'acknowledged', 'explained', 'closed')),  -- how far people are
  explanation TEXT CHECK (explanation IN ('special_cause', 'data_fault', 'expected', 'unknown')),  -- NULL: not yet
  withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),  -- 1: closed because the pattern is not there any more
  owner_id INTEGER REFERENCES account (id),  -- who sees to it; NULL: nobody yet
  raised_at TEXT NOT NULL,            -- moment
  changed_at TEXT NOT NULL            -- moment of the last change of its state
) STRICT;
CREATE INDEX signal_by_series ON signal (series_id);
CREATE INDEX signal_open ON signal (owner_id) WHERE state <> 'closed';

-- What happened to a signal, one row each.
CREATE TABLE signal_event (
  id {{identity}},
  signal_id INTEGER NOT NULL REFERENCES signal (id),  -- which
  at TEXT NOT NULL,                   -- moment
  actor_id INTEGER REFERENCES account (id),  -- NULL: the program itself
  actor TEXT NOT NULL,                -- name at the time; empty for the program
  deed TEXT NOT NULL CHECK (deed IN ('raised', 'went_on', 'acknowledged', 'explained', 'handed_over', 'closed',
                                     'withdrawn', 'reopened')),  -- what was done
  words TEXT NOT NULL                 -- what was said or found; may be empty
) STRICT;
CREATE INDEX signal_event_by_signal ON signal_event (signal_id);

CREATE TABLE follower (
  id {{identity}},
  account_id INTEGER NOT NULL REFERENCES account (id),  -- who
  series_id INTEGER NOT NULL REFERENCES series (id),  -- whose
  followed_at TEXT NOT NULL,          -- moment
  ended_at TEXT                       -- moment; NULL: follows
) STRICT;
CREATE UNIQUE INDEX follower_now ON follower (series_id, account_id) WHERE ended_at IS NULL;

CREATE TABLE notification_choice (
  account_id INTEGER PRIMARY KEY REFERENCES account (id),  -- who
  delivery TEXT NOT NULL CHECK (delivery IN ('none', 'at_once', 'daily')),  -- when mail is sent
  changed_at TEXT NOT NULL            -- moment
) STRICT;

-- News for one person; several go out in one mail.
CREATE TABLE signal_news (
  id {{identity}},
  account_id INTEGER NOT NULL REFERENCES account (id),  -- who
  signal_id INTEGER NOT NULL REFERENCES signal (id),  -- which
  created_at TEXT NOT NULL,           -- moment
  settled_at TEXT                     -- moment at which it was sent, or found not to be wanted; NULL: waits
) STRICT;
CREATE INDEX signal_news_waiting ON signal_news (account_id) WHERE settled_at IS NULL;

CREATE TABLE web_hook (
  id {{identity}},
  name TEXT NOT NULL,                 -- what listens there, in words
  url TEXT NOT NULL,                  -- https address that is sent each new signal
  secret TEXT NOT NULL,               -- key of the signature; 64 hex digits
  created_at TEXT NOT NULL,           -- moment
  created_by INTEGER REFERENCES account (id),  -- NULL: the command line
  closed_at TEXT                      -- moment from which nothing is sent; NULL: open
) STRICT;

CREATE TABLE web_hook_news (
  id {{identity}},
  web_hook_id INTEGER NOT NULL REFERENCES web_hook (id),  -- to whom
  signal_id INTEGER NOT NULL REFERENCES signal (id),  -- which
  deed TEXT NOT NULL CHECK (deed IN ('raised', 'reopened')),  -- what happened to it
  created_at TEXT NOT NULL,           -- moment
  settled_at TEXT                     -- moment; NULL: waits
) STRICT;
CREATE INDEX web_hook_news_waiting ON web_hook_news (web_hook_id) WHERE settled_at IS NULL;

-- Series that were there before are read once.
INSERT INTO series_to_read (series_id, marked_at, marks)
SELECT id, '1970-01-01T00:00:00.000Z', 1
  FROM series;

-- For analysts, read-only: docs/api/sql-views.md. Columns are only ever added.
CREATE VIEW qualitea_measures AS
SELECT measure.id AS measure_id,
       measure.name AS measure,
       measure.short_name AS short_name,
       measure.description AS description,
       measure.area AS area,
       CASE measure.value_style WHEN 'percent' THEN 'percent' WHEN 'minutes_seconds' THEN 'seconds'
            ELSE measure.unit END AS unit,
       measure.better AS better,
       measure.frequency AS frequency,
       measure.numerator AS numerator,
       measure.denominator AS denominator,
       measure.factor AS factor,
       measure.source AS source,
       measure.source_url AS source_url,
       measure.owner AS owner,
       measure.quality_notes AS quality_notes,
       measure.kind AS kind,
       measure.national_code AS national_code,
       measure.is_synthetic AS is_synthetic,
       measure.closed_at AS closed_at
  FROM measure;

CREATE VIEW qualitea_series AS
SELECT series.id AS series_id,
       series.measure_id AS measure_id,
       measure.name AS measure,
       measure.short_name AS short_name,
       measure.area AS area,
       organisation.code AS organisation_code,
       organisation.short_name AS organisation,
       organisation.kind AS organisation_kind,
       CASE measure.value_style WHEN 'percent' THEN 'percent' WHEN 'minutes_seconds' THEN 'seconds'
            ELSE measure.unit END AS unit,
       measure.better AS better,
       measure.frequency AS frequency,
       measure.is_synthetic AS is_synthetic,
       series_reading.points AS points,
       series_reading.first_period AS first_period,
       series_reading.latest_period AS latest_period,
       series_reading.latest_value AS latest_value,
       series_reading.latest_shown AS latest_shown,
       series_reading.latest_known_at AS latest_known_at,
       series_reading.next_due AS next_due,
       series_reading.limits_shown AS limits_shown,
       series_reading.provisional AS provisional,
       series_reading.centre AS centre,
       series_reading.lower_limit AS lower_limit,
       series_reading.upper_limit AS upper_limit,
       series_reading.sigma AS sigma,
       series_reading.variation AS variation,
       series_reading.variation_words AS variation_words,
       series_reading.assurance AS assurance,
       series_reading.assurance_words AS assurance_words,
       series_reading.headline AS headline,
       series_reading.explanation AS explanation,
       series_reading.target AS target,
       series_reading.target_name AS target_name,
       series_reading.profile AS rules_profile,
       series_reading.refused AS refused,
       series_reading.read_at AS as_read_at,
       CASE WHEN series_to_read.series_id IS NULL THEN 0 ELSE 1 END AS changed_since
  FROM series
  JOIN measure ON measure.id = series.measure_id
  JOIN organisation ON organisation.id = series.organisation_id
  JOIN series_reading ON series_reading.series_id = series.id
  LEFT JOIN series_to_read ON series_to_read.series_id = series.id;

CREATE VIEW qualitea_points AS
SELECT point_reading.series_id AS series_id,
       series.measure_id AS measure_id,
       measure.name AS measure,
       organisation.code AS organisation_code,
       organisation.short_name AS organisation,
       CASE measure.value_style WHEN 'percent' THEN 'percent' WHEN 'minutes_seconds' THEN 'seconds'
            ELSE measure.unit END AS unit,
       point_reading.period AS period,
       point_reading.value AS value,
       point_reading.target AS target,
       phase_reading.number AS phase,
       phase_reading.title AS phase_title,
       phase_reading.centre AS centre,
       phase_reading.lower_limit AS lower_limit,
       phase_reading.upper_limit AS upper_limit,
       phase_reading.sigma AS sigma,
       point_reading.state AS state,
       point_reading.rules AS rules,
       point_reading.words AS words,
       CASE point_reading.state WHEN 'excluded' THEN 1 ELSE 0 END AS excluded,
       series_reading.read_at AS as_read_at
  FROM point_reading
  JOIN phase_reading ON phase_reading.series_id = point_reading.series_id
                    AND phase_reading.number = point_reading.phase
  JOIN series_reading ON series_reading.series_id = point_reading.series_id
  JOIN series ON series.id = point_reading.series_id
  JOIN measure ON measure.id = series.measure_id
  JOIN organisation ON organisation.id = series.organisation_id;

CREATE VIEW qualitea_signals AS
SELECT signal.id AS signal_id,
       signal.series_id AS series_id,
       series.measure_id AS measure_id,
       measure.name AS measure,
       organisation.code AS organisation_code,
       organisation.short_name AS organisation,
       signal.rule AS rule,
       signal.side AS side,
       signal.direction AS direction,
       signal.phase_start AS phase_start,
       signal.first_period AS first_period,
       signal.last_period AS last_period,
       signal.words AS words,
       signal.state AS state,
       signal.explanation AS explanation,
       signal.withdrawn AS withdrawn,
       signal.owner_id AS owner_id,
       signal.raised_at AS raised_at,
       signal.changed_at AS changed_at
  FROM signal
  JOIN series ON series.id = signal.series_id
  JOIN measure ON measure.id = series.measure_id
  JOIN organisation ON organisation.id = series.organisation_id;
