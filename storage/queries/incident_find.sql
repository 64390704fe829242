-- The incident that a source's identifier belongs to. Primary key of the ledger.
SELECT k.incident FROM incident_key k JOIN source s ON s.id = k.source WHERE s.name = @source AND k.key = @key
