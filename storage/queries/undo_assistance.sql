-- What was offered to them. One hash join.
DELETE FROM assistance a USING incident i WHERE i.batch = @batch AND a.area = i.area AND a.incident = i.id
