-- Batches and incidents. Every key of the distributed tables begins with area,
-- the shard key, so that Citus stays possible; the ledger, the batches and the
-- change log are local tables. Children of an incident have no foreign key to
-- it: the check of each row costs more than the row (docs/adr/0003). Imports are
-- single transactions, and antoan doctor looks for orphans.
-- +goose Up
CREATE TABLE source (
    id   smallint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name text NOT NULL CONSTRAINT source_name_unique UNIQUE CHECK (name <> '')
);
COMMENT ON TABLE source IS 'Who sends incidents; external identifiers are unique within a source.';
COMMENT ON COLUMN source.id IS 'Key, given here.';
COMMENT ON COLUMN source.name IS 'Name as given at import.';

CREATE TABLE batch (
    id              uuid PRIMARY KEY,
    state           batch_state NOT NULL,
    source          smallint NOT NULL REFERENCES source,
    file_name       text NOT NULL,
    sha256          text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    mapping         text NOT NULL,
    value_mapping   text NOT NULL,
    time_zone       text NOT NULL,
    idempotency_key text,
    rows_read       bigint NOT NULL,
    rows_stored     bigint NOT NULL,
    rows_corrected  bigint NOT NULL,
    rows_duplicate  bigint NOT NULL,
    rows_skipped    bigint NOT NULL,
    rows_rejected   bigint NOT NULL,
    rows_unlocated  bigint NOT NULL,
    warnings        text[] NOT NULL DEFAULT '{}',
    version         bigint NOT NULL,
    stored_by       text NOT NULL DEFAULT session_user,
    stored_at       timestamptz NOT NULL DEFAULT now(),
    undone_at       timestamptz,
    CONSTRAINT batch_rows_add_up CHECK (rows_read = rows_stored + rows_corrected + rows_duplicate + rows_skipped + rows_rejected),
    CHECK ((state = 'undone') = (undone_at IS NOT NULL))
);
CREATE UNIQUE INDEX batch_identity ON batch (sha256, source, mapping, value_mapping, time_zone) WHERE state = 'stored';
CREATE UNIQUE INDEX batch_idempotency_key ON batch (idempotency_key) WHERE state = 'stored';
COMMENT ON TABLE batch IS 'One import of incidents. The file itself is not kept.';
COMMENT ON COLUMN batch.id IS 'UUID version 7.';
COMMENT ON COLUMN batch.state IS 'stored, or undone: then none of its incidents are left.';
COMMENT ON COLUMN batch.source IS 'Who sent it.';
COMMENT ON COLUMN batch.file_name IS 'Name of the file, without its folder.';
COMMENT ON COLUMN batch.sha256 IS 'Hash of the bytes as they came.';
COMMENT ON COLUMN batch.mapping IS 'Column mapping in canonical form.';
COMMENT ON COLUMN batch.value_mapping IS 'Value mapping in canonical form.';
COMMENT ON COLUMN batch.time_zone IS 'IANA zone in which its dates are local.';
COMMENT ON COLUMN batch.idempotency_key IS 'Key given by the client, if any.';
COMMENT ON COLUMN batch.rows_read IS 'Rows of the file, header not counted.';
COMMENT ON COLUMN batch.rows_stored IS 'Rows that became incidents.';
COMMENT ON COLUMN batch.rows_corrected IS 'Rows that changed incidents of earlier batches.';
COMMENT ON COLUMN batch.rows_duplicate IS 'Rows that were there already, in this file or before.';
COMMENT ON COLUMN batch.rows_skipped IS 'Rows without content.';
COMMENT ON COLUMN batch.rows_rejected IS 'Rows with a fault; see batch_reject.';
COMMENT ON COLUMN batch.rows_unlocated IS 'Stored or corrected rows without a unit in any edition.';
COMMENT ON COLUMN batch.warnings IS 'What the import noticed about the file as a whole.';
COMMENT ON COLUMN batch.version IS 'Version of the data once it was in.';
COMMENT ON COLUMN batch.stored_by IS 'Database user of the import.';
COMMENT ON COLUMN batch.stored_at IS 'When it was stored.';
COMMENT ON COLUMN batch.undone_at IS 'When it was undone.';

