-- The report of one unit and period. Primary key.
INSERT INTO reporting (unit, period_from, period_to, state, submitted_at) VALUES (@unit, @from, @to, @state::text::reporting_state, @submitted)
ON CONFLICT (unit, period_from, period_to) DO UPDATE SET state = excluded.state, submitted_at = excluded.submitted_at
