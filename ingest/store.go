package ingest

import (
	"context"

	"github.com/antoan-vn/antoan/geo"
)

// Identity and Writer are nouns of package geo, where storage can see them too.
type (
	Identity = geo.ImportID
	Writer   = geo.IncidentWriter
)

// Store is what an import needs of the database.
type Store interface {
	// FindBatch returns the batch that already holds this identity, or geo.ErrNotFound.
	FindBatch(ctx context.Context, id Identity) (geo.Batch, error)
	// Begin opens a transaction for one import. It returns geo.ErrConflict when
	// the idempotency key belongs to another content, geo.ErrUnavailable when
	// the disk is too full.
	Begin(ctx context.Context, id Identity) (Writer, error)
	// Places returns the finest units of every edition, ascending by code, and
	// the successions between them.
	Places(ctx context.Context) ([]geo.EditionUnits, []geo.Successor, error)
	// Profiles returns the saved mappings of every source.
	Profiles(ctx context.Context) ([]geo.MappingProfile, error)
}
