-- Every safety model: hundreds.
SELECT id, unit, kind, name, ST_AsEWKB(location), started_on, ended_on, last_met_on, coalesce(capacity, -1) FROM safety_model ORDER BY id
