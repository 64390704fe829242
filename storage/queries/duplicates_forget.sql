-- What nobody has decided about incidents that have changed is looked at afresh.
DELETE FROM duplicate d
WHERE d.verdict = 'open' AND (d.first_incident IN (SELECT id FROM touched) OR d.second_incident IN (SELECT id FROM touched))
