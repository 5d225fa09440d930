-- Jobs: the machine's work as rows (src/shell/jobs.h), and the jobs that come again (src/shell/job_schedule.h).
-- Moments are ISO text in UTC (2025-03-11T09:42:00.000Z). Jobs that ended are removed after 90 days.

CREATE TABLE job (
  id             {{identity}},
  kind           TEXT NOT NULL,        -- slug of its row in the program's catalogue: signal-scan
  payload        TEXT NOT NULL,        -- JSON, the kind's own
  subject        TEXT NOT NULL,        -- what it is about: batch:12; may be empty
  state          TEXT NOT NULL CHECK (state IN ('waiting', 'running', 'finished', 'failed', 'cancelled')),
  urgency        INTEGER NOT NULL CHECK (urgency IN (0, 1)),  -- 0: somebody waits for it; 1: nobody does
  key            TEXT,                 -- what makes it one of a kind; NULL: nothing does
  key_scope      TEXT NOT NULL CHECK (key_scope IN ('one_waiting', 'once_ever')),  -- how many may have the same key
  queued_by      INTEGER REFERENCES account (id),  -- NULL: the command line or the program itself
  queued_at      TEXT NOT NULL,        -- moment
  not_before     TEXT NOT NULL,        -- moment before which it is not begun
  began_at       TEXT,                 -- moment of the newest try; NULL: none yet
  ended_at       TEXT,                 -- moment at which it finished, failed or was cancelled; NULL: it has not
  tries          INTEGER NOT NULL CHECK (tries >= 0),  -- begun so far
  claim          TEXT,                 -- worker and random digits that name the running try; NULL: not running
  lease_until    TEXT,                 -- moment until which the running try holds it; NULL: not running
  cancel_asked   INTEGER NOT NULL CHECK (cancel_asked IN (0, 1)),  -- 1: running, and somebody wants it to stop
  progress_done  INTEGER NOT NULL,     -- how far the newest try is
  progress_total INTEGER NOT NULL,     -- of how much, in the same unit; 0: not known
  progress_words TEXT NOT NULL,        -- one line for whoever waits; may be empty
  outcome        TEXT NOT NULL,        -- words for people: what came of it or of the try before; may be empty
  outcome_url    TEXT NOT NULL         -- path on this site where the result is seen; may be empty
) STRICT;
CREATE INDEX job_to_do ON job (state, not_before);
CREATE INDEX job_by_person ON job (queued_by, queued_at);
CREATE INDEX job_by_subject ON job (subject);
CREATE UNIQUE INDEX job_waiting_key ON job (key) WHERE state = 'waiting' AND key_scope = 'one_waiting';
CREATE UNIQUE INDEX job_key_ever ON job (key) WHERE key_scope = 'once_ever';

CREATE TABLE job_schedule (
  slug           TEXT PRIMARY KEY,     -- its own name: nightly-backup
  kind           TEXT NOT NULL,        -- slug of the job's row in the program's catalogue
  payload        TEXT NOT NULL,        -- JSON, given to each job
  subject        TEXT NOT NULL,        -- given to each job; may be empty
  every_minutes  INTEGER,              -- minutes between two runs; NULL: daily
  daily_at       INTEGER,              -- minutes after midnight in London; NULL: every so many minutes
  next_at        TEXT NOT NULL,        -- moment at which the next job is queued
  last_queued_at TEXT,                 -- moment at which the last was; NULL: none yet
  CHECK ((every_minutes IS NULL) <> (daily_at IS NULL))
) STRICT;
