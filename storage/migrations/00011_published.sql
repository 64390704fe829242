-- What was published, as it was said then; and periods that have a name of their own.
-- +goose Up
CREATE TABLE published (
    id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    published_at timestamptz NOT NULL DEFAULT now(),
    who          text NOT NULL CHECK (who <> ''),
    note         text NOT NULL DEFAULT '',
    as_of        date NOT NULL,
    version      bigint NOT NULL,
    software     text NOT NULL,
    request      jsonb NOT NULL,
    figures      jsonb NOT NULL
);
COMMENT ON TABLE published IS 'Indicators as they were published. Rows are added and never changed: what is learnt later stands beside them.';
COMMENT ON COLUMN published.id IS 'Key, given here.';
COMMENT ON COLUMN published.published_at IS 'When.';
COMMENT ON COLUMN published.who IS 'Who published them: an office or an account.';
COMMENT ON COLUMN published.note IS 'Remark.';
COMMENT ON COLUMN published.as_of IS 'Day up to whose end facts count.';
COMMENT ON COLUMN published.version IS 'Version of the data.';
COMMENT ON COLUMN published.software IS 'Version of the software.';
COMMENT ON COLUMN published.request IS 'What was asked: asking it again gives the figures as they are now.';
COMMENT ON COLUMN published.figures IS 'The answer.';

CREATE TABLE named_period (
    name        text CONSTRAINT named_period_pkey PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9-]{0,39}$'),
    period_from date NOT NULL,
    period_to   date NOT NULL CHECK (period_to >= period_from),
    title       text NOT NULL DEFAULT ''
);
COMMENT ON TABLE named_period IS 'Periods of the province''s own besides those that the calendar names.';
COMMENT ON COLUMN named_period.name IS 'How it is asked for: small letters, digits and hyphens.';
COMMENT ON COLUMN named_period.period_from IS 'First day.';
COMMENT ON COLUMN named_period.period_to IS 'Last day.';
COMMENT ON COLUMN named_period.title IS 'What it is.';

GRANT SELECT, INSERT ON published TO antoan_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON named_period TO antoan_app;

-- +goose Down
DROP TABLE named_period;
DROP TABLE published;
