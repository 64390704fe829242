-- Inhabitants of one unit and year. Primary key.
INSERT INTO unit_population (unit, year, total, women, children) VALUES (@unit, @year, @total, @women, @children)
ON CONFLICT (unit, year) DO UPDATE SET total = excluded.total, women = excluded.women, children = excluded.children
