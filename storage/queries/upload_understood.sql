-- An upload is understood; no row where it is over. Primary key.
UPDATE upload SET state = 'understood', understood = @understood, began_at = coalesce(began_at, clock_timestamp()) WHERE id = @id AND ended_at IS NULL
