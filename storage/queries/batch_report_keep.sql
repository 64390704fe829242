-- A change of a report, where it says more than what is known: nothing < missing < nil_report < reported, and late stays late.
-- What was is kept. Primary keys.
INSERT INTO batch_report (batch, unit, period_from, period_to, state, former, former_submitted)
SELECT @batch, @unit, @from, @to, @state::text::reporting_state, r.state, r.submitted_at
FROM (VALUES (1)) AS one LEFT JOIN reporting r ON r.unit = @unit AND r.period_from = @from AND r.period_to = @to
WHERE r.state IS NULL OR r.state = 'missing' OR (r.state = 'nil_report' AND @state::text = 'reported')
