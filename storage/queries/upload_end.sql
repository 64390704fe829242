-- The end of an upload; no row where it is over already. Primary key.
UPDATE upload SET state = @state, problem = @problem, batch = @batch, ended_at = clock_timestamp() WHERE id = @id AND ended_at IS NULL
RETURNING job
