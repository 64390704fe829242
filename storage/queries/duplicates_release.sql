-- Incidents that a batch brought in take their pairs with them; what was merged into them counts again.
WITH leaving AS MATERIALIZED (
    SELECT i.id FROM incident i
    WHERE i.batch = @batch AND NOT EXISTS (SELECT FROM incident_revision r WHERE r.replaced_by = @batch AND r.area = i.area AND r.incident = i.id)),
ended AS (
    DELETE FROM duplicate d WHERE d.first_incident IN (SELECT id FROM leaving) OR d.second_incident IN (SELECT id FROM leaving)
    RETURNING d.*)
UPDATE incident i SET case_status = e.former_status
FROM ended e
WHERE e.verdict = 'merged' AND i.id = e.gone
  AND (i.area, i.occurred_on) = (CASE WHEN e.gone = e.first_incident THEN e.first_area ELSE e.second_area END, CASE WHEN e.gone = e.first_incident THEN e.first_on ELSE e.second_on END)
