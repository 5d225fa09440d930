-- While there are too few points, nothing is called usual or unusual any more: what was kept of such series is read again.

INSERT INTO series_to_read (series_id, marked_at, marks)
SELECT series_id, '1970-01-01T00:00:00.000Z', 1
  FROM series_reading
 WHERE series_id NOT IN (SELECT series_id FROM series_to_read);
