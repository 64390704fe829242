-- And what was offered to them.
DELETE FROM assistance a USING known k WHERE NOT k.same AND a.area = k.area AND a.incident = k.incident
