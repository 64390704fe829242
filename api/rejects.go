package api

import (
	"bytes"
	"context"
	"io"

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
	if _, err := s.Store.Batch(ctx, id); err != nil {
		return nil, err
	}
	write := func(w io.Writer) error { return s.writeRejects(ctx, w, id) }
	if in.Table.bom {
		write = withBOM(write)
	}
	return s.stream(answer{media: mediaCSV, cache: cacheNever, file: "rejects-" + id.String() + ".csv"}, write), nil
}

// rejectsAtOnce is how many rejected rows are held in memory.
const rejectsAtOnce = 1000

// writeRejects writes a table of any length in little memory. It reads the rows
// twice: first for the columns that any of them has, then for the rows.
func (s *service) writeRejects(ctx context.Context, w io.Writer, id uuid.UUID) error {
	columns := geo.Reject{Fields: map[string]string{}}
	err := s.Store.Rejects(ctx, id, func(r geo.Reject) error {
		for name := range r.Fields {
			columns.Fields[name] = "-"
		}
		return nil
	})
	if err != nil {
		return err
	}
	t := &rejectTable{w: w, columns: columns}
	t.clear()
	if err := s.Store.Rejects(ctx, id, t.add); err != nil {
		return err
	}
	return t.flush()
}

// rejectTable writes rejects some at a time as one table. ingest.WriteRejectsCSV
// takes the columns from the rows it is given, so each piece begins with a row
// that has them all; this row is cut out again, and so is every header but the
// first.
type rejectTable struct {
	w       io.Writer
	columns geo.Reject
	rows    []geo.Reject
	begun   bool
}

func (t *rejectTable) clear() { t.rows = append(t.rows[:0], t.columns) }

func (t *rejectTable) add(r geo.Reject) error {
	if t.rows = append(t.rows, r); len(t.rows) <= rejectsAtOnce {
		return nil
	}
	return t.flush()
}

func (t *rejectTable) flush() error {
	var piece bytes.Buffer
	if err := ingest.WriteRejectsCSV(&piece, t.rows); err != nil {
		return err
	}
	header, rest, _ := bytes.Cut(piece.Bytes(), []byte("\n"))
	_, rows, _ := bytes.Cut(rest, []byte("\n"))
	if !t.begun {
		t.begun = true
		if _, err := t.w.Write(piece.Bytes()[:len(header)+1]); err != nil {
			return err
		}
	}
	_, err := t.w.Write(rows)
	t.clear()
	return err
}
