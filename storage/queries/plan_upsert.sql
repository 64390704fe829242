-- One plan. Its targets are written anew. Unique key plan_code_unique.
INSERT INTO plan (code, name, signed_on, period_from, period_to, edition) VALUES (@code, @name, @signed, @from, @to, nullif(@edition::text, ''))
ON CONFLICT (code) DO UPDATE SET name = excluded.name, signed_on = excluded.signed_on, period_from = excluded.period_from, period_to = excluded.period_to, edition = excluded.edition
RETURNING id
