-- Incidents of different sources that look like one: found by the program,
-- decided by people.
-- +goose Up
CREATE TYPE duplicate_verdict AS ENUM ('open', 'merged', 'kept');
CREATE TABLE duplicate (
    id              uuid PRIMARY KEY,
    first_incident  uuid NOT NULL,
    first_area      int NOT NULL,
    first_on        date NOT NULL,
    second_incident uuid NOT NULL,
    second_area     int NOT NULL,
    second_on       date NOT NULL,
    unit            int REFERENCES unit ON DELETE SET NULL,
    distance_m      real,
    batch           uuid NOT NULL REFERENCES batch,
    found_at        timestamptz NOT NULL DEFAULT now(),
    verdict         duplicate_verdict NOT NULL DEFAULT 'open',
    gone            uuid,
    former_status   case_status,
    decided_by      text,
    decided_at      timestamptz,
    CONSTRAINT duplicate_pair UNIQUE (first_incident, second_incident),
    CHECK (first_incident < second_incident),
    CHECK ((verdict = 'merged') = (gone IS NOT NULL AND former_status IS NOT NULL)),
    CHECK (gone IN (first_incident, second_incident)),
    CHECK ((verdict = 'open') = (decided_at IS NULL))
);
CREATE INDEX duplicate_second ON duplicate (second_incident);
CREATE INDEX duplicate_unit ON duplicate (unit);
CREATE UNIQUE INDEX duplicate_gone ON duplicate (gone);
COMMENT ON TABLE duplicate IS 'A pair of incidents of different sources that look like one, and what a person said of it.';
COMMENT ON COLUMN duplicate.id IS 'Key, given here.';
COMMENT ON COLUMN duplicate.first_incident IS 'The one that was stored first.';
COMMENT ON COLUMN duplicate.first_area IS 'Its area of record.';
COMMENT ON COLUMN duplicate.first_on IS 'Its day of occurrence.';
COMMENT ON COLUMN duplicate.second_incident IS 'The one that was stored later.';
COMMENT ON COLUMN duplicate.second_area IS 'Its area of record.';
COMMENT ON COLUMN duplicate.second_on IS 'Its day of occurrence.';
COMMENT ON COLUMN duplicate.unit IS 'A commune in which both lie; null once its edition is gone.';
COMMENT ON COLUMN duplicate.distance_m IS 'Metres between them; null where one has no point.';
COMMENT ON COLUMN duplicate.batch IS 'The batch after which the pair was found.';
COMMENT ON COLUMN duplicate.found_at IS 'When it was found.';
COMMENT ON COLUMN duplicate.verdict IS 'open, merged (one counts as a duplicate) or kept (they are two).';
COMMENT ON COLUMN duplicate.gone IS 'Of a merged pair, the incident whose status became duplicate.';
COMMENT ON COLUMN duplicate.former_status IS 'The status that it had, and has again when the merge is taken back.';
COMMENT ON COLUMN duplicate.decided_by IS 'Database user who decided; null where open.';
COMMENT ON COLUMN duplicate.decided_at IS 'When; null where open.';
ALTER TABLE duplicate ENABLE ROW LEVEL SECURITY;
ALTER TABLE duplicate FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON duplicate
    USING ((SELECT current_setting('app.all_areas', true) = 'on')
        OR (first_area = ANY ((SELECT coalesce(nullif(current_setting('app.areas', true), ''), '{}')::int[])::int[])
        AND second_area = ANY ((SELECT coalesce(nullif(current_setting('app.areas', true), ''), '{}')::int[])::int[])));
GRANT SELECT, INSERT, UPDATE, DELETE ON duplicate TO antoan_app;

-- +goose Down
DROP TABLE duplicate;
DROP TYPE duplicate_verdict;
