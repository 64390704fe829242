-- How many corrections leave out what is stored: severity, status, victims, assistance, point. Each stored incident by its
-- primary key; those merged as duplicates get their status back anyway.
SELECT count(*) FILTER (WHERE s.severity = 'unknown' AND i.severity <> 'unknown'),
       count(*) FILTER (WHERE s.case_status = 'unknown' AND i.case_status NOT IN ('unknown', 'duplicate')),
       count(*) FILTER (WHERE coalesce(cardinality(s.victims), 0) = 0 AND EXISTS (SELECT FROM victim v WHERE v.area = k.area AND v.incident = k.incident)),
       count(*) FILTER (WHERE coalesce(cardinality(s.assistance), 0) = 0 AND EXISTS (SELECT FROM assistance a WHERE a.area = k.area AND a.incident = k.incident)),
       count(*) FILTER (WHERE s.location IS NULL AND i.location IS NOT NULL)
FROM stage s JOIN known k USING (row_no) JOIN incident i ON i.area = k.area AND i.occurred_on = k.occurred_on AND i.id = k.incident
WHERE NOT k.same
