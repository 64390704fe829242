-- Units whose stated parent the edition does not have (yet).
SELECT u.code
FROM unit u
WHERE u.edition = @edition AND u.level = @level::text::unit_level AND u.parent <> ''
  AND NOT EXISTS (SELECT FROM unit p WHERE p.edition = u.edition AND p.level < u.level AND p.code = u.parent)
ORDER BY u.code COLLATE "C"
