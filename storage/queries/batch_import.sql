-- How a batch was imported, and what its file was taken for. Primary key.
SELECT b.state::text, b.file_name, b.sha256, s.name, b.mapping, b.value_mapping, b.time_zone, coalesce(b.understood::text, '') FROM batch b JOIN source s ON s.id = b.source WHERE b.id = @id
