-- One of them; the same name means another period from now on.
INSERT INTO named_period (name, period_from, period_to, title) VALUES (@name, @from, @to, @title)
ON CONFLICT (name) DO UPDATE SET period_from = excluded.period_from, period_to = excluded.period_to, title = excluded.title
