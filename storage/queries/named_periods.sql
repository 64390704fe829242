-- The periods with a name of their own: a handful.
SELECT name, period_from, period_to, title FROM named_period ORDER BY period_from, name
