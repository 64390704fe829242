-- The units of a corrected incident go before it does.
DELETE FROM incident_unit u USING known k WHERE NOT k.same AND u.area = k.area AND u.incident = k.incident
