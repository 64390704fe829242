-- Checked outlines become units; outer rings counter-clockwise (RFC 7946).
INSERT INTO unit (edition, level, code, name, type, parent, area, area_km2, label, geom)
SELECT @edition, @level::text::unit_level, s.code, normalize(s.name, NFC), s.type, s.parent, s.area,
       ST_Area(s.geom::geography) / 1e6,
       ST_PointOnSurface(s.geom),
       ST_Multi(ST_ForcePolygonCCW(s.geom))
FROM shape s
ORDER BY s.code COLLATE "C"
