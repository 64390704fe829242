-- Rejected rows of a batch that are sent again, each once. Primary key.
UPDATE batch_reject SET resubmitted_in = @batch WHERE batch = @fixes AND row_no = ANY (@rows) AND resubmitted_in IS NULL
