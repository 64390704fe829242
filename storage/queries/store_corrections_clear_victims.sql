-- So do its victims, with their assistance.
DELETE FROM victim v USING known k WHERE NOT k.same AND v.area = k.area AND v.incident = k.incident
