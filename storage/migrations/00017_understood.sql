-- What a file was taken for stays with its batch.
-- +goose Up
ALTER TABLE batch ADD COLUMN understood jsonb;
ALTER TABLE upload ADD COLUMN understood jsonb;
COMMENT ON COLUMN batch.understood IS 'What its file was taken for: tables, columns, dates, rows left out and why. No cell of it; null for batches of older versions.';
COMMENT ON COLUMN upload.understood IS 'What the file was taken for; null until then.';

-- +goose Down
ALTER TABLE upload DROP COLUMN understood;
ALTER TABLE batch DROP COLUMN understood;
