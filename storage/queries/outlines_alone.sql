-- Units that touch no other unit.
SELECT u.code
FROM unit u
WHERE u.edition = @edition AND u.level = @level::text::unit_level
  AND NOT EXISTS (SELECT FROM pair WHERE a = u.id) AND NOT EXISTS (SELECT FROM pair WHERE b = u.id)
ORDER BY u.code COLLATE "C"
