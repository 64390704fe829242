-- The batch's own row; its version is that of the data from now on.
INSERT INTO batch (id, state, source, file_name, sha256, mapping, value_mapping, time_zone, idempotency_key,
    rows_read, rows_stored, rows_corrected, rows_duplicate, rows_skipped, rows_rejected, rows_unlocated, warnings, version, fixes, understood)
VALUES (@id, 'stored', @source, @file_name, @sha256, @mapping, @value_mapping, @time_zone, nullif(@idempotency_key, ''),
    @read, @stored, @corrected, @duplicates, @skipped, @rejected, @unlocated, @warnings, @version, @fixes, @understood)
RETURNING stored_at
