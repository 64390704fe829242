-- Every decision, the oldest first: some dozens a year.
SELECT d.id, d.unit, d.decided_on, d.why, d.who, d.evaluation_due, d.stored_at,
       ARRAY(SELECT c.unit FROM expansion_comparison c WHERE c.decision = d.id ORDER BY c.position)
FROM expansion_decision d ORDER BY d.decided_on, d.id
