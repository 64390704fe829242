-- Everything that the incidents of a source say, in the order in which they came
-- in: one pass over the source's incidents, the rest by primary keys.
SELECT i.id, i.hash, i.area, i.occurred_on, i.occurred_until, coalesce(i.occurred_minute, -1), i.occurred_from, i.occurred_to,
       coalesce(i.external_id, ''), i.reported_at, i.spoke_up_at,
       i.category::text, i.severity::text, i.setting::text, i.report_source::text, i.case_status::text, i.location_quality::text,
       coalesce(i.severity_test, ''), i.forms, coalesce(i.acts, ''), i.exemplary, i.closed_trial,
       ST_AsEWKB(i.location), coalesce(i.uncertainty_m, 0), b.time_zone, coalesce(stated.edition, ''), coalesce(stated.commune, ''),
       (SELECT coalesce(jsonb_agg(jsonb_build_array(v.victim_group, coalesce(v.age, -1), coalesce(v.sex, '')) ORDER BY v.no), '[]')
        FROM victim v WHERE v.area = i.area AND v.incident = i.id),
       (SELECT coalesce(jsonb_agg(jsonb_build_array(a.victim_no, a.kind, a.offered_on, a.completed_on) ORDER BY a.victim_no, a.no), '[]')
        FROM assistance a WHERE a.area = i.area AND a.incident = i.id)
FROM incident i
JOIN batch b ON b.id = i.batch
LEFT JOIN LATERAL (
    SELECT e.code AS edition, u.code AS commune
    FROM incident_unit iu JOIN unit u ON u.id = iu.unit JOIN edition e ON e.id = iu.edition
    WHERE iu.area = i.area AND iu.incident = i.id AND iu.basis = 1
    ORDER BY iu.edition LIMIT 1) stated ON true
WHERE i.source = (SELECT id FROM source WHERE name = @source)
  AND i.occurred_on BETWEEN @from AND @to
  AND (@closed_trials OR NOT i.closed_trial)
ORDER BY i.id
