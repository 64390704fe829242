-- A later batch that corrected incidents of this one.
SELECT r.replaced_by
FROM incident_revision r
WHERE r.incident_row->>'batch' = @batch::uuid::text AND r.replaced_by <> @batch
LIMIT 1
