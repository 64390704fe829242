-- The units of an edition in the order of every answer: ascending by code.
-- Reads the index unit_code_unique; @level null means all levels.
SELECT u.id, u.level::text, u.code, u.name, u.type, u.parent, u.area, u.area_km2, ST_AsEWKB(u.label), ST_AsEWKB(u.geom)
FROM unit u
WHERE u.edition = @edition AND (@level::text IS NULL OR u.level = @level::text::unit_level)
ORDER BY u.level DESC, u.code COLLATE "C"
