-- All incidents the batch stored or corrected; units, victims and assistance go with them. BRIN index incident_batch.
DELETE FROM incident WHERE batch = @batch
