-- Area-only incidents in the other editions, from a table of moves worked out along the succession.
INSERT INTO incident_unit (incident, area, occurred_on, edition, unit, basis)
SELECT s.incident, s.area, s.occurred_on, m.edition, nullif(m.moved, 0), 2
FROM unnest(@units::int[], @editions::int[], @moved::int[]) AS m (unit, edition, moved)
JOIN incident_unit s ON s.unit = m.unit AND s.basis = 1
ON CONFLICT DO NOTHING
