-- One publication.
INSERT INTO published (who, note, as_of, version, software, request, figures)
VALUES (@who, @note, @as_of, @version, @software, @request::text::jsonb, @figures::text::jsonb)
RETURNING id, published_at
