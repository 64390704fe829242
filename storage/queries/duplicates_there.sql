-- Those of other sources in the same units and days that may be one with them: few beside all that is stored, so that pairs are
-- made of these only. Index incident_unit_unit where few units are touched. A batch has one source.
CREATE TEMP TABLE there ON COMMIT DROP AS
SELECT o.id, o.area, o.occurred_on, o.category, o.victim_groups, o.location, u.unit, u.edition
FROM incident_unit u JOIN incident o ON o.area = u.area AND o.occurred_on = u.occurred_on AND o.id = u.incident
WHERE u.unit IN (SELECT unit FROM here)
  AND u.occurred_on BETWEEN (SELECT min(occurred_on) FROM here) - 3 AND (SELECT max(occurred_on) FROM here) + 3
  AND o.source <> (SELECT source FROM touched LIMIT 1) AND o.case_status NOT IN ('unfounded', 'duplicate') AND o.occurred_until - o.occurred_on <= 7
