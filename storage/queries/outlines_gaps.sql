-- Enclosed areas that no outline claims: the holes of the union. ST_DumpRings
-- takes the union apart once; asking it for ring after ring would not.
WITH ring AS MATERIALIZED (
    SELECT (ST_DumpRings((d).geom)).* FROM (SELECT ST_Dump(ST_Union(geom)) AS d FROM shape) AS part
)
SELECT ST_X(p), ST_Y(p), km2
FROM ring CROSS JOIN LATERAL (SELECT ST_PointOnSurface(geom) AS p, ST_Area(geom::geography) / 1e6 AS km2) x
WHERE path[1] > 0 AND km2 >= @min_km2
ORDER BY km2 DESC
