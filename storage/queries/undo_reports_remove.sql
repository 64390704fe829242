-- Reports that were not there before go, unless somebody else has changed them. Primary keys.
DELETE FROM reporting r USING batch_report m
WHERE m.batch = @batch AND m.former IS NULL AND r.state = m.state AND (r.unit, r.period_from, r.period_to) = (m.unit, m.period_from, m.period_to)
