-- Thousands of outlines are joined with each other next.
CREATE INDEX ON shape USING gist (geom)
