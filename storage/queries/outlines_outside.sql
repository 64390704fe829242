-- Outlines that leave the range of longitude and latitude or are empty.
SELECT count(*), coalesce(min(row_no), 0)
FROM shape
WHERE geom IS NULL OR ST_IsEmpty(geom)
   OR NOT (ST_XMin(geom) >= -180 AND ST_XMax(geom) <= 180 AND ST_YMin(geom) >= -90 AND ST_YMax(geom) <= 90)
