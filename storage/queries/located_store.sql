-- Units of stored points in an edition that is new.
INSERT INTO incident_unit (incident, area, occurred_on, edition, unit, basis)
SELECT incident, area, occurred_on, edition, unit, basis FROM located
