-- Units of all incidents that the batch stored or corrected. One hash join.
DELETE FROM incident_unit u USING incident i WHERE i.batch = @batch AND u.area = i.area AND u.incident = i.id
