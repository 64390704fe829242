-- Every report, for the status of units.
SELECT unit, period_from, period_to, state::text FROM reporting ORDER BY unit, period_from, period_to
