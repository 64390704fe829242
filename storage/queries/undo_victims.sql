-- Their victims; assistance goes with them.
DELETE FROM victim v USING incident i WHERE i.batch = @batch AND v.area = i.area AND v.incident = i.id
