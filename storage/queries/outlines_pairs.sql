-- Pairs of units that touch or overlap. Index unit_geom finds candidates.
CREATE TEMP TABLE pair ON COMMIT DROP AS
SELECT a.id AS a, b.id AS b
FROM unit a JOIN unit b ON a.geom && b.geom AND a.id < b.id AND b.edition = a.edition AND b.level = a.level
WHERE a.edition = @edition AND a.level = @level::text::unit_level AND ST_Intersects(a.geom, b.geom)
