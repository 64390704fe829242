-- Every saved mapping: a few rows, one per source and kind of file.
SELECT source, signature, columns, mapping, value_mapping, time_zone, date_order, saved_at FROM mapping_profile ORDER BY source, saved_at
