package api

import (
	"context"
	"io"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/ingest"
)

type rejectsInput struct {
	ID    string `path:"id" format:"uuid" doc:"Id of the batch"`
	Table tableOptions
}

type tableOptions struct{ bom bool }

// Resolve reads the query; huma calls it.
func (o *tableOptions) Resolve(hc huma.Context) []error {
	var err error
	if o.bom, err = parseSwitch("bom", hc.Query("bom")); err != nil {
		return []error{err}
	}
	return nil
}

// rejects gives the rows of an import that could not be stored.
func (s *service) rejects(ctx context.Context, in *rejectsInput) (*stream, error) {
	id, err := (&batchInput{in.ID}).id()
	if err != nil {
		return nil, err
	}
	if !s.PointsAllowed {
		return nil, newProblem(kindForbidden, "rejected rows hold places of single incidents, which are given out on this machine only: use antoan batch rejects")
	}
	if _, err := s.Store.Batch(ctx, id); err != nil {
		return nil, err
	}
	write := func(w io.Writer) error { return s.writeRejects(ctx, w, id) }
	if in.Table.bom {
		write = withBOM(write)
	}
	return s.stream(answer{media: mediaCSV, cache: cacheNever, file: "rejects-" + id.String() + ".csv"}, write), nil
}

// writeRejects writes a table of any length in little memory.
func (s *service) writeRejects(ctx context.Context, w io.Writer, id uuid.UUID) error {
	return ingest.StreamRejectsCSV(w, id, func(visit func(geo.Reject) error) error {
		return s.Store.Rejects(ctx, id, func(r geo.Reject) error {
			hideClosedTrial(r.Fields)
			return visit(r)
		})
	})
}

// placeFields say where an incident happened.
var placeFields = []string{"lon", "lat", "edition", "commune"}

// hideClosedTrial takes the place from a row that may be of a trial in private:
// such a case never appears with one, not even where it failed validation.
func hideClosedTrial(fields map[string]string) {
	switch strings.ToLower(strings.TrimSpace(fields["closed_trial"])) {
	case "", "0", "no", "false", "không":
		return
	}
	for _, name := range placeFields {
		delete(fields, name)
	}
}
