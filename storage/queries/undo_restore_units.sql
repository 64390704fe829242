-- Their units as they were, as far as these still exist.
INSERT INTO incident_unit
SELECT u.* FROM incident_revision r CROSS JOIN LATERAL jsonb_populate_recordset(NULL::incident_unit, r.unit_rows) u
WHERE r.replaced_by = @batch AND (u.unit IS NULL OR EXISTS (SELECT FROM unit WHERE id = u.unit)) AND EXISTS (SELECT FROM edition WHERE id = u.edition)
