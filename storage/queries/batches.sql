-- Batches, the newest first; @id null means all. Primary key or a small table.
SELECT b.id, b.state::text, s.name, b.file_name, b.sha256, b.time_zone, b.rows_read, b.rows_stored, b.rows_corrected,
    b.rows_duplicate, b.rows_skipped, b.rows_rejected, b.rows_unlocated, b.stored_at, b.undone_at, b.warnings, b.version, b.fixes,
    (SELECT count(*) FROM batch_reject r WHERE r.batch = b.id AND r.resubmitted_in IS NOT NULL)
FROM batch b JOIN source s ON s.id = b.source
WHERE (@id::uuid IS NULL OR b.id = @id)
ORDER BY b.stored_at DESC, b.id DESC
LIMIT @limit
