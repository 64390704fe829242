-- What a person decided of a pair; @gone null unless one was merged into the other. Primary key.
UPDATE duplicate SET verdict = @verdict::text::duplicate_verdict, gone = @gone, former_status = @former::text::case_status,
    decided_by = CASE WHEN @verdict = 'open' THEN NULL ELSE session_user END, decided_at = CASE WHEN @verdict = 'open' THEN NULL ELSE now() END
WHERE id = @id
