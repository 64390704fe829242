-- The victims of every incident with what was done for them, a row per service, in
-- the order of cases. One merge of two scans.
SELECT v.incident, v.no, v.victim_group, coalesce(v.age, -1::smallint), coalesce(v.sex, ''), a.kind, a.offered_on, a.completed_on
FROM victim v LEFT JOIN assistance a ON a.area = v.area AND a.incident = v.incident AND a.victim_no = v.no
ORDER BY v.incident, v.no, a.no
