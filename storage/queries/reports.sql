-- Every report, for the status of units and for who is late.
SELECT unit, period_from, period_to, state::text, (submitted_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date
FROM reporting
ORDER BY unit, period_from, period_to
