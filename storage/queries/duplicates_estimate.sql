-- How many pairs the search would have to compare: counted by unit, day and category, so that no pair is made.
WITH mine AS (SELECT unit, occurred_on AS day, category, count(*) AS n FROM here GROUP BY unit, occurred_on, category),
theirs AS (SELECT unit, occurred_on AS day, category, count(*) AS n FROM there GROUP BY unit, occurred_on, category)
SELECT coalesce(sum(mine.n * theirs.n), 0)::bigint
FROM mine CROSS JOIN generate_series(-3, 3) AS shift
JOIN theirs ON theirs.unit = mine.unit AND theirs.day = mine.day + shift AND theirs.category = mine.category
