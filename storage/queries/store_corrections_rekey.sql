-- A corrected incident keeps its identity and its area of record.
UPDATE stage s SET id = k.incident, area = k.area FROM known k WHERE k.row_no = s.row_no AND NOT k.same
