-- Where a file of outlines waits until it has been checked.
CREATE TEMP TABLE outline (
    row_no bigint, code text, name text, type text, parent text, area int, stated_km2 double precision, population bigint,
    raw bytea
) ON COMMIT DROP
