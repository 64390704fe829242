-- The rows that a batch sent again wait once more. Index batch_reject_resubmitted.
UPDATE batch_reject SET resubmitted_in = NULL WHERE resubmitted_in = @batch
