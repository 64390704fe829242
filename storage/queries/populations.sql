-- Inhabitants of the units of an edition, by unit and year.
SELECT p.unit, p.year, p.total, coalesce(p.women, -1), coalesce(p.children, -1)
FROM unit_population p JOIN unit u ON u.id = p.unit
WHERE u.edition = @edition
ORDER BY p.unit, p.year
