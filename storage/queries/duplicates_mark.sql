-- A correction says what became of the case; that it is counted elsewhere stays true.
WITH merged AS (
    UPDATE duplicate d SET former_status = t.case_status FROM touched t
    WHERE d.verdict = 'merged' AND d.gone = t.id
    RETURNING t.id, t.area, t.occurred_on)
UPDATE incident i SET case_status = 'duplicate' FROM merged m
WHERE i.area = m.area AND i.occurred_on = m.occurred_on AND i.id = m.id
