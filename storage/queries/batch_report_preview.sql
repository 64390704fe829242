-- What batch_report_keep would keep of these reports. Primary keys.
SELECT e.code, u.level::text, u.code, u.name, n.period_from, n.period_to, n.state, coalesce(r.state::text, '')
FROM unnest(@units::int[], @from::date[], @to::date[], @states::text[]) AS n (unit, period_from, period_to, state)
JOIN unit u ON u.id = n.unit JOIN edition e ON e.id = u.edition
LEFT JOIN reporting r ON r.unit = n.unit AND r.period_from = n.period_from AND r.period_to = n.period_to
WHERE r.state IS NULL OR r.state = 'missing' OR (r.state = 'nil_report' AND n.state = 'reported')
ORDER BY e.code, u.code, n.period_from
