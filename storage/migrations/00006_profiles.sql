-- What the columns of a source's files mean, saved once and used again.
-- +goose Up
CREATE TABLE mapping_profile (
    source        text NOT NULL CHECK (source <> ''),
    signature     text NOT NULL CHECK (signature <> ''),
    columns       text[] NOT NULL,
    mapping       text NOT NULL,
    value_mapping text NOT NULL,
    time_zone     text NOT NULL,
    date_order    text NOT NULL CHECK (date_order IN ('', 'dmy', 'mdy', 'ymd')),
    saved_by      text NOT NULL DEFAULT session_user,
    saved_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT mapping_profile_pkey PRIMARY KEY (source, signature)
);
COMMENT ON TABLE mapping_profile IS 'Saved mapping of a source for files with a certain header.';
COMMENT ON COLUMN mapping_profile.source IS 'Who sends the files. Not a reference: a mapping may be saved before anything is stored.';
COMMENT ON COLUMN mapping_profile.signature IS 'Hash of the names of the columns, whatever their order, case and accents.';
COMMENT ON COLUMN mapping_profile.columns IS 'Those names, as they stood in the file that it was saved for.';
COMMENT ON COLUMN mapping_profile.mapping IS 'Column mapping in canonical form.';
COMMENT ON COLUMN mapping_profile.value_mapping IS 'Value mapping in canonical form.';
COMMENT ON COLUMN mapping_profile.time_zone IS 'IANA zone in which dates are local; empty for the usual one.';
COMMENT ON COLUMN mapping_profile.date_order IS 'Order of day and month: dmy, mdy, ymd; empty where each file proves its own.';
COMMENT ON COLUMN mapping_profile.saved_by IS 'Database user who saved it.';
COMMENT ON COLUMN mapping_profile.saved_at IS 'When it was saved.';
GRANT SELECT, INSERT, UPDATE, DELETE ON mapping_profile TO antoan_app;

-- +goose Down
REVOKE ALL ON mapping_profile FROM antoan_app;
DROP TABLE mapping_profile;
