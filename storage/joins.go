package storage

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// manyRows is from where on a hash join is never bad.
const manyRows = 1000

// hashJoins keeps the rest of a transaction that changes many rows from nested
// loops. Right after rows have come or gone the statistics may call a table
// empty that is not, and reading it once per row has taken minutes.
func hashJoins(ctx context.Context, tx pgx.Tx, rows int64) error {
	if rows < manyRows {
		return nil
	}
	_, err := tx.Exec(ctx, "SET LOCAL enable_nestloop = off")
	return err
}
