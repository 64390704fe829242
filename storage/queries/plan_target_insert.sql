-- One target of a plan. Unique key plan_target_unique.
INSERT INTO plan_target (plan, indicator, level, reading, period_from, period_to, threshold, denominator)
VALUES (@plan, @indicator, @level::text::unit_level, nullif(@reading::text, ''), @from, @to, @threshold, nullif(@denominator::int, 0))
