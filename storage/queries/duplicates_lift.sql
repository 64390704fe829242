-- History keeps what the source said of an incident, not that it was merged.
UPDATE incident i SET case_status = d.former_status
FROM known k JOIN duplicate d ON d.gone = k.incident AND d.verdict = 'merged'
WHERE NOT k.same AND i.area = k.area AND i.occurred_on = k.occurred_on AND i.id = k.incident
