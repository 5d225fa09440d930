-- Which figures a load spoke for, also where it changed nothing: an edition that is loaded late holds until the next
-- edition that said something about the same period.

CREATE TABLE batch_coverage (
  id {{identity}},
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  series_id INTEGER NOT NULL REFERENCES series (id),
  first_period TEXT NOT NULL,         -- first day of the first period that the load named
  last_period TEXT NOT NULL           -- first day of the last one; every period between the two was named as well
) STRICT;
CREATE INDEX batch_coverage_by_series ON batch_coverage (series_id, batch_id);
CREATE INDEX batch_coverage_by_batch ON batch_coverage (batch_id);

-- Loads made before this table: a national edition spoke for every month that it can have held.
INSERT INTO batch_coverage (batch_id, series_id, first_period, last_period)
SELECT batch.id, point.series_id, min(point.period), max(point.period)
  FROM import_batch batch
  JOIN import_batch origin ON origin.scope = batch.scope
  JOIN point ON point.batch_id = origin.id
 WHERE batch.scope = 'ambsys'
   AND point.known_from <= batch.known_at
 GROUP BY batch.id, point.series_id;

-- Of any other load only what it changed is known.
INSERT INTO batch_coverage (batch_id, series_id, first_period, last_period)
SELECT DISTINCT point.batch_id, point.series_id, point.period, point.period
  FROM point
  JOIN import_batch batch ON batch.id = point.batch_id
 WHERE batch.scope <> 'ambsys';
