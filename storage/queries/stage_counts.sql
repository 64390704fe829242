-- What will become of the staged rows: new, changed, known already; how many have no unit anywhere,
-- and the longest list of units.
SELECT count(*) FILTER (WHERE k.row_no IS NULL),
       count(*) FILTER (WHERE NOT k.same),
       count(*) FILTER (WHERE k.same),
       count(*) FILTER (WHERE k.same IS NOT TRUE AND cardinality(s.places) = 0),
       coalesce(max(cardinality(s.places)), 0)
FROM stage s LEFT JOIN known k USING (row_no)
WHERE s.reject_code IS NULL
