-- The batch has changed nothing any more. Primary key.
DELETE FROM batch_report WHERE batch = @batch
