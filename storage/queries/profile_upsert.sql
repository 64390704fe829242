-- A mapping replaces the one saved before for the same source and header.
INSERT INTO mapping_profile (source, signature, columns, mapping, value_mapping, time_zone, date_order)
VALUES (@source, @signature, @columns, @mapping, @value_mapping, @time_zone, @date_order)
ON CONFLICT (source, signature) DO UPDATE SET columns = excluded.columns, mapping = excluded.mapping, value_mapping = excluded.value_mapping,
    time_zone = excluded.time_zone, date_order = excluded.date_order, saved_by = session_user, saved_at = now()
RETURNING saved_at
