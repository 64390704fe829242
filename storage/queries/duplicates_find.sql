-- Pairs of a touched incident and one of another source: same commune in some edition, begun at most 3 days apart, same
-- category, victim groups that overlap or are unknown, at most 200 m apart where both have a point. Dates that are known to more
-- than a week only say too little. Unit, day and category are equal, so that a hash join finds the pairs; each incident
-- keeps its five nearest, so that a list of many like cases stays one that people can read.
WITH candidate AS (
    SELECT DISTINCT ON (t.id, o.id) t.id AS mine, t.area AS my_area, t.occurred_on AS my_on, o.id AS other, o.area AS other_area,
           o.occurred_on AS other_on, o.unit, abs(o.occurred_on - t.occurred_on) AS days,
           ST_Distance(t.location::geography, o.location::geography) AS metres
    FROM here t
    CROSS JOIN generate_series(-3, 3) AS shift
    JOIN there o ON o.unit = t.unit AND o.category = t.category AND o.occurred_on = t.occurred_on + shift
    WHERE (o.victim_groups & t.victim_groups <> 0 OR o.victim_groups = 1 OR t.victim_groups = 1)
      AND coalesce(abs(ST_Y(t.location) - ST_Y(o.location)) < 0.0019, true) -- 200 m of latitude, everywhere: far cheaper, and rarely true
      AND coalesce(ST_DWithin(t.location::geography, o.location::geography, 200), true)
    ORDER BY t.id, o.id, o.edition DESC),
nearest AS (
    SELECT *, row_number() OVER (PARTITION BY mine ORDER BY days, metres NULLS LAST, other) AS place FROM candidate)
INSERT INTO duplicate (id, first_incident, first_area, first_on, second_incident, second_area, second_on, unit, distance_m, batch)
SELECT gen_random_uuid(),
       CASE WHEN mine < other THEN mine ELSE other END, CASE WHEN mine < other THEN my_area ELSE other_area END, CASE WHEN mine < other THEN my_on ELSE other_on END,
       CASE WHEN mine < other THEN other ELSE mine END, CASE WHEN mine < other THEN other_area ELSE my_area END, CASE WHEN mine < other THEN other_on ELSE my_on END,
       unit, metres, @batch
FROM nearest WHERE place <= 5
ON CONFLICT ON CONSTRAINT duplicate_pair DO NOTHING
