-- How the series of a measure are read: the slug of a row in the catalogue of charts.

ALTER TABLE measure ADD COLUMN chart TEXT NOT NULL DEFAULT 'i';  -- i: XmR chart; p, pp, u, up, ip: with denominators
