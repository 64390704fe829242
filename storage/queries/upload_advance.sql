-- How far an upload has come; no row where it is over. Primary key.
UPDATE upload SET state = @state, bytes_done = @bytes_done, rows_read = @rows_read,
    began_at = CASE WHEN @state = 'uploaded' THEN NULL ELSE coalesce(began_at, clock_timestamp()) END
WHERE id = @id AND ended_at IS NULL
