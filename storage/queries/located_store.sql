-- Units of stored points in an edition. As at import a point goes before a statement of the source.
INSERT INTO incident_unit (incident, area, occurred_on, edition, unit, basis)
SELECT incident, area, occurred_on, edition, unit, basis FROM located
ON CONFLICT (area, incident, edition) DO UPDATE SET unit = excluded.unit, basis = excluded.basis
