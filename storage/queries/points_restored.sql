-- Points that undoing a batch has just put back, from what was kept of them. A
-- cursor takes no parameters, so the batch travels as a setting.
SELECT r.incident, r.area, (r.incident_row->>'occurred_on')::date, ST_X(p.at), ST_Y(p.at)
FROM incident_revision r CROSS JOIN LATERAL (SELECT (r.incident_row->>'location')::geometry) AS p (at)
WHERE r.replaced_by = current_setting('antoan.batch')::uuid AND p.at IS NOT NULL
