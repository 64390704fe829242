-- New rows enter the ledger; a key that somebody else has just entered fails the import. In the order
-- of the key, so that each page of its index is written once.
INSERT INTO incident_key (source, key, incident, area, occurred_on, hash)
SELECT current_setting('antoan.source')::smallint, s.key, s.id, s.area, s.occurred_on, s.hash
FROM stage s LEFT JOIN known k USING (row_no)
WHERE s.reject_code IS NULL AND k.row_no IS NULL
ORDER BY s.key
