-- One decision with the units it will be compared with, in their order.
WITH decision AS (
    INSERT INTO expansion_decision (unit, decided_on, why, who, evaluation_due)
    VALUES (@unit, @decided_on, @why, @who, @due)
    RETURNING id, stored_at
), compared AS (
    INSERT INTO expansion_comparison (decision, position, unit)
    SELECT decision.id, c.position, c.unit FROM decision CROSS JOIN unnest(@compared::int[]) WITH ORDINALITY AS c (unit, position)
)
SELECT id, stored_at FROM decision
