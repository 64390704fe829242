-- Every plan with its targets, a row per target: a handful.
SELECT p.code, p.name, p.signed_on, p.period_from, p.period_to, coalesce(p.edition, ''), coalesce(t.indicator, ''), coalesce(t.level::text, ''),
       coalesce(t.reading, ''), t.period_from, t.period_to, coalesce(t.threshold, 0), coalesce(t.denominator, 0)
FROM plan p LEFT JOIN plan_target t ON t.plan = p.id
ORDER BY p.signed_on, p.code, t.indicator, t.level DESC, t.period_from, t.reading
