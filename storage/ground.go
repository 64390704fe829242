package storage

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"

	"github.com/antoan-vn/antoan/geo"
)

// ground is what the units of an import's incidents were looked up in: the
// editions, their levels and the successions, as of a version of the data.
type ground struct {
	version int64
	mark    string
}

func readGround(ctx context.Context, tx pgx.Tx) (g ground, err error) {
	err = tx.QueryRow(ctx, query("ground")).Scan(&g.version, &g.mark)
	return g, err
}

// check refuses rows that were placed while editions came, went or changed:
// they would lack their units in some of them. The caller holds the import lock.
func (g ground) check(ctx context.Context, tx pgx.Tx) error {
	var rebuilt bool
	err := tx.QueryRow(ctx, "SELECT EXISTS (SELECT FROM data_change WHERE version > $1 AND kind = 'rebuild')", g.version).Scan(&rebuilt)
	if err != nil || !rebuilt {
		return err
	}
	now, err := readGround(ctx, tx)
	if err == nil && now.mark != g.mark {
		return fmt.Errorf("boundaries or successions changed while the file was read; nothing was stored, import it again: %w", geo.ErrUnavailable)
	}
	return err
}
