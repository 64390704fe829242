-- Every edition with its levels, oldest first. Small tables: sequential scans.
SELECT e.id, e.code, e.valid_from, e.valid_to, e.source, e.licence
FROM edition e
ORDER BY e.valid_from, e.code
