-- Editions have changed since the revision was kept: its points are located again.
DELETE FROM incident_unit u USING incident_revision r
WHERE r.replaced_by = @batch AND u.area = r.area AND u.incident = r.incident AND u.basis = 0
