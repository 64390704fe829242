-- The rejected rows of a batch in file order. Primary key.
SELECT row_no, line_no, column_name, code, message, fields
FROM batch_reject
WHERE batch = @batch
ORDER BY row_no
