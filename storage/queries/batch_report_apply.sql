-- The reports as a batch says they are. Primary keys.
INSERT INTO reporting (unit, period_from, period_to, state, submitted_at)
SELECT unit, period_from, period_to, state, now() FROM batch_report WHERE batch = @batch
ON CONFLICT (unit, period_from, period_to) DO UPDATE SET state = excluded.state, submitted_at = excluded.submitted_at
