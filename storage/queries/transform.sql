-- Points from another reference system to WGS84, as one geometry: PROJ looks up a
-- text form anew for each geometry, which costs more than a thousand points. The
-- text form lets it know systems that spatial_ref_sys lacks.
SELECT ST_AsEWKB(ST_Transform(ST_GeomFromEWKB(@points), @crs::text, 'EPSG:4326'))
