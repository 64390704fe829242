-- What a batch changed in the reports. Primary key.
SELECT e.code, u.level::text, u.code, u.name, r.period_from, r.period_to, r.state::text, coalesce(r.former::text, '')
FROM batch_report r JOIN unit u ON u.id = r.unit JOIN edition e ON e.id = u.edition
WHERE r.batch = @batch
ORDER BY e.code, u.code, r.period_from
