-- Before a correction replaces an incident, all that it said is kept as it was.
INSERT INTO incident_revision (area, incident, replaced_by, incident_row, unit_rows, victim_rows, assistance_rows)
SELECT i.area, i.id, @batch,
       to_jsonb(i) || jsonb_build_object('location', encode(ST_AsEWKB(i.location), 'hex')),
       coalesce((SELECT jsonb_agg(to_jsonb(u)) FROM incident_unit u WHERE u.area = i.area AND u.incident = i.id), '[]'),
       coalesce((SELECT jsonb_agg(to_jsonb(v)) FROM victim v WHERE v.area = i.area AND v.incident = i.id), '[]'),
       coalesce((SELECT jsonb_agg(to_jsonb(a)) FROM assistance a WHERE a.area = i.area AND a.incident = i.id), '[]')
FROM known k JOIN incident i ON i.area = k.area AND i.occurred_on = k.occurred_on AND i.id = k.incident
WHERE NOT k.same
