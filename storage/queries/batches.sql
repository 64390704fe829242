-- Batches, and uploads that have become none, the newest first. @id null means all; that of an upload whose import was stored before
-- means the batch it was stored as. What was understood is only for one. Primary keys or small tables.
SELECT a.id, CASE WHEN a.state = 'stored' AND a.rows_rejected > a.again THEN 'stored_with_rejects' ELSE a.state END,
    a.source, a.file_name, a.sha256, a.time_zone, a.rows_read, a.rows_stored, a.rows_corrected, a.rows_duplicate, a.rows_skipped, a.rows_rejected,
    a.rows_unlocated, a.stored_at, a.undone_at, a.warnings, a.version, a.fixes, a.again,
    a.uploaded_at, a.bytes_done, a.bytes_total, a.rows_done, a.began_at, now(), a.problem,
    CASE WHEN @id::uuid IS NOT NULL THEN a.understood END
FROM (
    SELECT b.id, b.state::text, s.name AS source, b.file_name, b.sha256, b.time_zone, b.rows_read, b.rows_stored, b.rows_corrected, b.rows_duplicate,
        b.rows_skipped, b.rows_rejected, b.rows_unlocated, b.stored_at, b.undone_at, b.warnings, b.version, b.fixes,
        (SELECT count(*) FROM batch_reject r WHERE r.batch = b.id AND r.resubmitted_in IS NOT NULL) AS again,
        u.uploaded_at, 0::bigint AS bytes_done, 0::bigint AS bytes_total, 0::bigint AS rows_done, NULL::timestamptz AS began_at, NULL::jsonb AS problem, b.understood
    FROM batch b JOIN source s ON s.id = b.source LEFT JOIN upload u ON u.id = b.id
    WHERE @id::uuid IS NULL OR b.id = @id OR b.id = (SELECT batch FROM upload WHERE id = @id)
    UNION ALL
    SELECT u.id, u.state, u.source, u.file_name, u.sha256, u.time_zone, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{}', 0, NULL, 0,
        u.uploaded_at, u.bytes_done, u.bytes_total, u.rows_read, u.began_at, u.problem, u.understood
    FROM upload u WHERE u.batch IS NULL AND (@id::uuid IS NULL OR u.id = @id)
) a
ORDER BY coalesce(a.stored_at, a.uploaded_at) DESC, a.id DESC
LIMIT @limit
