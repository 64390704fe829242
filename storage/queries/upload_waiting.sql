-- The uploads of a queue that are not over, the oldest first; all for an empty queue. Partial index.
SELECT id, job FROM upload WHERE ended_at IS NULL AND (@queue = '' OR queue = @queue) ORDER BY uploaded_at, id
