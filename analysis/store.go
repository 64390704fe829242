package analysis

import (
	"context"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// Store is what the answers need of the database. Every method may return
// geo.ErrUnavailable.
type Store interface {
	RegistryStore
	// Version returns the version of the data, 0 before the first change.
	Version(ctx context.Context) (int64, error)
	Editions(ctx context.Context) ([]geo.Edition, error)
	// Units returns the units of an edition, the finest level first, ascending
	// by code; geo.ErrNotFound when there is no such edition.
	Units(ctx context.Context, edition string) ([]geo.Unit, error)
	Successors(ctx context.Context) ([]geo.Successor, error)
	Reports(ctx context.Context) ([]geo.Report, error)
	Sources(ctx context.Context) (map[int16]string, error)
	// Plans returns the coordination plans with their targets, the oldest first.
	Plans(ctx context.Context) ([]geo.Plan, error)
	// SavePlans stores plans in place of those of the same codes, all or none;
	// RemovePlan takes one away, geo.ErrNotFound for an unknown code.
	SavePlans(ctx context.Context, plans []geo.Plan) error
	RemovePlan(ctx context.Context, code string) error
	// Models returns every safety model, of units of any edition.
	Models(ctx context.Context) ([]geo.SafetyModel, error)
	// NamedPeriods returns the periods with a name of their own.
	NamedPeriods(ctx context.Context) ([]geo.NamedPeriod, error)
	// Publish keeps figures for ever; Published returns the newest first.
	Publish(ctx context.Context, p geo.Publication) (geo.Publication, error)
	Published(ctx context.Context, most int) ([]geo.Publication, error)
	// Decide keeps a decision for ever; Decisions returns the oldest first.
	Decide(ctx context.Context, d geo.Decision) (geo.Decision, error)
	Decisions(ctx context.Context) ([]geo.Decision, error)
	// Cases hands over every incident as it was known at the end of a day, geo.MaxDay
	// for what is stored now, and returns the version they belong to.
	Cases(ctx context.Context, asOf geo.Day, add func(geo.Case)) (int64, error)
	// Facts hands over every incident, or those of one batch, and returns the
	// version they belong to.
	Facts(ctx context.Context, batch uuid.UUID, add func(geo.Fact)) (int64, error)
	// Changes returns what was committed after a version, oldest first.
	Changes(ctx context.Context, after int64) ([]geo.Change, error)
	// Watch calls changed at the start and after every commit until ctx ends.
	Watch(ctx context.Context, changed func()) error
	Points(ctx context.Context, q geo.PointQuery) (geo.PointPage, error)
}
