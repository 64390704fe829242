-- Areas that two outlines claim, from a threshold on, the largest first.
SELECT sa.code, sb.code, x.km2
FROM pair p JOIN shape sa ON sa.row_no = p.a JOIN shape sb ON sb.row_no = p.b
CROSS JOIN LATERAL (SELECT ST_Area(ST_CollectionExtract(ST_Intersection(sa.geom, sb.geom), 3)::geography) / 1e6 AS km2) x
WHERE x.km2 >= @min_km2
ORDER BY x.km2 DESC, sa.code, sb.code
