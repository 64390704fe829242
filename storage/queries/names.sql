-- The names of all units, by which rows without a code find theirs: without the
-- outlines, a sequential scan of a few megabytes.
SELECT u.edition::int, u.level::text, u.id, u.code, u.name, u.type, u.parent, u.area
FROM unit u
ORDER BY u.edition, u.level, u.code COLLATE "C"
