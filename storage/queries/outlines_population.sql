-- Inhabitants that came with the outlines.
INSERT INTO unit_population (unit, year, total)
SELECT u.id, @year, s.population
FROM shape s JOIN unit u ON u.edition = @edition AND u.level = @level::text::unit_level AND u.code = s.code
WHERE s.population >= 0
