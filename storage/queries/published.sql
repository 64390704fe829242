-- Everything that was published, the newest first: some dozens a year.
SELECT id, published_at, who, note, as_of, version, software, request::text, figures::text FROM published ORDER BY id DESC LIMIT @most
