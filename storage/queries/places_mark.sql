-- A mark of all that Places returns: editions with their days, their units, and successions. Units are replaced, never changed in place.
-- Three aggregates over small tables.
SELECT md5(coalesce((SELECT string_agg(concat_ws(' ', id, code, valid_from, valid_to), ',' ORDER BY id) FROM edition), '')
        || '|'
        || coalesce((SELECT string_agg(concat_ws(' ', edition, level, n, first, last), ',' ORDER BY edition, level)
                     FROM (SELECT edition, level, count(*) AS n, min(id) AS first, max(id) AS last FROM unit GROUP BY edition, level) AS u), '')
        || '|'
        || coalesce((SELECT string_agg(concat_ws(' ', from_unit, to_unit, whole, share), ',' ORDER BY from_unit, to_unit) FROM unit_succession), ''))
