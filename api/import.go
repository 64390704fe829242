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

// importBatch reads a file of incidents into the store. It answers 201 with a
// new batch, 200 with a dry run's or one that was stored before.
func (s *service) importBatch(ctx context.Context, in *importInput) (*batchAnswer, error) {
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
func (s *service) runImport(ctx context.Context, o ingest.Options) (*batchAnswer, error) {
	select {
	case s.importing <- struct{}{}:
		defer func() { <-s.importing }()
	case <-ctx.Done():
		return nil, fmt.Errorf("another import is running, try again later: %w", ctx.Err())
	}
	store := &witness{Store: s.Store}
	b, err := ingest.Import(ctx, store, o)
	if err != nil {
		return nil, err
	}
	out := &batchAnswer{Status: http.StatusOK, Body: b}
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
