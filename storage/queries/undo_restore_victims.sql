-- Their victims as they were.
INSERT INTO victim SELECT v.* FROM incident_revision r CROSS JOIN LATERAL jsonb_populate_recordset(NULL::victim, r.victim_rows) v WHERE r.replaced_by = @batch
