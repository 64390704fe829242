-- Incidents as points under every filter of the fact table, by id after a
-- cursor. && is leakproof here, so row-level security lets index
-- incident_location work; see docs/adr/0004.
SELECT i.id, ST_AsEWKB(i.location), i.occurred_on, i.occurred_minute, i.category::text, i.severity::text, i.setting::text,
       i.report_source::text, i.case_status::text, i.location_quality::text, i.victim_groups, i.uncertainty_m
FROM incident i
WHERE i.location IS NOT NULL AND NOT i.closed_trial
  AND i.occurred_on BETWEEN @from AND @to
  AND (@after::uuid IS NULL OR i.id > @after)
  AND (@west::float8 IS NULL OR i.location && ST_MakeEnvelope(@west, @south, @east, @north, 4326))
  AND (@categories::text[] IS NULL OR i.category = ANY (@categories::text[]::category[]))
  AND (@severities::text[] IS NULL OR i.severity = ANY (@severities::text[]::severity[]))
  AND (@settings::text[] IS NULL OR i.setting = ANY (@settings::text[]::setting[]))
  AND (@report_sources::text[] IS NULL OR i.report_source = ANY (@report_sources::text[]::report_source[]))
  AND (@case_statuses::text[] IS NULL OR i.case_status = ANY (@case_statuses::text[]::case_status[]))
  AND (@qualities::text[] IS NULL OR i.location_quality = ANY (@qualities::text[]::location_quality[]))
  AND (@groups::int IS NULL OR i.victim_groups & @groups <> 0)
  AND (@sources::text[] IS NULL OR i.source IN (SELECT id FROM source WHERE name = ANY (@sources)))
  AND (@hours::int IS NULL OR (i.occurred_minute IS NOT NULL AND (1 << (i.occurred_minute / 60)) & @hours <> 0))
  AND (@weekdays::int IS NULL OR (1 << (extract(isodow FROM i.occurred_on)::int - 1)) & @weekdays <> 0)
ORDER BY i.id
LIMIT @limit
