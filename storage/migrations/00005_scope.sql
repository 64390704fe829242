-- Row-level security. A transaction sees the areas it names in app.areas, or
-- everything when app.all_areas is 'on'; it sees nothing when neither is set.
-- +goose Up
-- +goose StatementBegin
DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['incident', 'incident_unit', 'incident_key', 'victim', 'assistance', 'incident_revision'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format($p$CREATE POLICY scope ON %I
            USING ((SELECT current_setting('app.all_areas', true) = 'on')
                OR area = ANY ((SELECT coalesce(nullif(current_setting('app.areas', true), ''), '{}')::int[])::int[]))$p$, t);
    END LOOP;
END $$;
-- +goose StatementEnd
ALTER TABLE batch_reject ENABLE ROW LEVEL SECURITY;
ALTER TABLE batch_reject FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON batch_reject USING ((SELECT current_setting('app.all_areas', true) = 'on'));

GRANT SELECT, INSERT, UPDATE, DELETE ON edition, unit, unit_population, unit_succession, source, batch, batch_reject,
    incident, incident_unit, incident_key, victim, assistance, incident_revision, reporting, safety_model TO antoan_app;
GRANT SELECT, INSERT ON data_change TO antoan_app;

-- +goose Down
REVOKE ALL ON edition, unit, unit_population, unit_succession, source, batch, batch_reject,
    incident, incident_unit, incident_key, victim, assistance, incident_revision, reporting, safety_model, data_change FROM antoan_app;
DROP POLICY scope ON batch_reject;
ALTER TABLE batch_reject NO FORCE ROW LEVEL SECURITY;
ALTER TABLE batch_reject DISABLE ROW LEVEL SECURITY;
-- +goose StatementBegin
DO $$
DECLARE t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['incident', 'incident_unit', 'incident_key', 'victim', 'assistance', 'incident_revision'] LOOP
        EXECUTE format('DROP POLICY scope ON %I', t);
        EXECUTE format('ALTER TABLE %I NO FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I DISABLE ROW LEVEL SECURITY', t);
    END LOOP;
END $$;
-- +goose StatementEnd
