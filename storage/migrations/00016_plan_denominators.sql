-- The number of units that a plan itself counts, and a target for each reading.
-- +goose Up
ALTER TABLE plan_target ADD COLUMN denominator int CHECK (denominator > 0);
COMMENT ON COLUMN plan_target.denominator IS 'Units that the plan counts; null: those of its edition.';
ALTER TABLE plan_target DROP CONSTRAINT plan_target_pkey;
ALTER TABLE plan_target ADD CONSTRAINT plan_target_unique UNIQUE NULLS NOT DISTINCT (plan, indicator, level, period_from, reading);

-- +goose Down
ALTER TABLE plan_target DROP CONSTRAINT plan_target_unique;
DELETE FROM plan_target t USING plan_target o
WHERE t.reading = 'B' AND o.reading = 'A' AND (t.plan, t.indicator, t.level, t.period_from) = (o.plan, o.indicator, o.level, o.period_from);
ALTER TABLE plan_target ADD CONSTRAINT plan_target_pkey PRIMARY KEY (plan, indicator, level, period_from);
ALTER TABLE plan_target DROP COLUMN denominator;
