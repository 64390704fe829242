-- Enclosed areas that no unit claims: the holes of the union.
WITH merged AS (
    SELECT (ST_Dump(ST_Union(geom))).geom AS geom FROM unit WHERE edition = @edition AND level = @level::text::unit_level
), hole AS (
    SELECT ST_MakePolygon(ST_InteriorRingN(geom, n)) AS geom
    FROM merged CROSS JOIN LATERAL generate_series(1, ST_NumInteriorRings(geom)) AS n
)
SELECT ST_X(p), ST_Y(p), km2
FROM hole CROSS JOIN LATERAL (SELECT ST_PointOnSurface(geom) AS p, ST_Area(geom::geography) / 1e6 AS km2) x
WHERE km2 >= @min_km2
ORDER BY km2 DESC
