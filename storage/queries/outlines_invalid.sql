-- Geometries that break the OGC rules, why and where.
SELECT s.row_no, s.code, (d).reason, coalesce(ST_X((d).location), 'NaN'), coalesce(ST_Y((d).location), 'NaN')
FROM shape s CROSS JOIN LATERAL (SELECT ST_IsValidDetail(s.geom)) AS v(d)
WHERE NOT (d).valid
ORDER BY s.row_no
