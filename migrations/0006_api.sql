-- Open interfaces: tokens by which programs sign in, and answers kept so that a change sent twice happens once.
-- Moments are ISO text in UTC (2025-03-11T09:42:00.000Z). How a migration is written: src/db/migrate.h.

CREATE TABLE api_token (
  id           {{identity}},
  token_digest TEXT NOT NULL UNIQUE,   -- SHA-256, 64 hex digits, of the token, which only its owner holds
  account_id   INTEGER NOT NULL REFERENCES account (id),  -- whose: it never may more than this account
  name         TEXT NOT NULL,          -- what it is for, in its owner's words: Power BI refresh
  scopes       TEXT NOT NULL,          -- what it may, by a space between: read write-figures (src/shell/visitor.h)
  created_at   TEXT NOT NULL,          -- moment
  last_used_at TEXT,                   -- moment of the last request, to within five minutes; NULL: never used
  expires_at   TEXT NOT NULL,          -- moment from which it is refused
  revoked_at   TEXT                    -- moment from which it is refused because somebody said so; NULL: never
) STRICT;
CREATE INDEX api_token_by_account ON api_token (account_id);

CREATE TABLE api_answer (
  account_id      INTEGER NOT NULL REFERENCES account (id),  -- who sent the request
  idempotency_key TEXT NOT NULL,       -- as the program chose it
  request_digest  TEXT NOT NULL,       -- SHA-256, 64 hex digits, of method, address and body
  status          INTEGER NOT NULL,    -- HTTP status of the answer
  body            TEXT NOT NULL,       -- the answer as sent; empty with status 204
  location        TEXT NOT NULL,       -- address of what was made; empty when nothing was
  answered_at     TEXT NOT NULL,       -- moment; kept for 24 hours from then
  PRIMARY KEY (account_id, idempotency_key)
) STRICT;
CREATE INDEX api_answer_by_moment ON api_answer (answered_at);
