-- Units found for stored points, before they are written under row-level security.
CREATE TEMP TABLE located (incident uuid, area int, occurred_on date, edition smallint, unit int, basis smallint) ON COMMIT DROP
