-- Corrected incidents as they were.
INSERT INTO incident SELECT (jsonb_populate_record(NULL::incident, r.incident_row)).* FROM incident_revision r WHERE r.replaced_by = @batch
