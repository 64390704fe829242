-- What an incident said, the oldest form first, the present one last, and which batch said so. Without its area and day the
-- incident is looked for in every partition; revisions by their primary key.
WITH present AS MATERIALIZED (SELECT i.* FROM incident i WHERE i.id = @id),
form AS (
    SELECT r.replaced_at AS until, r.incident_row AS row, (r.incident_row->>'location')::geometry AS location, r.unit_rows AS units,
           r.victim_rows AS victims, r.assistance_rows AS assistance
    FROM present p JOIN incident_revision r ON r.area = p.area AND r.incident = p.id
    UNION ALL
    SELECT NULL, to_jsonb(p), p.location,
           (SELECT coalesce(jsonb_agg(to_jsonb(u)), '[]') FROM incident_unit u WHERE u.area = p.area AND u.incident = p.id),
           (SELECT coalesce(jsonb_agg(to_jsonb(v)), '[]') FROM victim v WHERE v.area = p.area AND v.incident = p.id),
           (SELECT coalesce(jsonb_agg(to_jsonb(a)), '[]') FROM assistance a WHERE a.area = p.area AND a.incident = p.id)
    FROM present p)
SELECT s.name, b.id, b.file_name, b.stored_by, b.stored_at, f.until,
       f.row - ARRAY['id', 'area', 'location', 'batch', 'entered_at', 'hash', 'source', 'household', 'occurred_from', 'occurred_to', 'victim_groups', 'forms'],
       (f.row->>'forms')::int, (f.row->>'closed_trial')::boolean, coalesce(ST_X(f.location), 'NaN'), coalesce(ST_Y(f.location), 'NaN'),
       coalesce((SELECT string_agg(e.code || ' ' || n.code, '; ' ORDER BY e.valid_from, n.code) FROM jsonb_to_recordset(f.units) AS u (unit int, edition smallint)
                 JOIN unit n ON n.id = u.unit JOIN edition e ON e.id = u.edition), ''),
       coalesce((SELECT string_agg(concat_ws(' ', v.victim_group, v.sex, v.age), '; ' ORDER BY v.no) FROM jsonb_to_recordset(f.victims) AS v (no int, victim_group text, sex text, age int)), ''),
       coalesce((SELECT string_agg(concat(a.victim_no, ':', a.kind, '@' || a.offered_on, '/' || a.completed_on), '; ' ORDER BY a.victim_no, a.no)
                 FROM jsonb_to_recordset(f.assistance) AS a (victim_no int, no int, kind text, offered_on date, completed_on date)), ''),
       coalesce((SELECT CASE WHEN d.gone = d.first_incident THEN d.second_incident ELSE d.first_incident END FROM duplicate d WHERE d.gone = @id),
                '00000000-0000-0000-0000-000000000000')
FROM form f
JOIN batch b ON b.id = (f.row->>'batch')::uuid
JOIN source s ON s.id = b.source
ORDER BY b.stored_at, f.until NULLS LAST
