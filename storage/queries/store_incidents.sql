-- Staged rows become incidents, in file order so that the indexes grow at their end.
INSERT INTO incident (id, area, occurred_on, occurred_until, occurred_minute, occurred_from, occurred_to, source, external_id,
    reported_at, category, severity, severity_test, forms, acts, setting, report_source, case_status, exemplary, closed_trial,
    spoke_up_at, location, location_quality, uncertainty_m, household, victim_groups, batch, hash)
SELECT id, area, occurred_on, occurred_until, occurred_minute, occurred_from, occurred_to, @source, external_id,
    reported_at, category, severity, severity_test, forms, acts, setting, report_source, case_status, exemplary, closed_trial,
    spoke_up_at, location, location_quality, uncertainty_m, household, victim_groups, @batch, hash
FROM stage WHERE reject_code IS NULL
