-- The coordination plans and what they aim at.
-- +goose Up
CREATE TABLE plan (
    id          smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code        text NOT NULL CONSTRAINT plan_code_unique UNIQUE CHECK (code <> ''),
    name        text NOT NULL,
    signed_on   date NOT NULL,
    period_from date NOT NULL,
    period_to   date NOT NULL CHECK (period_to >= period_from),
    edition     text
);
COMMENT ON TABLE plan IS 'A coordination plan between police and Women''s Union.';
COMMENT ON COLUMN plan.id IS 'Key, given here.';
COMMENT ON COLUMN plan.code IS 'Short name.';
COMMENT ON COLUMN plan.name IS 'Its title.';
COMMENT ON COLUMN plan.signed_on IS 'Day on which it was signed.';
COMMENT ON COLUMN plan.period_from IS 'First day.';
COMMENT ON COLUMN plan.period_to IS 'Last day.';
COMMENT ON COLUMN plan.edition IS 'Edition whose units it counts; null: the one in force on the day of signing, or the nearest.';

CREATE TABLE plan_target (
    plan        smallint NOT NULL REFERENCES plan ON DELETE CASCADE,
    indicator   text NOT NULL CHECK (indicator = 'I1'),
    level       unit_level NOT NULL CHECK (level <> 'province'),
    period_from date NOT NULL,
    period_to   date NOT NULL CHECK (period_to >= period_from),
    threshold   smallint NOT NULL CHECK (threshold BETWEEN 1 AND 100),
    reading     text CHECK (reading IN ('A', 'B')),
    CONSTRAINT plan_target_pkey PRIMARY KEY (plan, indicator, level, period_from)
);
COMMENT ON TABLE plan_target IS 'The least share of units that an indicator must reach.';
COMMENT ON COLUMN plan_target.plan IS 'The plan that sets it.';
COMMENT ON COLUMN plan_target.indicator IS 'The indicator; I1 is the share of units without a qualifying incident.';
COMMENT ON COLUMN plan_target.level IS 'Units that are counted.';
COMMENT ON COLUMN plan_target.period_from IS 'First day that counts.';
COMMENT ON COLUMN plan_target.period_to IS 'Last day that counts.';
COMMENT ON COLUMN plan_target.threshold IS 'Percent of the units.';
COMMENT ON COLUMN plan_target.reading IS 'Reading of the target''s words that the plan means; null: it leaves that open.';

INSERT INTO plan (code, name, signed_on, period_from, period_to) VALUES
    ('2022-2027', 'Kế hoạch phối hợp phòng, chống bạo lực, xâm hại phụ nữ và trẻ em giai đoạn 2022–2027', '2022-06-22', '2022-01-01', '2027-12-31');
INSERT INTO plan_target (plan, indicator, level, period_from, period_to, threshold)
SELECT p.id, 'I1', l.level::unit_level, '2021-01-01', '2023-12-31', 60 FROM plan p CROSS JOIN (VALUES ('commune'), ('district')) AS l (level);

GRANT SELECT, INSERT, UPDATE, DELETE ON plan, plan_target TO antoan_app;

-- +goose Down
DROP TABLE plan_target;
DROP TABLE plan;
