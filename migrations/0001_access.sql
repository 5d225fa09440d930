-- Access: accounts, sessions, slowed guesses, and the audit record.
-- Moments are ISO text in UTC (2025-03-11T09:42:00.000Z). How a migration is written: src/db/migrate.h.

CREATE TABLE account (
  id            {{identity}},
  email         TEXT NOT NULL UNIQUE,  -- sign-in name, lower case, trimmed
  name          TEXT NOT NULL,         -- as colleagues write it: Priya Nair
  role          TEXT NOT NULL CHECK (role IN ('viewer', 'contributor', 'administrator')),  -- what it may do
  password_hash TEXT NOT NULL,         -- argon2id with its parameters and salt, as libsodium writes it
  created_at    TEXT NOT NULL,         -- moment
  closed_at     TEXT                   -- moment from which it cannot sign in; NULL: open. Accounts are never deleted
) STRICT;

CREATE TABLE session (
  id           {{identity}},
  token_digest TEXT NOT NULL UNIQUE,   -- SHA-256, 64 hex digits, of the 256-bit token that only the browser holds
  csrf_token   TEXT NOT NULL,          -- 256 random bits, 64 hex digits: every form of this session sends it back
  account_id   INTEGER NOT NULL REFERENCES account (id),  -- whose
  device       TEXT NOT NULL,          -- in words, so that its owner knows it again: Firefox on Windows
  created_at   TEXT NOT NULL,          -- moment of sign-in
  last_seen_at TEXT NOT NULL,          -- moment of the last request, to within five minutes
  expires_at   TEXT NOT NULL           -- moment at which it ends however busy it is
) STRICT;
CREATE INDEX session_by_account ON session (account_id);

CREATE TABLE sign_in_throttle (
  kind            TEXT NOT NULL CHECK (kind IN ('account', 'address')),  -- what is counted
  key_digest      TEXT NOT NULL,       -- SHA-256, 64 hex digits, of the typed email or of the network address
  failures        INTEGER NOT NULL CHECK (failures >= 0),  -- wrong passwords not yet forgotten: src/access/throttle.h
  last_failure_at TEXT NOT NULL,       -- moment of the newest
  blocked_until   TEXT NOT NULL,       -- moment before which no password is looked at
  PRIMARY KEY (kind, key_digest)
) STRICT;

CREATE TABLE audit_record (
  number         INTEGER PRIMARY KEY,  -- place in the chain, from 1 without gaps
  at             TEXT NOT NULL,        -- moment of the change
  actor_id       INTEGER REFERENCES account (id),  -- who; NULL: the command line or the program itself
  action         TEXT NOT NULL,        -- what happened: account.create
  subject        TEXT NOT NULL,        -- to what: account:12
  payload_digest TEXT NOT NULL,        -- SHA-256, 64 hex digits, of salt and payload
  digest         TEXT NOT NULL         -- SHA-256, 64 hex digits, of the digest before and this row: src/shell/audit.h
) STRICT;

CREATE TABLE audit_payload (
  record_number INTEGER PRIMARY KEY REFERENCES audit_record (number),  -- whose; a record without a row was erased
  salt          TEXT NOT NULL,         -- 128 random bits, 32 hex digits: an erased payload cannot be guessed from its digest
  payload       TEXT NOT NULL          -- the change in the words of its slice, JSON
) STRICT;
