-- Outlines that touch no other.
SELECT s.code
FROM shape s
WHERE NOT EXISTS (SELECT FROM pair WHERE a = s.row_no) AND NOT EXISTS (SELECT FROM pair WHERE b = s.row_no)
ORDER BY s.code COLLATE "C"
