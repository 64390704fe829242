-- Files that a server has taken in: each is imported by a job of its own.
-- +goose Up
CREATE TABLE upload (
    id              uuid PRIMARY KEY,
    state           text NOT NULL CHECK (state IN ('uploaded', 'understood', 'importing', 'stored', 'failed', 'cancelled')),
    queue           text NOT NULL,
    job             bigint NOT NULL,
    source          text NOT NULL,
    file_name       text NOT NULL,
    sha256          text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    time_zone       text NOT NULL,
    idempotency_key text,
    options         jsonb NOT NULL,
    bytes_done      bigint NOT NULL DEFAULT 0,
    bytes_total     bigint NOT NULL,
    rows_read       bigint NOT NULL DEFAULT 0,
    problem         jsonb,
    batch           uuid REFERENCES batch,
    uploaded_by     text NOT NULL DEFAULT session_user,
    uploaded_at     timestamptz NOT NULL DEFAULT now(),
    began_at        timestamptz,
    ended_at        timestamptz,
    CONSTRAINT upload_stored CHECK ((state = 'stored') = (batch IS NOT NULL)),
    CONSTRAINT upload_failed CHECK ((state = 'failed') = (problem IS NOT NULL)),
    CONSTRAINT upload_ended CHECK ((state IN ('stored', 'failed', 'cancelled')) = (ended_at IS NOT NULL))
);
CREATE UNIQUE INDEX upload_idempotency_key ON upload (idempotency_key) WHERE ended_at IS NULL;
CREATE INDEX upload_live ON upload (queue, uploaded_at) WHERE ended_at IS NULL;
COMMENT ON TABLE upload IS 'A file on its way to becoming a batch. The file itself is gone once this is over.';
COMMENT ON COLUMN upload.id IS 'UUID version 7; the batch will have it, too.';
COMMENT ON COLUMN upload.state IS 'Where it stands; failed and cancelled left nothing behind.';
COMMENT ON COLUMN upload.queue IS 'Queue of the servers that can read the file.';
COMMENT ON COLUMN upload.job IS 'Its latest job in antoan_jobs.river_job, which forgets jobs that are over.';
COMMENT ON COLUMN upload.source IS 'Who sent it, as the client says.';
COMMENT ON COLUMN upload.file_name IS 'Name of the file, without its folder.';
COMMENT ON COLUMN upload.sha256 IS 'Hash of the bytes as they came.';
COMMENT ON COLUMN upload.time_zone IS 'IANA zone in which its dates are local.';
COMMENT ON COLUMN upload.idempotency_key IS 'Key given by the client, if any.';
COMMENT ON COLUMN upload.options IS 'How the client asked for it to be read.';
COMMENT ON COLUMN upload.bytes_done IS 'Bytes of the file read so far.';
COMMENT ON COLUMN upload.bytes_total IS 'Its size.';
COMMENT ON COLUMN upload.rows_read IS 'Rows read so far.';
COMMENT ON COLUMN upload.problem IS 'Why it failed, as problem details (RFC 9457).';
COMMENT ON COLUMN upload.batch IS 'What it became; another batch than its own where the same import was stored before.';
COMMENT ON COLUMN upload.uploaded_by IS 'Database user that took it in.';
COMMENT ON COLUMN upload.uploaded_at IS 'When it was here completely.';
COMMENT ON COLUMN upload.began_at IS 'When the import began, the last time.';
COMMENT ON COLUMN upload.ended_at IS 'When it was over.';
GRANT SELECT, INSERT, UPDATE, DELETE ON upload TO antoan_app;

-- +goose Down
DROP TABLE upload;
