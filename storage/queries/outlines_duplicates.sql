-- Codes that stand on more than one row.
SELECT code, array_agg(row_no ORDER BY row_no)
FROM shape
GROUP BY code
HAVING count(*) > 1
ORDER BY code
