package api

import (
	"context"
	"os"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// How many batches a list holds.
const (
	defaultBatches = 100
	maxBatches     = 1000
)

type batchesInput struct{ Page batchesPage }

type batchesPage struct{ limit int }

// Resolve reads the query; huma calls it.
func (p *batchesPage) Resolve(hc huma.Context) []error {
	var err error
	if p.limit, err = parseLimit(hc.Query("limit"), defaultBatches, maxBatches); err != nil {
		return []error{err}
	}
	return nil
}

type batchesAnswer struct {
	Body struct {
		Batches []geo.Batch `json:"batches" nullable:"false"`
	}
}

// batches lists the newest imports.
func (s *service) batches(ctx context.Context, in *batchesInput) (*batchesAnswer, error) {
	found, err := s.Store.Batches(ctx, in.Page.limit)
	if err != nil {
		return nil, err
	}
	out := &batchesAnswer{}
	out.Body.Batches = append([]geo.Batch{}, found...)
	return out, nil
}

type batchInput struct {
	ID string `path:"id" format:"uuid" doc:"Id of the batch"`
}

// id returns the batch's id, which huma has checked against its format.
func (in *batchInput) id() (uuid.UUID, error) {
	id, err := uuid.Parse(in.ID)
	if err != nil {
		return id, geo.NotFound("batch")
	}
	return id, nil
}

type batchAnswer struct {
	Status   int
	Location string `header:"Location" doc:"Where the batch is, once it is stored"`
	Body     geo.Batch
}

// batch gives one import.
func (s *service) batch(ctx context.Context, in *batchInput) (*batchAnswer, error) {
	id, err := in.id()
	if err != nil {
		return nil, err
	}
	b, err := s.Store.Batch(ctx, id)
	return &batchAnswer{Status: 200, Body: b}, err
}

// undo takes an import back.
func (s *service) undo(ctx context.Context, in *batchInput) (*batchAnswer, error) {
	id, err := in.id()
	if err != nil {
		return nil, err
	}
	b, err := s.Store.Undo(ctx, id)
	if err != nil {
		return nil, err
	}
	s.follow(ctx)
	return &batchAnswer{Status: 200, Body: b}, nil
}

// cancel stops an import; its file goes with it.
func (s *service) cancel(ctx context.Context, in *batchInput) (*batchAnswer, error) {
	id, err := in.id()
	if err != nil {
		return nil, err
	}
	b, err := s.Store.CancelUpload(ctx, id)
	if err != nil {
		return nil, err
	}
	os.Remove(s.spoolPath(id)) // whoever reads it still can, and stops
	s.news.tell()
	return &batchAnswer{Status: 200, Body: b}, nil
}

// follow takes in what was just committed, so that the client's next question
// sees it. Where that fails, the server follows by itself a moment later.
func (s *service) follow(ctx context.Context) {
	if err := s.Analysis.Update(ctx); err != nil {
		s.Log.WarnContext(ctx, "the facts could not be brought up to date at once", "error", err, "request_id", requestID(ctx))
	}
}
