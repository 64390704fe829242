-- Another merge that stands against merging one incident into another: neither may be merged away already.
SELECT id FROM duplicate WHERE verdict = 'merged' AND gone IN (@stays::uuid, @goes::uuid) AND id <> @id LIMIT 1
