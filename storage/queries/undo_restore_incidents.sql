-- Corrected incidents as they were. LATERAL: a record is taken apart once, not once per column.
INSERT INTO incident
SELECT i.* FROM incident_revision r CROSS JOIN LATERAL jsonb_populate_record(NULL::incident, r.incident_row) AS i
WHERE r.replaced_by = @batch
