-- The units of every incident, in the order of facts.
SELECT u.incident, u.edition, coalesce(u.unit, 0), u.basis
FROM incident_unit u
WHERE @batch::uuid IS NULL OR (u.area, u.occurred_on, u.incident) IN (SELECT i.area, i.occurred_on, i.id FROM incident i WHERE i.batch = @batch)
ORDER BY u.incident
