-- The nth unit of every staged row. places holds triples: edition, unit (0
-- unknown), basis. One plain scan per edition is cheaper than a set-returning
-- function per row.
INSERT INTO incident_unit (incident, area, occurred_on, edition, unit, basis)
SELECT id, area, occurred_on, places[@n::int], nullif(places[@n + 1], 0), places[@n + 2]
FROM stage WHERE cardinality(places) > @n::int AND reject_code IS NULL
