-- The version of the data, and a mark of all that places an incident: levels of
-- editions and successions. Two aggregates over small tables.
SELECT (SELECT coalesce(max(version), 0) FROM data_change),
       md5(coalesce((SELECT string_agg(concat_ws(' ', edition, level, n, first), ',' ORDER BY edition, level)
                     FROM (SELECT edition, level, count(*) AS n, min(id) AS first FROM unit GROUP BY edition, level) AS u), '')
        || '|'
        || coalesce((SELECT string_agg(concat_ws(' ', from_unit, to_unit, whole), ',' ORDER BY from_unit, to_unit) FROM unit_succession), ''))
