-- Every safety model: hundreds.
SELECT unit, kind, ST_AsEWKB(location), started_on, ended_on FROM safety_model ORDER BY id
