-- Rows that are there already need nothing more.
DELETE FROM stage s USING known k WHERE k.row_no = s.row_no AND k.same
