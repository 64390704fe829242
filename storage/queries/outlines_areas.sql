-- Units whose stated area differs from the measured one by more than 10 %.
SELECT u.code, s.stated_km2, u.area_km2
FROM shape s JOIN unit u ON u.edition = @edition AND u.level = @level::text::unit_level AND u.code = s.code
WHERE s.stated_km2 > 0 AND abs(u.area_km2 - s.stated_km2) > 0.1 * s.stated_km2
ORDER BY u.code COLLATE "C"
