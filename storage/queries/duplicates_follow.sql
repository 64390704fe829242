-- A decided pair follows the days of its incidents, by which they are found.
UPDATE duplicate d
SET first_on = coalesce((SELECT t.occurred_on FROM touched t WHERE t.id = d.first_incident), first_on),
    second_on = coalesce((SELECT t.occurred_on FROM touched t WHERE t.id = d.second_incident), second_on)
WHERE EXISTS (SELECT FROM touched t WHERE t.id IN (d.first_incident, d.second_incident))