CREATE TABLE batch_reject (
    batch       uuid NOT NULL REFERENCES batch ON DELETE CASCADE,
    row_no      bigint NOT NULL,
    line_no     bigint NOT NULL,
    column_name text NOT NULL,
    code        text NOT NULL,
    message     text NOT NULL,
    fields      jsonb NOT NULL,
    CONSTRAINT batch_reject_pkey PRIMARY KEY (batch, row_no)
);
COMMENT ON TABLE batch_reject IS 'Rows that could not be stored. Seen only by those who see every area.';
COMMENT ON COLUMN batch_reject.batch IS 'The batch.';
COMMENT ON COLUMN batch_reject.row_no IS 'Data row of the file, from 1; the header is not counted.';
COMMENT ON COLUMN batch_reject.line_no IS 'Line of the file, from 1; 0 where the format has none.';
COMMENT ON COLUMN batch_reject.column_name IS 'Column at fault, by the file''s own name.';
COMMENT ON COLUMN batch_reject.code IS 'Stable code of the fault.';
COMMENT ON COLUMN batch_reject.message IS 'What is wrong and what to do.';
COMMENT ON COLUMN batch_reject.fields IS 'The mapped columns as read, by field; never other columns.';

CREATE TABLE incident (
    id               uuid NOT NULL,
    area             int NOT NULL,
    occurred_on      date NOT NULL CHECK (occurred_on >= DATE '1900-01-01'),
    occurred_until   date NOT NULL,
    occurred_minute  smallint CHECK (occurred_minute BETWEEN 0 AND 1439),
    occurred_from    timestamptz NOT NULL,
    occurred_to      timestamptz NOT NULL,
    source           smallint NOT NULL,
    external_id      text,
    reported_at      timestamptz,
    category         category NOT NULL,
    severity         severity NOT NULL,
    severity_test    text,
    forms            smallint NOT NULL DEFAULT 0,
    acts             text,
    setting          setting NOT NULL,
    report_source    report_source NOT NULL,
    case_status      case_status NOT NULL,
    exemplary        boolean NOT NULL DEFAULT false,
    closed_trial     boolean NOT NULL DEFAULT false,
    spoke_up_at      timestamptz,
    location         geometry(Point, 4326),
    location_quality location_quality NOT NULL,
    uncertainty_m    real,
    household        text,
    victim_groups    smallint NOT NULL DEFAULT 1,
    batch            uuid NOT NULL,
    entered_at       timestamptz NOT NULL DEFAULT now(),
    hash             uuid NOT NULL,
    CONSTRAINT incident_pkey PRIMARY KEY (area, occurred_on, id),
    CHECK (occurred_until >= occurred_on),
    CHECK (occurred_to >= occurred_from)
) PARTITION BY RANGE (occurred_on);
CREATE INDEX incident_location ON incident USING gist (location);
CREATE INDEX incident_batch ON incident USING brin (batch) WITH (pages_per_range = 16);
COMMENT ON TABLE incident IS 'A case as counted. No names, addresses or narratives. Partitioned by year of occurrence.';
COMMENT ON COLUMN incident.id IS 'UUID version 7.';
COMMENT ON COLUMN incident.area IS 'Area of record: GSO number of the province at first storage, 0 where unknown; never changed. Shard and scope key.';
COMMENT ON COLUMN incident.occurred_on IS 'Local day on which it began; decides the period it counts in.';
COMMENT ON COLUMN incident.occurred_until IS 'Local day by which it was over; equals occurred_on unless the date is an interval.';
COMMENT ON COLUMN incident.occurred_minute IS 'Local minute of the day at which it began; null where not known.';
COMMENT ON COLUMN incident.occurred_from IS 'Earliest instant.';
COMMENT ON COLUMN incident.occurred_to IS 'Latest instant, exclusive; equal to occurred_from for a known minute.';
COMMENT ON COLUMN incident.source IS 'Who sent it.';
COMMENT ON COLUMN incident.external_id IS 'Identifier of the source; null where it has none.';
COMMENT ON COLUMN incident.reported_at IS 'When it became known.';
COMMENT ON COLUMN incident.category IS 'Main offence.';
COMMENT ON COLUMN incident.severity IS 'Severity; unknown makes a lower and an upper bound.';
COMMENT ON COLUMN incident.severity_test IS 'Rule that decided the severity; null when the source stated it.';
COMMENT ON COLUMN incident.forms IS 'Forms of violence as bits: 1 physical, 2 psychological, 4 sexual, 8 economic.';
COMMENT ON COLUMN incident.acts IS 'Letters of Article 3 of Law 13/2022/QH15.';
COMMENT ON COLUMN incident.setting IS 'Kind of place.';
COMMENT ON COLUMN incident.report_source IS 'Who brought it to light.';
COMMENT ON COLUMN incident.case_status IS 'How far the case has come; unfounded and duplicate never count.';
COMMENT ON COLUMN incident.exemplary IS 'Chosen for an exemplary trial.';
COMMENT ON COLUMN incident.closed_trial IS 'Tried in private: never shown with a place.';
COMMENT ON COLUMN incident.spoke_up_at IS 'When the Women''s Union spoke up.';
COMMENT ON COLUMN incident.location IS 'Where it happened. EPSG:4326; null where not known.';
COMMENT ON COLUMN incident.location_quality IS 'How exactly the place is known.';
COMMENT ON COLUMN incident.uncertainty_m IS 'Radius of uncertainty in metres; null where not stated.';
COMMENT ON COLUMN incident.household IS 'Keyed pseudonym of the household; never an address.';
COMMENT ON COLUMN incident.victim_groups IS 'Groups of its victims as bits in the order of type victim_group, 256 for a girl and 512 for a boy of 16 or 17; 1 where unknown.';
COMMENT ON COLUMN incident.batch IS 'Batch that stored or last corrected it.';
COMMENT ON COLUMN incident.entered_at IS 'When that batch came in.';
COMMENT ON COLUMN incident.hash IS 'Hash of its content; tells a duplicate from a correction.';

