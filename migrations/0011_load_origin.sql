-- What brought a load, where no person did with their own hands, and which measures a load made.

ALTER TABLE import_batch ADD COLUMN brought_by TEXT;  -- for people: feed C2 by station, program Power BI refresh; NULL: who loaded it

UPDATE import_batch
   SET brought_by = (SELECT 'feed ' || feed.name
                       FROM feed_run
                       JOIN feed ON feed.id = feed_run.feed_id
                      WHERE feed_run.batch_id = import_batch.id
                      ORDER BY feed_run.id
                      LIMIT 1)
 WHERE id IN (SELECT batch_id
                FROM feed_run
               WHERE batch_id IS NOT NULL);

-- The token's name was not kept.
UPDATE import_batch
   SET brought_by = 'program'
 WHERE source_kind = 'entry'
   AND note = 'Sent by a program.'
   AND brought_by IS NULL;

ALTER TABLE measure ADD COLUMN made_by_batch_id INTEGER REFERENCES import_batch (id);  -- the load whose file it was made for; NULL: a person or the catalogue made it
