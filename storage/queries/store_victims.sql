-- victims holds triples: group as its place in the list, age (-1 unknown), sex as a character code (0 unknown).
-- The list is read once, as a subquery: enum_range() scans the catalogue.
INSERT INTO victim (incident, area, occurred_on, no, victim_group, age, sex)
SELECT s.id, s.area, s.occurred_on, (n + 2) / 3, ((SELECT enum_range(NULL::victim_group)))[s.victims[n] + 1],
       nullif(s.victims[n + 1], -1), CASE s.victims[n + 2] WHEN 0 THEN NULL ELSE chr(s.victims[n + 2]) END
FROM stage s CROSS JOIN LATERAL generate_series(1, cardinality(s.victims), 3) AS n
WHERE s.reject_code IS NULL
