-- The incidents themselves. BRIN index incident_batch.
DELETE FROM incident WHERE batch = @batch
