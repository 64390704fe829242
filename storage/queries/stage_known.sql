-- Staged rows whose key the ledger already holds. One hash join; empty for a new source.
CREATE TEMP TABLE known ON COMMIT DROP AS
SELECT s.row_no, k.incident, k.area, k.occurred_on, k.hash = s.hash AS same
FROM stage s JOIN incident_key k ON k.source = current_setting('antoan.source')::smallint AND k.key = s.key
WHERE s.reject_code IS NULL
