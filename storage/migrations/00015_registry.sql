-- The plan's other work: registers of activities, commitments, recognitions, trusted
-- addresses, and people educated and helped. Numbers and offices, never persons.
-- +goose Up
CREATE TYPE workstream AS ENUM ('outreach', 'information', 'models', 'case_handling', 'rehabilitation');
CREATE TYPE commitment_state AS ENUM ('planned', 'signed', 'completed', 'cancelled');
CREATE TYPE subject_kind AS ENUM ('residential_area', 'commune', 'agency', 'enterprise', 'school');
CREATE TYPE recognition_result AS ENUM ('pending', 'recognised', 'not_recognised');
CREATE TYPE education_topic AS ENUM ('law', 'gender_equality', 'child_protection', 'family_skills', 'high_risk',
    'reintegration', 'livelihood', 'other');

CREATE TABLE activity (
    id         int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit       int NOT NULL REFERENCES unit ON DELETE CASCADE,
    workstream workstream NOT NULL,
    held_on    date NOT NULL,
    held_until date CHECK (held_until >= held_on),
    topic      text NOT NULL DEFAULT '' CHECK (octet_length(topic) <= 500),
    women      int CHECK (women >= 0),
    men        int CHECK (men >= 0),
    children   int CHECK (children >= 0),
    source     text NOT NULL DEFAULT '' CHECK (octet_length(source) <= 500),
    stored_at  timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT activity_unique UNIQUE (unit, workstream, held_on, topic)
);
COMMENT ON TABLE activity IS 'An activity of one of the plan''s five workstreams.';
COMMENT ON COLUMN activity.id IS 'Key, given here.';
COMMENT ON COLUMN activity.unit IS 'The unit that held it, of any level and edition.';
COMMENT ON COLUMN activity.workstream IS 'Group of work of the plan.';
COMMENT ON COLUMN activity.held_on IS 'Day, the first one where it took several.';
COMMENT ON COLUMN activity.held_until IS 'Last day; null where it took one.';
COMMENT ON COLUMN activity.topic IS 'What it was about, never a person.';
COMMENT ON COLUMN activity.women IS 'Women of 16 and over who took part; null where not stated.';
COMMENT ON COLUMN activity.men IS 'Men of 16 and over who took part; null where not stated.';
COMMENT ON COLUMN activity.children IS 'Children under 16 who took part; null where not stated.';
COMMENT ON COLUMN activity.source IS 'Who says so: an office or a file.';
COMMENT ON COLUMN activity.stored_at IS 'When it was stored or last changed.';

CREATE TABLE commitment (
    id            int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit          int NOT NULL REFERENCES unit ON DELETE CASCADE,
    police_office text NOT NULL DEFAULT '' CHECK (octet_length(police_office) <= 500),
    union_office  text NOT NULL DEFAULT '' CHECK (octet_length(union_office) <= 500),
    signed_on     date NOT NULL,
    valid_until   date CHECK (valid_until >= signed_on),
    state         commitment_state NOT NULL,
    source        text NOT NULL DEFAULT '' CHECK (octet_length(source) <= 500),
    stored_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT commitment_unique UNIQUE (unit, signed_on)
);
COMMENT ON TABLE commitment IS 'A commitment between the police and the Women''s Union of a unit.';
COMMENT ON COLUMN commitment.id IS 'Key, given here.';
COMMENT ON COLUMN commitment.unit IS 'The unit, of any level and edition.';
COMMENT ON COLUMN commitment.police_office IS 'Police office that signs; empty where not stated.';
COMMENT ON COLUMN commitment.union_office IS 'Office of the Women''s Union that signs; empty where not stated.';
COMMENT ON COLUMN commitment.signed_on IS 'Day of signing, the intended one while it is planned.';
COMMENT ON COLUMN commitment.valid_until IS 'Last day on which it holds; null without an end.';
COMMENT ON COLUMN commitment.state IS 'How it stands.';
COMMENT ON COLUMN commitment.source IS 'Who says so: an office or a file.';
COMMENT ON COLUMN commitment.stored_at IS 'When it was stored or last changed.';

CREATE TABLE recognition (
    id           int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit         int NOT NULL REFERENCES unit ON DELETE CASCADE,
    subject_kind subject_kind NOT NULL,
    subject      text NOT NULL DEFAULT '' CHECK (octet_length(subject) <= 500),
    year         smallint NOT NULL CHECK (year BETWEEN 1990 AND 2200),
    result       recognition_result NOT NULL,
    decided_on   date,
    source       text NOT NULL DEFAULT '' CHECK (octet_length(source) <= 500),
    stored_at    timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT recognition_unique UNIQUE (unit, subject_kind, subject, year),
    CONSTRAINT recognition_subject CHECK ((subject_kind = 'commune') = (subject = ''))
);
COMMENT ON TABLE recognition IS 'Who applied to be recognised as "An toàn về an ninh, trật tự" in which year, and what came of it.';
COMMENT ON COLUMN recognition.id IS 'Key, given here.';
COMMENT ON COLUMN recognition.unit IS 'The commune that is to be recognised, or in which the subject lies.';
COMMENT ON COLUMN recognition.subject_kind IS 'What is to be recognised.';
COMMENT ON COLUMN recognition.subject IS 'Name of the residential area, agency, enterprise or school; empty for the commune itself.';
COMMENT ON COLUMN recognition.year IS 'The year that is judged.';
COMMENT ON COLUMN recognition.result IS 'What came of it.';
COMMENT ON COLUMN recognition.decided_on IS 'Day of the decision; null where not stated.';
COMMENT ON COLUMN recognition.source IS 'Who says so: an office or a file.';
COMMENT ON COLUMN recognition.stored_at IS 'When it was stored or last changed.';

