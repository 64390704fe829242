-- The succession between two editions, to be replaced.
DELETE FROM unit_succession s
USING unit a, edition ea, unit b, edition eb
WHERE a.id = s.from_unit AND ea.id = a.edition AND ea.code = @from AND b.id = s.to_unit AND eb.id = b.edition AND eb.code = @to
