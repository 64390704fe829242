-- The incidents of a batch, or those that undoing it has put back, with what decides whether two look like
-- one. BRIN index incident_batch; index incident_revision_replaced_by. A setting, since a utility statement takes no parameters.
CREATE TEMP TABLE touched ON COMMIT DROP AS
SELECT i.id, i.area, i.occurred_on, i.occurred_until, i.source, i.category, i.victim_groups, i.case_status, i.location
FROM incident i WHERE i.batch = current_setting('antoan.batch')::uuid
UNION ALL
SELECT i.id, i.area, i.occurred_on, i.occurred_until, i.source, i.category, i.victim_groups, i.case_status, i.location
FROM incident_revision r JOIN incident i ON i.area = r.area AND i.id = r.incident AND i.occurred_on = (r.incident_row->>'occurred_on')::date
WHERE r.replaced_by = current_setting('antoan.batch')::uuid AND i.batch <> r.replaced_by
