-- The stored batch of an identity or an idempotency key, and whether it is the same import.
SELECT b.id, b.sha256 = @sha256 AND b.mapping = @mapping AND b.value_mapping = @value_mapping AND b.time_zone = @time_zone AND s.name = @source
FROM batch b JOIN source s ON s.id = b.source
WHERE b.state = 'stored'
  AND ((@idempotency_key <> '' AND b.idempotency_key = @idempotency_key)
    OR (b.sha256 = @sha256 AND b.mapping = @mapping AND b.value_mapping = @value_mapping AND b.time_zone = @time_zone AND s.name = @source))
ORDER BY (b.idempotency_key IS NOT DISTINCT FROM @idempotency_key) DESC
LIMIT 1
