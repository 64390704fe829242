-- The ledger forgets what this batch added, not what it corrected.
DELETE FROM incident_key k USING incident i
WHERE i.batch = @batch AND k.incident = i.id
  AND NOT EXISTS (SELECT FROM incident_revision r WHERE r.replaced_by = @batch AND r.area = i.area AND r.incident = i.id)
