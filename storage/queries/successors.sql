-- The whole succession table: ten thousand rows for the country.
SELECT from_unit, to_unit, whole, coalesce(share, 'NaN')
FROM unit_succession
ORDER BY from_unit, to_unit