-- +goose StatementBegin
DO $$
BEGIN
    EXECUTE 'CREATE TABLE incident_until_1999 PARTITION OF incident FOR VALUES FROM (MINVALUE) TO (''2000-01-01'')';
    FOR y IN 2000..2039 LOOP
        EXECUTE format('CREATE TABLE incident_%s PARTITION OF incident FOR VALUES FROM (%L) TO (%L)', y, y || '-01-01', y + 1 || '-01-01');
    END LOOP;
    EXECUTE 'CREATE TABLE incident_from_2040 PARTITION OF incident FOR VALUES FROM (''2040-01-01'') TO (MAXVALUE)';
END $$;
-- +goose StatementEnd

CREATE TABLE incident_unit (
    incident    uuid NOT NULL,
    area        int NOT NULL,
    occurred_on date NOT NULL,
    edition     smallint NOT NULL,
    unit        int REFERENCES unit,
    basis       smallint NOT NULL CHECK (basis BETWEEN 0 AND 2),
    CONSTRAINT incident_unit_pkey PRIMARY KEY (area, incident, edition),
    CHECK (unit IS NOT NULL OR basis = 2)
);
CREATE INDEX incident_unit_unit ON incident_unit (unit);
COMMENT ON TABLE incident_unit IS 'The unit an incident lies in, one row per edition that has a place for it.';
COMMENT ON COLUMN incident_unit.incident IS 'The incident.';
COMMENT ON COLUMN incident_unit.area IS 'Its area of record.';
COMMENT ON COLUMN incident_unit.occurred_on IS 'Its day of occurrence.';
COMMENT ON COLUMN incident_unit.edition IS 'The edition.';
COMMENT ON COLUMN incident_unit.unit IS 'The finest unit of that edition; null when the unit named was split and the part is not known.';
COMMENT ON COLUMN incident_unit.basis IS '0 its point lies there, 1 the source named the unit, 2 moved along the succession.';

CREATE TABLE incident_key (
    source      smallint NOT NULL,
    key         uuid NOT NULL,
    incident    uuid NOT NULL,
    area        int NOT NULL,
    occurred_on date NOT NULL,
    hash        uuid NOT NULL,
    CONSTRAINT incident_key_pkey PRIMARY KEY (source, key)
);
COMMENT ON TABLE incident_key IS 'Ledger of what has been stored: makes (source, external id) unique over all partitions.';
COMMENT ON COLUMN incident_key.source IS 'Who sent it.';
COMMENT ON COLUMN incident_key.key IS 'Hash of the external id, or of the content and its running number within the file.';
COMMENT ON COLUMN incident_key.incident IS 'The incident.';
COMMENT ON COLUMN incident_key.area IS 'Its area of record.';
COMMENT ON COLUMN incident_key.occurred_on IS 'Its day of occurrence.';
COMMENT ON COLUMN incident_key.hash IS 'Hash of its present content.';

