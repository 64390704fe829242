-- The old form of a corrected incident goes last.
DELETE FROM incident i USING known k
WHERE NOT k.same AND i.area = k.area AND i.occurred_on = k.occurred_on AND i.id = k.incident
