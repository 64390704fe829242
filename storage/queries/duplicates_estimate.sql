-- How many pairs the search would have to compare: counted by unit, day and category, so that no pair is made. One pass over the
-- touched incidents and, by hash joins, over those of other sources that began within the same days.
WITH mine AS (
    SELECT m.unit, t.occurred_on AS day, t.category, count(*) AS n
    FROM touched t JOIN incident_unit m ON m.area = t.area AND m.incident = t.id
    WHERE m.unit IS NOT NULL AND t.occurred_until - t.occurred_on <= 7
    GROUP BY m.unit, t.occurred_on, t.category),
theirs AS (
    SELECT u.unit, o.occurred_on AS day, o.category, count(*) AS n
    FROM incident o JOIN incident_unit u ON u.area = o.area AND u.incident = o.id AND u.occurred_on = o.occurred_on
    WHERE o.source <> (SELECT source FROM touched LIMIT 1) AND o.occurred_until - o.occurred_on <= 7
      AND o.occurred_on BETWEEN (SELECT min(day) FROM mine) - 3 AND (SELECT max(day) FROM mine) + 3
    GROUP BY u.unit, o.occurred_on, o.category)
SELECT coalesce(sum(mine.n * theirs.n), 0)::bigint
FROM mine CROSS JOIN generate_series(-3, 3) AS shift
JOIN theirs ON theirs.unit = mine.unit AND theirs.day = mine.day + shift AND theirs.category = mine.category
