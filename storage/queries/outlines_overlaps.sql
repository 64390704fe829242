-- Areas that two units claim, from a threshold on, the largest first.
SELECT ua.code, ub.code, x.km2
FROM pair p JOIN unit ua ON ua.id = p.a JOIN unit ub ON ub.id = p.b
CROSS JOIN LATERAL (SELECT ST_Area(ST_CollectionExtract(ST_Intersection(ua.geom, ub.geom), 3)::geography) / 1e6 AS km2) x
WHERE x.km2 >= @min_km2
ORDER BY x.km2 DESC, ua.code, ub.code
