-- One upload, locked for as long as its job is changed with it. Primary key.
SELECT id, state, queue, job, source, file_name, sha256, time_zone, bytes_total, coalesce(idempotency_key, ''), options, batch FROM upload WHERE id = @id FOR UPDATE
