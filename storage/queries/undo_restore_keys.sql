-- The ledger as it was before the correction.
UPDATE incident_key k SET hash = (r.incident_row->>'hash')::uuid, occurred_on = (r.incident_row->>'occurred_on')::date
FROM incident_revision r
WHERE r.replaced_by = @batch AND k.incident = r.incident
