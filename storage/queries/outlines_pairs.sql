-- Pairs of outlines that touch or overlap. The index and the statistics of
-- shape find candidates; the stored units have no statistics yet.
CREATE TEMP TABLE pair ON COMMIT DROP AS
SELECT a.row_no AS a, b.row_no AS b
FROM shape a JOIN shape b ON a.geom && b.geom AND a.row_no < b.row_no
WHERE ST_Intersects(a.geom, b.geom)
