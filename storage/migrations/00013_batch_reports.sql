-- Reporting states that files of incidents brought along.
-- +goose Up
CREATE TABLE batch_report (
    batch            uuid NOT NULL REFERENCES batch,
    unit             int NOT NULL REFERENCES unit ON DELETE CASCADE,
    period_from      date NOT NULL,
    period_to        date NOT NULL CHECK (period_to >= period_from),
    state            reporting_state NOT NULL CHECK (state IN ('nil_report', 'reported')),
    former           reporting_state CHECK (former IN ('missing', 'nil_report')),
    former_submitted timestamptz,
    CONSTRAINT batch_report_pkey PRIMARY KEY (batch, unit, period_from, period_to)
);
CREATE INDEX batch_report_unit ON batch_report (unit, period_from, period_to);
COMMENT ON TABLE batch_report IS 'What a batch changed in table reporting, and what undoing it puts back.';
COMMENT ON COLUMN batch_report.batch IS 'The batch.';
COMMENT ON COLUMN batch_report.unit IS 'The unit that its file names.';
COMMENT ON COLUMN batch_report.period_from IS 'First day that its file covers.';
COMMENT ON COLUMN batch_report.period_to IS 'Last day.';
COMMENT ON COLUMN batch_report.state IS 'What the report became: reported, or nil_report.';
COMMENT ON COLUMN batch_report.former IS 'What it was; null where there was none.';
COMMENT ON COLUMN batch_report.former_submitted IS 'When that had come in.';
GRANT SELECT, INSERT, UPDATE, DELETE ON batch_report TO antoan_app;

-- +goose Down
DROP TABLE batch_report;
