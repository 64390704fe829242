-- What the units report, and the models they run.
-- +goose Up
CREATE TABLE reporting (
    unit         int NOT NULL REFERENCES unit ON DELETE CASCADE,
    period_from  date NOT NULL,
    period_to    date NOT NULL CHECK (period_to >= period_from),
    state        reporting_state NOT NULL,
    submitted_at timestamptz,
    CONSTRAINT reporting_pkey PRIMARY KEY (unit, period_from, period_to)
);
COMMENT ON TABLE reporting IS 'Whether a unit reported for a period. A nil report is data: zero confirmed, silent and not reporting are different things.';
COMMENT ON COLUMN reporting.unit IS 'The unit that owes the report.';
COMMENT ON COLUMN reporting.period_from IS 'First day reported on.';
COMMENT ON COLUMN reporting.period_to IS 'Last day reported on.';
COMMENT ON COLUMN reporting.state IS 'All states but missing mean that the report is in.';
COMMENT ON COLUMN reporting.submitted_at IS 'When it came in; null where not stated.';

CREATE TABLE safety_model (
    id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit        int NOT NULL REFERENCES unit ON DELETE CASCADE,
    kind        text NOT NULL,
    name        text NOT NULL DEFAULT '',
    location    geometry(Point, 4326),
    started_on  date NOT NULL,
    ended_on    date CHECK (ended_on >= started_on),
    last_met_on date,
    capacity    int CHECK (capacity >= 0),
    CONSTRAINT safety_model_unique UNIQUE (unit, kind, started_on, name)
);
COMMENT ON TABLE safety_model IS 'An "An toàn cho phụ nữ" model or a like service in a commune.';
COMMENT ON COLUMN safety_model.id IS 'Key, given here.';
COMMENT ON COLUMN safety_model.unit IS 'The commune.';
COMMENT ON COLUMN safety_model.kind IS 'Kind of model.';
COMMENT ON COLUMN safety_model.name IS 'Name of the model, never of a person.';
COMMENT ON COLUMN safety_model.location IS 'Where it meets; null where not stated. EPSG:4326.';
COMMENT ON COLUMN safety_model.started_on IS 'First day.';
COMMENT ON COLUMN safety_model.ended_on IS 'Last day; null while it runs.';
COMMENT ON COLUMN safety_model.last_met_on IS 'When it last met.';
COMMENT ON COLUMN safety_model.capacity IS 'Households it can serve; null where not stated.';

-- +goose Down
DROP TABLE safety_model;
DROP TABLE reporting;
