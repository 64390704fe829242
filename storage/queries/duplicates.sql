-- Pairs with both rows side by side, the newest first; @id null means all, @verdict null any. A small table; each
-- incident by its primary key.
SELECT d.id, d.verdict::text, d.found_at, d.batch, d.distance_m, coalesce(e.code, ''), coalesce(u.code, ''), coalesce(u.name, ''),
       coalesce(d.gone, '00000000-0000-0000-0000-000000000000'), coalesce(d.former_status::text, ''), coalesce(d.decided_by, ''), d.decided_at,
       a.id, sa.name, coalesce(a.external_id, ''), a.batch, a.occurred_on, a.occurred_until, coalesce(a.occurred_minute, -1::smallint), a.category::text,
       a.severity::text, a.victim_groups, a.setting::text, a.report_source::text, a.case_status::text, a.location_quality::text, a.closed_trial,
       b.id, sb.name, coalesce(b.external_id, ''), b.batch, b.occurred_on, b.occurred_until, coalesce(b.occurred_minute, -1::smallint), b.category::text,
       b.severity::text, b.victim_groups, b.setting::text, b.report_source::text, b.case_status::text, b.location_quality::text, b.closed_trial
FROM duplicate d
JOIN incident a ON a.area = d.first_area AND a.occurred_on = d.first_on AND a.id = d.first_incident
JOIN incident b ON b.area = d.second_area AND b.occurred_on = d.second_on AND b.id = d.second_incident
JOIN source sa ON sa.id = a.source
JOIN source sb ON sb.id = b.source
LEFT JOIN unit u ON u.id = d.unit
LEFT JOIN edition e ON e.id = u.edition
WHERE (@id::uuid IS NULL OR d.id = @id) AND (@verdict::text IS NULL OR d.verdict = @verdict::text::duplicate_verdict)
ORDER BY d.found_at DESC, d.id
LIMIT @limit
