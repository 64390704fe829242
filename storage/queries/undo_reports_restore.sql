-- Reports that still are as the batch left them get their former state back. Primary keys.
UPDATE reporting r SET state = m.former, submitted_at = m.former_submitted
FROM batch_report m
WHERE m.batch = @batch AND m.former IS NOT NULL AND r.state = m.state AND (r.unit, r.period_from, r.period_to) = (m.unit, m.period_from, m.period_to)