CREATE TABLE trusted_address (
    id        int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit      int NOT NULL REFERENCES unit ON DELETE CASCADE,
    name      text NOT NULL CHECK (name <> '' AND octet_length(name) <= 500),
    location  geometry(Point, 4326),
    opened_on date NOT NULL,
    closed_on date CHECK (closed_on >= opened_on),
    source    text NOT NULL DEFAULT '' CHECK (octet_length(source) <= 500),
    stored_at timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT trusted_address_unique UNIQUE (unit, name, opened_on)
);
COMMENT ON TABLE trusted_address IS 'A trusted address (địa chỉ tin cậy): where people find shelter and advice.';
COMMENT ON COLUMN trusted_address.id IS 'Key, given here.';
COMMENT ON COLUMN trusted_address.unit IS 'The commune.';
COMMENT ON COLUMN trusted_address.name IS 'Name of the address, never of a person.';
COMMENT ON COLUMN trusted_address.location IS 'Where it is; null where not stated. EPSG:4326.';
COMMENT ON COLUMN trusted_address.opened_on IS 'First day.';
COMMENT ON COLUMN trusted_address.closed_on IS 'Last day; null while it is open.';
COMMENT ON COLUMN trusted_address.source IS 'Who says so: an office or a file.';
COMMENT ON COLUMN trusted_address.stored_at IS 'When it was stored or last changed.';

CREATE TABLE education (
    id          int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    unit        int NOT NULL REFERENCES unit ON DELETE CASCADE,
    period_from date NOT NULL,
    period_to   date NOT NULL CHECK (period_to >= period_from),
    topic       education_topic NOT NULL,
    women       int CHECK (women >= 0),
    men         int CHECK (men >= 0),
    children    int CHECK (children >= 0),
    source      text NOT NULL DEFAULT '' CHECK (octet_length(source) <= 500),
    stored_at   timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT education_unique UNIQUE (unit, period_from, period_to, topic)
);
COMMENT ON TABLE education IS 'How many people were educated and helped in a period: numbers, never persons.';
COMMENT ON COLUMN education.id IS 'Key, given here.';
COMMENT ON COLUMN education.unit IS 'The unit, of any level and edition.';
COMMENT ON COLUMN education.period_from IS 'First day of the period.';
COMMENT ON COLUMN education.period_to IS 'Last day of the period.';
COMMENT ON COLUMN education.topic IS 'What they were taught or helped with.';
COMMENT ON COLUMN education.women IS 'Women of 16 and over; null where not stated.';
COMMENT ON COLUMN education.men IS 'Men of 16 and over; null where not stated.';
COMMENT ON COLUMN education.children IS 'Children under 16; null where not stated.';
COMMENT ON COLUMN education.source IS 'Who says so: an office or a file.';
COMMENT ON COLUMN education.stored_at IS 'When it was stored or last changed.';

-- An entry has the area of its unit, and is seen and changed by whoever may see that.
-- +goose StatementBegin
DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['activity', 'commitment', 'recognition', 'trusted_address', 'education'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format($p$CREATE POLICY scope ON %1$I
            USING ((SELECT current_setting('app.all_areas', true) = 'on')
                OR EXISTS (SELECT FROM unit u WHERE u.id = %1$I.unit
                    AND u.area = ANY ((SELECT coalesce(nullif(current_setting('app.areas', true), ''), '{}')::int[])::int[])))$p$, t);
    END LOOP;
END $$;
-- +goose StatementEnd

ALTER TABLE data_change DROP CONSTRAINT data_change_kind_check;
ALTER TABLE data_change DROP CONSTRAINT data_change_check;
ALTER TABLE data_change ADD CONSTRAINT data_change_kind_check CHECK (kind IN ('append', 'undo', 'registry', 'rebuild'));
ALTER TABLE data_change ADD CONSTRAINT data_change_check CHECK ((batch IS NULL) = (kind IN ('registry', 'rebuild')));
COMMENT ON COLUMN data_change.kind IS 'append: a batch added incidents; undo: a batch was taken back whole; registry: an entry of a register changed; rebuild: anything else.';
GRANT SELECT, INSERT, UPDATE, DELETE ON activity, commitment, recognition, trusted_address, education TO antoan_app;

-- +goose Down
UPDATE data_change SET kind = 'rebuild' WHERE kind = 'registry';
ALTER TABLE data_change DROP CONSTRAINT data_change_kind_check;
ALTER TABLE data_change DROP CONSTRAINT data_change_check;
ALTER TABLE data_change ADD CONSTRAINT data_change_kind_check CHECK (kind IN ('append', 'undo', 'rebuild'));
ALTER TABLE data_change ADD CONSTRAINT data_change_check CHECK ((batch IS NULL) = (kind = 'rebuild'));
COMMENT ON COLUMN data_change.kind IS 'append: a batch added incidents; undo: a batch was taken back whole; rebuild: anything else.';
DROP TABLE education;
DROP TABLE trusted_address;
DROP TABLE recognition;
DROP TABLE commitment;
DROP TABLE activity;
DROP TYPE education_topic;
DROP TYPE recognition_result;
DROP TYPE subject_kind;
DROP TYPE commitment_state;
DROP TYPE workstream;
