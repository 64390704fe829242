package ingest

import (
	"context"

	"github.com/google/uuid"

	"github.com/paulmach/orb"

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
	// ImportOf returns how a stored batch was imported. It returns geo.ErrNotFound,
	// and geo.ErrConflict for a batch that is undone.
	ImportOf(ctx context.Context, batch uuid.UUID) (Identity, error)
	// Begin opens a transaction for one import. It returns geo.ErrConflict when
	// the idempotency key belongs to another content, geo.ErrUnavailable when
	// the disk is too full.
	Begin(ctx context.Context, id Identity) (Writer, error)
	// Places returns the finest units of every edition, ascending by code, and
	// the successions between them.
	Places(ctx context.Context) ([]geo.EditionUnits, []geo.Successor, error)
	// PlacesMark returns a text that is another one once Places returns something else.
	PlacesMark(ctx context.Context) (string, error)
	// Names returns the units of every level of every edition without outlines, an
	// element for each level, ascending by code.
	Names(ctx context.Context) ([]geo.EditionUnits, error)
	// Transform turns points of a reference system such as "EPSG:9208" (easting and
	// northing, or longitude and latitude) into longitude and latitude on WGS84, in
	// place and in one go. It returns *geo.InvalidError for a system or point that
	// cannot be transformed.
	Transform(ctx context.Context, crs string, points []orb.Point) error
	// Profiles returns the saved mappings of every source.
	Profiles(ctx context.Context) ([]geo.MappingProfile, error)
}
