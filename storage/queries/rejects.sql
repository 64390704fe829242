-- The rejected rows of a batch that wait to be corrected, in file order. Primary key.
SELECT row_no, line_no, column_name, code, message, fields
FROM batch_reject
WHERE batch = @batch AND resubmitted_in IS NULL
ORDER BY row_no
