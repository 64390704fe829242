-- Of these rows, those that wait to be sent again. Primary key.
SELECT row_no FROM batch_reject WHERE batch = @fixes AND row_no = ANY (@rows) AND resubmitted_in IS NULL
