-- Outlines in WGS84. The text form of the CRS lets PROJ know those that
-- spatial_ref_sys lacks. PostGIS transforms the whole file in one statement.
CREATE TEMP TABLE shape ON COMMIT DROP AS
SELECT o.row_no, o.code, o.name, o.type, o.parent, o.area, o.stated_km2, o.population,
       CASE WHEN current_setting('antoan.crs') = 'EPSG:4326' THEN ST_SetSRID(ST_GeomFromEWKB(o.raw), 4326)
            ELSE ST_SetSRID(ST_Transform(ST_GeomFromEWKB(o.raw), current_setting('antoan.crs'), 'EPSG:4326'), 4326) END AS geom
FROM outline o
