-- Until when the team of a feed was told by mail of what is late or went wrong.

ALTER TABLE feed ADD COLUMN team_told_at TEXT;  -- moment of the newest mail to team_mail; NULL: none to this address yet
