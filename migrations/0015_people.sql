-- People: the places of the organisation, and who worked where, when, and since when we knew it.
-- Two times stand in every row that may change: valid_from and valid_until (days on which it was so; the last is the
-- first day on which it was so no more, NULL: without an end) and known_from and known_until (moments between which it was
-- what we believed; NULL: it still is). A correction closes a row and adds one; nothing is deleted.

CREATE TABLE org_unit (
  id {{identity}},
  code TEXT NOT NULL UNIQUE,          -- the trust's own, never given again: OU-ASHFORD
  created_at TEXT NOT NULL,           -- moment
  created_by INTEGER REFERENCES account (id)  -- NULL: the command line or a staff feed
) STRICT;

CREATE TABLE org_unit_stretch (
  id {{identity}},
  unit_id INTEGER NOT NULL REFERENCES org_unit (id),
  name TEXT NOT NULL,                 -- Ashford Operating Unit
  short_name TEXT NOT NULL,           -- for trees and tables: Ashford
  kind TEXT NOT NULL CHECK (kind IN ('system', 'trust', 'directorate', 'operating_unit', 'contact_centre', 'station',
                                     'team', 'corporate')),
  parent_id INTEGER REFERENCES org_unit (id),  -- the unit above; NULL: at the top
  valid_from TEXT NOT NULL,           -- day
  valid_until TEXT,                   -- day
  known_from TEXT NOT NULL,           -- moment
  known_until TEXT,                   -- moment
  recorded_by INTEGER REFERENCES account (id)  -- who said so; NULL: the command line or a staff feed
) STRICT;
CREATE UNIQUE INDEX org_unit_stretch_current ON org_unit_stretch (unit_id, valid_from) WHERE known_until IS NULL;
CREATE INDEX org_unit_stretch_history ON org_unit_stretch (unit_id, known_from);

-- Where the people and the parts of a unit went when it closed into another.
CREATE TABLE org_unit_merger (
  id {{identity}},
  unit_id INTEGER NOT NULL REFERENCES org_unit (id),       -- the one that closed
  into_unit_id INTEGER NOT NULL REFERENCES org_unit (id),  -- the one that took them over
  merged_on TEXT NOT NULL,            -- day
  recorded_at TEXT NOT NULL,          -- moment
  recorded_by INTEGER REFERENCES account (id),
  CHECK (unit_id <> into_unit_id)
) STRICT;
CREATE INDEX org_unit_merger_by_unit ON org_unit_merger (unit_id);

CREATE TABLE person (
  id {{identity}},
  staff_number TEXT UNIQUE,           -- the trust's own number of an employee; NULL: somebody without one
  given_name TEXT NOT NULL,           -- Priya
  family_name TEXT NOT NULL,          -- Nair
  known_as TEXT NOT NULL,             -- the given name that colleagues use; may be empty
  work_mail TEXT NOT NULL,            -- lower case; may be empty
  created_at TEXT NOT NULL,           -- moment
  merged_into INTEGER REFERENCES person (id),  -- the same person was here twice, and that one is kept; NULL: not merged
  merged_at TEXT,                     -- moment
  erased_at TEXT                      -- moment at which names and mail were taken out at the person's wish; NULL: not
) STRICT;
CREATE INDEX person_by_mail ON person (work_mail);
CREATE INDEX person_by_name ON person (family_name, given_name);

CREATE TABLE assignment (
  id {{identity}},
  person_id INTEGER NOT NULL REFERENCES person (id),
  number TEXT NOT NULL UNIQUE,        -- as the trust numbers a post that somebody holds: 20114467-2
  created_at TEXT NOT NULL            -- moment
) STRICT;
CREATE INDEX assignment_by_person ON assignment (person_id);

