-- Where the rows of one import wait for their transaction's verdict. One COPY
-- fills it; arrays keep an incident's units, victims and assistance together.
CREATE TEMP TABLE stage (
    row_no bigint NOT NULL,
    reject_line bigint, reject_column text, reject_code text, reject_message text, reject_fields jsonb,
    key uuid, hash uuid, id uuid, area int,
    occurred_on date, occurred_until date, occurred_minute smallint, occurred_from timestamptz, occurred_to timestamptz,
    external_id text, reported_at timestamptz,
    category category, severity severity, severity_test text, forms smallint, acts text,
    setting setting, report_source report_source, case_status case_status, exemplary boolean, closed_trial boolean, spoke_up_at timestamptz,
    location geometry, location_quality location_quality, uncertainty_m real, household text, victim_groups smallint,
    places int[], victims int[], assistance int[]
) ON COMMIT DROP
