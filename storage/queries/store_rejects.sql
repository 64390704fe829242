-- Rows that failed, with their mapped columns.
INSERT INTO batch_reject (batch, row_no, line_no, column_name, code, message, fields)
SELECT @batch, row_no, reject_line, reject_column, reject_code, reject_message, reject_fields
FROM stage WHERE reject_code IS NOT NULL