CREATE TABLE assignment_stretch (
  id {{identity}},
  assignment_id INTEGER NOT NULL REFERENCES assignment (id),
  unit_id INTEGER NOT NULL REFERENCES org_unit (id),   -- where the work is done
  job_title TEXT NOT NULL,            -- Paramedic; may be empty
  staff_group TEXT NOT NULL,          -- slug of src/people/assignment.h
  band TEXT NOT NULL,                 -- slug of src/people/assignment.h: 6, 8a, vsm
  contract TEXT NOT NULL,             -- slug of src/people/assignment.h: permanent, bank
  fte REAL NOT NULL CHECK (fte >= 0 AND fte <= 2),     -- whole-time equivalent, 1 = 37.5 hours a week
  is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),  -- 1: the one under which the person is counted
  manager_id INTEGER REFERENCES person (id),           -- NULL: not known
  valid_from TEXT NOT NULL,           -- day
  valid_until TEXT,                   -- day
  known_from TEXT NOT NULL,           -- moment
  known_until TEXT,                   -- moment
  recorded_by INTEGER REFERENCES account (id)          -- NULL: the command line or a staff feed
) STRICT;
CREATE UNIQUE INDEX assignment_stretch_current ON assignment_stretch (assignment_id, valid_from)
  WHERE known_until IS NULL;
CREATE INDEX assignment_stretch_by_unit ON assignment_stretch (unit_id, valid_from);
CREATE INDEX assignment_stretch_by_manager ON assignment_stretch (manager_id);

-- Whose posts make somebody one of the staff. The newest row holds; the others say what held before.
CREATE TABLE headcount_rules (
  id {{identity}},
  counted TEXT NOT NULL,              -- slugs of contracts of src/people/assignment.h, with a blank between
  recorded_at TEXT NOT NULL,          -- moment
  recorded_by INTEGER REFERENCES account (id)  -- NULL: the command line
) STRICT;

-- Staff files that were taken, whole.
CREATE TABLE staff_load (
  id {{identity}},
  file_name TEXT NOT NULL,            -- as it was given
  sha256 TEXT NOT NULL,               -- of its bytes, in hexadecimal
  file_day TEXT NOT NULL,             -- day on which the file says how things are
  loaded_at TEXT NOT NULL,            -- moment
  loaded_by INTEGER REFERENCES account (id),  -- NULL: a watched folder or the command line
  rows_read INTEGER NOT NULL,         -- rows of posts in the file, headings not counted
  rows_taken INTEGER NOT NULL,        -- those that were understood
  people_joined INTEGER NOT NULL,     -- people who were new or came back
  people_left INTEGER NOT NULL,       -- people without a post since then
  otherwise_changed INTEGER NOT NULL, -- changes of posts, names and mail
  oddities INTEGER NOT NULL           -- things that were told
) STRICT;

-- Staff files of the watched folder that were not taken, with the reason. They lie in its sub-folder `refused`.
CREATE TABLE staff_refusal (
  id {{identity}},
  file_name TEXT NOT NULL,            -- as it lay there
  sha256 TEXT NOT NULL,               -- of its bytes, in hexadecimal; empty: it was not read
  refused_at TEXT NOT NULL,           -- moment
  reason TEXT NOT NULL                -- sentences for people
) STRICT;

-- How the columns of staff files with the same headings are read.
CREATE TABLE staff_layout (
  id {{identity}},
  headings_digest TEXT NOT NULL UNIQUE,  -- SHA-256, 64 hex digits, of the headings
  layout TEXT NOT NULL,               -- JSON: field to heading, see src/people/feed/staff_layout.h
  saved_at TEXT NOT NULL,             -- moment
  saved_by INTEGER REFERENCES account (id)  -- NULL: the command line
) STRICT;

-- A staff file that somebody looks at, between giving and taking. Its owner alone sees it; it goes when it was taken or
-- thrown away, or after the days that src/people/feed/staff_draft_store.h names.
CREATE TABLE staff_draft (
  id {{identity}},
  owner_id INTEGER NOT NULL REFERENCES account (id),  -- whose
  created_at TEXT NOT NULL,           -- moment
  file_name TEXT NOT NULL,            -- as its owner named it
  sha256 TEXT NOT NULL,               -- of the bytes given, in hexadecimal
  file_day TEXT,                      -- day that its owner gave; NULL: the one in its name
  content TEXT NOT NULL,              -- the cells of every sheet as src/tabular/given_text.h writes them
  layout TEXT NOT NULL                -- JSON: field to heading; empty: the remembered one
) STRICT;
CREATE INDEX staff_draft_by_owner ON staff_draft (owner_id, created_at);
