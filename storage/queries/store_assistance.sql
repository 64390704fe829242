-- assistance holds fives: victim number, running number, kind, offered and completed as days since 1970 (null unknown).
-- The list is read once, as a subquery: enum_range() scans the catalogue.
INSERT INTO assistance (incident, area, victim_no, no, kind, offered_on, completed_on)
SELECT s.id, s.area, s.assistance[n], s.assistance[n + 1], ((SELECT enum_range(NULL::assistance_kind)))[s.assistance[n + 2] + 1],
       DATE '1970-01-01' + s.assistance[n + 3], DATE '1970-01-01' + s.assistance[n + 4]
FROM stage s CROSS JOIN LATERAL generate_series(1, cardinality(s.assistance), 5) AS n
WHERE s.reject_code IS NULL
