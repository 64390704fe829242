-- Who sends incidents.
SELECT id, name FROM source ORDER BY id
