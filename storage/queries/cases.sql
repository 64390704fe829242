-- Every incident as it was known on a day, all that is stored where @day is null, in
-- the order of its id. A correction is known from the day its batch came in; the first
-- version from the day the incident was reported, else from the day it was over. The
-- day of entry says nothing: old files come in late. One pass over the incidents, and
-- one over the revisions, which are few.
WITH past AS (
    SELECT DISTINCT ON (r.area, r.incident) r.*
    FROM incident_revision r
    WHERE (r.replaced_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date > @day::date
    ORDER BY r.area, r.incident, r.replaced_at
), known AS (
    SELECT i.id, i.area, i.occurred_on, i.occurred_until, i.occurred_minute, i.category, i.severity, i.setting, i.report_source, i.case_status,
           i.location_quality, i.victim_groups, i.source, i.batch, i.reported_at, i.spoke_up_at, i.household, i.exemplary, i.closed_trial, NULL::json AS former,
           EXISTS (SELECT FROM incident_revision r WHERE r.area = i.area AND r.incident = i.id) AS corrected
    FROM incident i
    WHERE NOT EXISTS (SELECT FROM past p WHERE p.area = i.area AND p.incident = i.id)
    UNION ALL
    SELECT i.id, i.area, i.occurred_on, i.occurred_until, i.occurred_minute, i.category, i.severity, i.setting, i.report_source, i.case_status,
           i.location_quality, i.victim_groups, i.source, i.batch, i.reported_at, i.spoke_up_at, i.household, i.exemplary, i.closed_trial,
           json_build_object('units', p.unit_rows, 'victims', p.victim_rows, 'assistance', p.assistance_rows, 'moved',
               ST_AsEWKB(i.location) IS DISTINCT FROM (SELECT ST_AsEWKB(c.location) FROM incident c WHERE c.area = p.area AND c.id = p.incident)),
           EXISTS (SELECT FROM incident_revision r WHERE r.area = p.area AND r.incident = p.incident AND r.replaced_at < p.replaced_at)
    FROM past p CROSS JOIN LATERAL jsonb_populate_record(NULL::incident, p.incident_row) AS i
)
SELECT k.id, k.occurred_on, coalesce(k.occurred_minute, -1::smallint), k.category, k.severity, k.setting, k.report_source, k.case_status,
       k.location_quality, k.victim_groups, k.source, k.area, k.batch,
       (k.reported_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, (k.spoke_up_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, k.household, k.former::text, k.exemplary, k.closed_trial
FROM known k
WHERE @day::date IS NULL OR k.corrected OR coalesce((k.reported_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date, k.occurred_until) <= @day::date
ORDER BY k.id
