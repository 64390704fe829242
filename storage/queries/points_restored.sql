-- Points that undoing a batch has just put back. A cursor takes no parameters, so the batch travels as a setting.
SELECT i.id, i.area, i.occurred_on, ST_X(i.location), ST_Y(i.location)
FROM incident_revision r
JOIN incident i ON i.area = r.area AND i.id = r.incident AND i.occurred_on = (r.incident_row->>'occurred_on')::date
WHERE r.replaced_by = current_setting('antoan.batch')::uuid AND i.location IS NOT NULL
