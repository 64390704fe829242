-- Versions, whether row-level security binds this session, and whether ledger and incidents agree.
SELECT current_setting('server_version') || ', PostGIS ' || (SELECT extversion FROM pg_extension WHERE extname = 'postgis'),
       current_user::text,
       (SELECT NOT rolsuper AND NOT rolbypassrls FROM pg_roles WHERE rolname = current_user),
       (SELECT bool_and(relrowsecurity AND relforcerowsecurity) FROM pg_class
        WHERE relnamespace = 'antoan'::regnamespace AND relname IN ('incident', 'incident_unit', 'incident_key', 'victim', 'assistance', 'incident_revision', 'batch_reject',
            'activity', 'commitment', 'recognition', 'trusted_address', 'education')),
       (SELECT count(*) FROM incident_key k WHERE NOT EXISTS (SELECT FROM incident i WHERE i.area = k.area AND i.occurred_on = k.occurred_on AND i.id = k.incident)),
       (SELECT count(*) FROM incident_unit u WHERE NOT EXISTS (SELECT FROM incident i WHERE i.area = u.area AND i.occurred_on = u.occurred_on AND i.id = u.incident))
     + (SELECT count(*) FROM victim v WHERE NOT EXISTS (SELECT FROM incident i WHERE i.area = v.area AND i.occurred_on = v.occurred_on AND i.id = v.incident))
     + (SELECT count(*) FROM assistance a WHERE NOT EXISTS (SELECT FROM victim v WHERE v.area = a.area AND v.incident = a.incident AND v.no = a.victim_no))
