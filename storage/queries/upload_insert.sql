-- An upload with its job.
INSERT INTO upload (id, state, queue, job, source, file_name, sha256, time_zone, idempotency_key, options, bytes_total)
VALUES (@id, 'uploaded', @queue, @job, @source, @file_name, @sha256, @time_zone, nullif(@idempotency_key, ''), @options, @size)
