-- Geometries that break the OGC rules, why and where; where PostGIS names no place, their first vertex.
SELECT s.row_no, s.code, (d).reason, ST_X(at), ST_Y(at)
FROM shape s
CROSS JOIN LATERAL (SELECT ST_IsValidDetail(s.geom)) AS v(d)
CROSS JOIN LATERAL (SELECT coalesce((d).location, ST_PointN(ST_ExteriorRing(ST_GeometryN(s.geom, 1)), 1))) AS p(at)
WHERE NOT (d).valid
ORDER BY s.row_no
