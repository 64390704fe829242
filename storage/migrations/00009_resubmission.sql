-- Rejected rows that were corrected and sent again.
-- +goose Up
ALTER TABLE batch ADD COLUMN fixes uuid REFERENCES batch;
COMMENT ON COLUMN batch.fixes IS 'The batch whose rejected rows this one sends again; null for others.';
ALTER TABLE batch_reject ADD COLUMN resubmitted_in uuid REFERENCES batch;
CREATE INDEX batch_reject_resubmitted ON batch_reject (resubmitted_in) WHERE resubmitted_in IS NOT NULL;
COMMENT ON COLUMN batch_reject.resubmitted_in IS 'The batch that sent the row again, whatever became of it there; null while nobody has.';

-- +goose Down
ALTER TABLE batch_reject DROP COLUMN resubmitted_in;
ALTER TABLE batch DROP COLUMN fixes;
