-- The ledger follows a correction.
UPDATE incident_key k SET hash = s.hash, occurred_on = s.occurred_on
FROM stage s JOIN known n USING (row_no)
WHERE NOT n.same AND k.source = current_setting('antoan.source')::smallint AND k.key = s.key
