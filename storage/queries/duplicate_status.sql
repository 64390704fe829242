-- The status of one incident. Primary key.
UPDATE incident SET case_status = @status::text::case_status WHERE id = @incident
  AND (area, occurred_on) IN (SELECT first_area, first_on FROM duplicate WHERE id = @pair UNION SELECT second_area, second_on FROM duplicate WHERE id = @pair)
