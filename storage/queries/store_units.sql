-- One row per incident and edition. places holds triples: edition, unit (0 unknown), basis.
INSERT INTO incident_unit (incident, area, occurred_on, edition, unit, basis)
SELECT s.id, s.area, s.occurred_on, s.places[n], nullif(s.places[n + 1], 0), s.places[n + 2]
FROM stage s CROSS JOIN LATERAL generate_series(1, cardinality(s.places), 3) AS n
WHERE s.reject_code IS NULL
