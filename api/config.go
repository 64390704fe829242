package api

import (
	"context"
	"io/fs"
	"log/slog"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

// Config is what the service works with. Analysis and Store are required.
type Config struct {
	Analysis Analysis
	Store    Store
	Web      fs.FS        // the built map: index.html, docs.html, assets/; nil serves none
	Log      *slog.Logger // nil logs nothing
	Version  string       // of the software
	Limits   Limits
	// PointsAllowed lets incidents be served as points. Until roles exist that
	// is for a server that listens on loopback alone.
	PointsAllowed bool
	// AllowedHosts are the names a Host header may give, without port; empty
	// allows all. LoopbackHosts is for a server on loopback.
	AllowedHosts []string
	// Spool is the folder that holds uploads until they are imported, readable by this
	// account alone; empty is the system's for temporary files. Queue names the jobs of
	// those servers that have this folder; empty is DefaultQueue.
	Spool string
	Queue string
	// Stopping, where given, is closed when the server is about to stop: streams end.
	Stopping <-chan struct{}
}

// DefaultQueue is for a folder of uploads that has no queue of its own.
const DefaultQueue = "import"

// Analysis answers the questions; *analysis.Service is one. Its methods return
// geo.ErrUnavailable while the data are being read, geo.ErrNotFound,
// *geo.InvalidError and the context's errors.
type Analysis interface {
	Ready() bool
	// Update takes in what was committed last, so that an answer after an
	// import has its data.
	Update(ctx context.Context) error
	Summary() analysis.Summary
	Editions() []analysis.EditionInfo
	Outlines(edition string, level geo.Level) (*analysis.Outlines, error)
	Layer(ctx context.Context, r analysis.Request) (*analysis.Layer, error)
	Expansion(ctx context.Context, r analysis.ExpansionRequest) (*analysis.Expansion, error)
	Decide(ctx context.Context, r analysis.DecisionRequest) (*analysis.Decision, error)
	Decisions(ctx context.Context) (*analysis.Decisions, error)
	Entries(ctx context.Context, r analysis.EntriesRequest) (*analysis.Entries, error)
	Entry(ctx context.Context, register string, id int32) (*analysis.Entry, error)
	// AddEntry and ChangeEntry return geo.ErrConflict for an entry that stands there already.
	AddEntry(ctx context.Context, register string, said map[string]any) (*analysis.Entry, error)
	ChangeEntry(ctx context.Context, register string, id int32, said map[string]any) (*analysis.Entry, error)
	RemoveEntry(ctx context.Context, register string, id int32) error
	Evaluate(ctx context.Context, r analysis.EvaluationRequest) (*analysis.Evaluations, error)
	Points(ctx context.Context, q geo.PointQuery) (*analysis.Points, error)
	Indicators(ctx context.Context, r analysis.IndicatorRequest) (*analysis.Indicators, error)
	Reporting(ctx context.Context, r analysis.ReportingRequest) (*analysis.Reporting, error)
	Publish(ctx context.Context, r analysis.IndicatorRequest, who, note string) (*analysis.Publication, error)
	Published(ctx context.Context) (*analysis.Published, error)
	Plans(ctx context.Context) (*analysis.Plans, error)
	SavePlans(ctx context.Context, plans []geo.Plan) (*analysis.Plans, error)
	RemovePlan(ctx context.Context, code string) error
	Compare(ctx context.Context, r analysis.CompareRequest) (*analysis.Comparison, error)
	// PlanToDate returns the days of the plan that are over.
	PlanToDate() (geo.Period, error)
}

// Store keeps the batches. Its methods return geo.ErrUnavailable when the
// database is away and geo.ErrNotFound for an unknown batch.
type Store interface {
	ingest.Store
	Duplicates
	Incidents
	Uploads
	Ping(ctx context.Context) error
	Batch(ctx context.Context, id uuid.UUID) (geo.Batch, error)
	// Batches returns the newest batches first.
	Batches(ctx context.Context, limit int) ([]geo.Batch, error)
	// Rejects hands the rejected rows of a batch to each in file order and
	// returns the first error of each.
	Rejects(ctx context.Context, batch uuid.UUID, each func(geo.Reject) error) error
	// Undo takes a batch back; geo.ErrConflict when it is undone already or a
	// later batch builds on it.
	Undo(ctx context.Context, batch uuid.UUID) (geo.Batch, error)
}
