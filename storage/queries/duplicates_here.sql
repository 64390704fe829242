-- The touched incidents that may be one with another: by unit of each edition.
CREATE TEMP TABLE here ON COMMIT DROP AS
SELECT t.id, t.area, t.occurred_on, t.category, t.victim_groups, t.location, m.unit
FROM touched t JOIN incident_unit m ON m.area = t.area AND m.incident = t.id
WHERE m.unit IS NOT NULL AND t.case_status NOT IN ('unfounded', 'duplicate') AND t.occurred_until - t.occurred_on <= 7
