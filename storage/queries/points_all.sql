-- Every point there is, to be located in an edition that is new.
SELECT id, area, occurred_on, ST_X(location), ST_Y(location) FROM incident WHERE location IS NOT NULL
