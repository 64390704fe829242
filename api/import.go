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
	Prefer         string `header:"Prefer" maxLength:"200" doc:"wait=SECONDS answers with what became of the file, if it is over by then (RFC 7240)"`
	Upload         upload
}

// previewRows of a dry run are shown as they would be stored.
const previewRows = 20

type importAnswer struct {
	Status   int
	Location string `header:"Location" doc:"Where the batch is"`
	Applied  string `header:"Preference-Applied" doc:"The part of Prefer that was followed"`
	Body     importReport
}

// importReport is a batch; in a dry run, with what was understood of its file.
type importReport struct {
	geo.Batch
	Understood *ingest.Understanding `json:"understood,omitempty" doc:"Of a dry run: what the file was taken for, and questions that have to be answered before it can be stored"`
	Rows       []ingest.SampleRow    `json:"rows,omitempty" doc:"Of a dry run on this machine: the first rows as they would be stored"`
	Rejected   []ingest.SampleReject `json:"rejected_rows,omitempty" doc:"And the first that would not be"`
}

// importBatch takes in a file of incidents. It answers 202 once it is kept for its
// job; where the client waits for the job, 201 with a new batch and 200 with one
// that was stored before. A dry run is answered at once, with 200.
func (s *service) importBatch(ctx context.Context, in *importInput) (*importAnswer, error) {
	select {
	case s.uploads <- struct{}{}:
		defer func() { <-s.uploads }()
	default:
		return nil, fmt.Errorf("%d imports are uploading or waiting already, try again later: %w", cap(s.uploads), geo.ErrUnavailable)
	}
	if err := s.Store.Room(ctx); err != nil {
		return nil, err
	}
	form, err := in.Upload.receive(s.Spool, s.Limits.Stall)
	if err != nil {
		return nil, err
	}
	defer form.close()
	options, err := form.options()
	if err != nil {
		return nil, err
	}
	options.IdempotencyKey = in.IdempotencyKey
	if options.DryRun {
		return s.dryRun(ctx, options)
	}
	return s.submit(ctx, form, options, parsePrefer(in.Prefer, s.Limits.Import))
}

// dryRun waits for its turn: imports change the same tables, and two at once would
// only take memory and wait for each other in the database.
func (s *service) dryRun(ctx context.Context, o ingest.Options) (*importAnswer, error) {
	select {
	case s.importing <- struct{}{}:
		defer func() { <-s.importing }()
	case <-ctx.Done():
		return nil, fmt.Errorf("another import is running, try again later: %w", ctx.Err())
	}
	if s.PointsAllowed {
		o.Sample = previewRows // single incidents with their places
	}
	o.Places = &s.places
	a, err := ingest.Run(ctx, s.Store, o)
	if err != nil {
		return nil, err
	}
	out := &importAnswer{Status: http.StatusOK, Body: importReport{Batch: a.Batch, Understood: a.Understood, Rows: a.Sample, Rejected: a.Rejects}}
	if a.Known {
		out.Location = batchesPath + "/" + a.Batch.ID.String()
	}
	return out, nil
}