CREATE TABLE victim (
    incident     uuid NOT NULL,
    area         int NOT NULL,
    occurred_on  date NOT NULL,
    no           smallint NOT NULL CHECK (no >= 1),
    victim_group victim_group NOT NULL,
    age          smallint CHECK (age BETWEEN 0 AND 130),
    sex          char(1) CHECK (sex IN ('f', 'm')),
    CONSTRAINT victim_pkey PRIMARY KEY (area, incident, no)
);
COMMENT ON TABLE victim IS 'A victim without identity.';
COMMENT ON COLUMN victim.incident IS 'The incident.';
COMMENT ON COLUMN victim.area IS 'Its area of record.';
COMMENT ON COLUMN victim.occurred_on IS 'Its day of occurrence.';
COMMENT ON COLUMN victim.no IS 'Running number within the incident, from 1.';
COMMENT ON COLUMN victim.victim_group IS 'Group by age and sex.';
COMMENT ON COLUMN victim.age IS 'Age in years; null where not stated.';
COMMENT ON COLUMN victim.sex IS 'f or m; null where not stated.';

CREATE TABLE assistance (
    incident     uuid NOT NULL,
    area         int NOT NULL,
    victim_no    smallint NOT NULL,
    no           smallint NOT NULL CHECK (no >= 1),
    kind         assistance_kind NOT NULL,
    offered_on   date,
    completed_on date,
    CONSTRAINT assistance_pkey PRIMARY KEY (area, incident, victim_no, no),
    CHECK (completed_on >= offered_on)
);
COMMENT ON TABLE assistance IS 'A service offered to a victim, or why there was none.';
COMMENT ON COLUMN assistance.incident IS 'The incident.';
COMMENT ON COLUMN assistance.area IS 'Its area of record.';
COMMENT ON COLUMN assistance.victim_no IS 'The victim.';
COMMENT ON COLUMN assistance.no IS 'Running number within the victim, from 1.';
COMMENT ON COLUMN assistance.kind IS 'Kind of service, or refused, or unreachable.';
COMMENT ON COLUMN assistance.offered_on IS 'When it was offered; null where not known.';
COMMENT ON COLUMN assistance.completed_on IS 'When it was completed; null while it is not.';

CREATE TABLE incident_revision (
    area     int NOT NULL,
    incident uuid NOT NULL,
    replaced_by uuid NOT NULL REFERENCES batch,
    replaced_at timestamptz NOT NULL DEFAULT now(),
    incident_row jsonb NOT NULL,
    unit_rows jsonb NOT NULL,
    victim_rows jsonb NOT NULL,
    assistance_rows jsonb NOT NULL,
    CONSTRAINT incident_revision_pkey PRIMARY KEY (area, incident, replaced_by)
);
CREATE INDEX incident_revision_replaced_by ON incident_revision (replaced_by);
COMMENT ON TABLE incident_revision IS 'What an incident said before a batch corrected it: history, and what undoing the batch puts back.';
COMMENT ON COLUMN incident_revision.area IS 'Area of record.';
COMMENT ON COLUMN incident_revision.incident IS 'The incident.';
COMMENT ON COLUMN incident_revision.replaced_by IS 'The batch that corrected it.';
COMMENT ON COLUMN incident_revision.replaced_at IS 'When.';
COMMENT ON COLUMN incident_revision.incident_row IS 'The former row of table incident.';
COMMENT ON COLUMN incident_revision.unit_rows IS 'The former rows of table incident_unit.';
COMMENT ON COLUMN incident_revision.victim_rows IS 'The former rows of table victim.';
COMMENT ON COLUMN incident_revision.assistance_rows IS 'The former rows of table assistance.';

CREATE TABLE data_change (
    version bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind    text NOT NULL CHECK (kind IN ('append', 'undo', 'rebuild')),
    batch   uuid,
    at      timestamptz NOT NULL DEFAULT now(),
    CHECK ((batch IS NULL) = (kind = 'rebuild'))
);
COMMENT ON TABLE data_change IS 'Log of committed changes; its last version is the version of the data.';
COMMENT ON COLUMN data_change.version IS 'Rises with every change, in commit order.';
COMMENT ON COLUMN data_change.kind IS 'append: a batch added incidents; undo: a batch was taken back whole; rebuild: anything else.';
COMMENT ON COLUMN data_change.batch IS 'The batch that was added or taken back.';
COMMENT ON COLUMN data_change.at IS 'When.';

-- +goose Down
DROP TABLE data_change;
DROP TABLE incident_revision;
DROP TABLE assistance;
DROP TABLE victim;
DROP TABLE incident_key;
DROP TABLE incident_unit;
DROP TABLE incident;
DROP TABLE batch_reject;
DROP TABLE batch;
DROP TABLE source;
