-- What will become of the staged rows: new, changed, known already; and how many have no unit anywhere.
SELECT count(*) FILTER (WHERE k.row_no IS NULL),
       count(*) FILTER (WHERE NOT k.same),
       count(*) FILTER (WHERE k.same),
       count(*) FILTER (WHERE k.same IS NOT TRUE AND cardinality(s.places) = 0)
FROM stage s LEFT JOIN known k USING (row_no)
WHERE s.reject_code IS NULL
