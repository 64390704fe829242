-- The batch stays as a record, and frees its identity.
UPDATE batch SET state = 'undone', undone_at = now() WHERE id = @batch
