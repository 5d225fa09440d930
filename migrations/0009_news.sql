-- News: what people are told by mail and other programs by web hooks. Of signals, and of any other kind that the program
-- has a row for (src/measures/news.h); takes the place of signal_news and web_hook_news. Moments are ISO text in UTC.

-- News for one person; several go out in one mail.
CREATE TABLE news (
  id {{identity}},
  account_id INTEGER NOT NULL REFERENCES account (id),  -- who
  kind TEXT NOT NULL,                 -- slug of its kind: signal
  subject_id INTEGER NOT NULL,        -- number of what it is about: of the signal
  event TEXT NOT NULL,                -- what happened to that: raised
  created_at TEXT NOT NULL,           -- moment
  mail TEXT,                          -- identity of the mail that it goes out in, the same when that is sent again; NULL: none yet
  settled_at TEXT,                    -- moment at which it was sent, or found not to be wanted; NULL: waits
  came TEXT CHECK (came IN ('sent', 'unwanted', 'overtaken'))  -- what came of it; NULL: waits
) STRICT;
CREATE INDEX news_waiting ON news (account_id) WHERE settled_at IS NULL;

INSERT INTO news (account_id, kind, subject_id, event, created_at, settled_at, came)
SELECT account_id, 'signal', signal_id, 'raised', created_at, settled_at,
       CASE WHEN settled_at IS NULL THEN NULL ELSE 'sent' END
  FROM signal_news
 ORDER BY id;
DROP TABLE signal_news;

-- News for one web hook; each goes out by itself.
CREATE TABLE web_hook_delivery (
  id {{identity}},
  web_hook_id INTEGER NOT NULL REFERENCES web_hook (id),  -- to whom
  identity TEXT NOT NULL,             -- what the receiver knows it by, the same when it is sent again
  kind TEXT NOT NULL,                 -- slug of its kind: signal
  subject_id INTEGER NOT NULL,        -- number of what it is about: of the signal
  event TEXT NOT NULL,                -- what happened to that: raised
  created_at TEXT NOT NULL,           -- moment
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sent', 'refused', 'given_up', 'overtaken', 'closed')),  -- what came of it
  tries INTEGER NOT NULL CHECK (tries >= 0),  -- made so far
  tried_at TEXT,                      -- moment of the newest try; NULL: none yet
  words TEXT NOT NULL                 -- what came of the newest try, for people; may be empty
) STRICT;
CREATE INDEX web_hook_delivery_by_hook ON web_hook_delivery (web_hook_id, id);

INSERT INTO web_hook_delivery (web_hook_id, identity, kind, subject_id, event, created_at, state, tries, words)
SELECT web_hook_id, 'web-hook-news-' || CAST(id AS TEXT), 'signal', signal_id, deed, created_at,
       CASE WHEN settled_at IS NULL THEN 'waiting' ELSE 'closed' END, 0, ''
  FROM web_hook_news
 ORDER BY id;
DROP TABLE web_hook_news;
