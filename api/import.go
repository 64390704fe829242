package api

import (
	"context"
	"fmt"
	"net/http"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

type importInput struct {
	IdempotencyKey string `header:"Idempotency-Key" maxLength:"255" doc:"Makes repeating safe: the same key gives the first answer again"`
	Upload         upload
}

// previewRows of a dry run are shown as they would be stored.
const previewRows = 20

type importAnswer struct {
	Status   int
	Location string `header:"Location" doc:"Where the batch is, once it is stored"`
	Body     importReport
}

// importReport is a batch; in a dry run, with what was understood of its file.
type importReport struct {
	geo.Batch
	Understood *ingest.Understanding `json:"understood,omitempty" doc:"Of a dry run: what the file was taken for, and questions that have to be answered before it can be stored"`
	Rows       []ingest.SampleRow    `json:"rows,omitempty" doc:"Of a dry run on this machine: the first rows as they would be stored"`
	Rejected   []ingest.SampleReject `json:"rejected_rows,omitempty" doc:"And the first that would not be"`
}

// importBatch reads a file of incidents into the store. It answers 201 with a
// new batch, 200 with a dry run's or one that was stored before.
func (s *service) importBatch(ctx context.Context, in *importInput) (*importAnswer, error) {
	select {
	case s.uploads <- struct{}{}:
		defer func() { <-s.uploads }()
	default:
		return nil, fmt.Errorf("%d imports are uploading or waiting already, try again later: %w", cap(s.uploads), geo.ErrUnavailable)
	}
	form, err := in.Upload.receive(s.TempDir, s.Limits.Stall)
	if err != nil {
		return nil, err
	}
	defer form.close()
	options, err := form.options()
	if err != nil {
		return nil, err
	}
	options.IdempotencyKey = in.IdempotencyKey
	return s.runImport(ctx, options)
}

// runImport waits for its turn: imports change the same tables, and two at once
// would only take memory and wait for each other in the database.
func (s *service) runImport(ctx context.Context, o ingest.Options) (*importAnswer, error) {
	select {
	case s.importing <- struct{}{}:
		defer func() { <-s.importing }()
	case <-ctx.Done():
		return nil, fmt.Errorf("another import is running, try again later: %w", ctx.Err())
	}
	store := &witness{Store: s.Store}
	if o.DryRun && s.PointsAllowed {
		o.Sample = previewRows // single incidents with their places
	}
	a, err := ingest.Run(ctx, store, o)
	if err != nil {
		return nil, err
	}
	b := a.Batch
	out := &importAnswer{Status: http.StatusOK, Body: importReport{Batch: b}}
	if o.DryRun {
		out.Body.Understood, out.Body.Rows, out.Body.Rejected = a.Understood, a.Sample, a.Rejects
	}
	if b.State != geo.BatchDryRun {
		out.Location = batchesPath + "/" + b.ID.String()
	}
	if store.began && b.State == geo.BatchStored {
		out.Status = http.StatusCreated
		s.follow(ctx)
	}
	return out, nil
}

// witness notices whether an import wrote, or was stored before.
type witness struct {
	ingest.Store
	began bool
}

// Begin opens the transaction.
func (w *witness) Begin(ctx context.Context, id ingest.Identity) (ingest.Writer, error) {
	w.began = true
	return w.Store.Begin(ctx, id)
}
