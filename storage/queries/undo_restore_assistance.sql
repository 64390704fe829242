-- Their assistance as it was.
INSERT INTO assistance SELECT a.* FROM incident_revision r CROSS JOIN LATERAL jsonb_populate_recordset(NULL::assistance, r.assistance_rows) a WHERE r.replaced_by = @batch
