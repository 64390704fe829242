-- What was put back is no history any more.
DELETE FROM incident_revision WHERE replaced_by = @batch
