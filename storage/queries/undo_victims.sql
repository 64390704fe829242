-- Their victims. One hash join.
DELETE FROM victim v USING incident i WHERE i.batch = @batch AND v.area = i.area AND v.incident = i.id
