-- Back-ups that the program made by itself, and the drills that prove them (src/operations/backup_job.h).
-- Moments are ISO text in UTC (2025-03-11T09:42:00.000Z).

CREATE TABLE backup_run (
  id {{identity}},
  began_at   TEXT NOT NULL,            -- moment
  ended_at   TEXT NOT NULL,            -- moment at which the drill was over, or at which it failed
  file       TEXT NOT NULL,            -- full name of the file; empty when none was made
  bytes      INTEGER NOT NULL,         -- its size
  row_count  INTEGER NOT NULL,         -- rows of all tables in it
  made       INTEGER NOT NULL CHECK (made IN (0, 1)),     -- 1: the file was made whole
  drilled    INTEGER NOT NULL CHECK (drilled IN (0, 1)),  -- 1: it was restored elsewhere and everything there is sound
  words      TEXT NOT NULL,            -- what came of it, one or two sentences
  removed_at TEXT                      -- moment at which the file made room for newer ones; NULL: it is kept
) STRICT;
CREATE INDEX backup_run_by_time ON backup_run (began_at);
