-- So do its victims.
DELETE FROM victim v USING known k WHERE NOT k.same AND v.area = k.area AND v.incident = k.incident
