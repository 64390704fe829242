-- What statistics need of every incident, in the order of its id, which the
-- units of facts_units share. Columns travel as binary; see facts.go.
SELECT i.id, i.occurred_on, coalesce(i.occurred_minute, -1::smallint), i.category, i.severity, i.setting, i.report_source, i.case_status,
       i.location_quality, i.victim_groups, i.source, i.area, i.batch
FROM incident i
WHERE @batch::uuid IS NULL OR i.batch = @batch
ORDER BY i.id
