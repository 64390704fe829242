-- What an idempotency key belongs to already: an upload that is not over, or a stored batch; and whether it is the same import, as far as shows yet. Both by the key's index.
SELECT id, sha256 = @sha256 AND source = @source AND options - 'request_id' = @options::jsonb - 'request_id', true FROM upload WHERE ended_at IS NULL AND idempotency_key = @idempotency_key
UNION ALL
SELECT b.id, b.sha256 = @sha256, false FROM batch b WHERE b.state = 'stored' AND b.idempotency_key = @idempotency_key
