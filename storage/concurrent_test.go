package storage_test

import (
	"context"
	"errors"
	"sync"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/storage"
	"github.com/antoan-vn/antoan/storage/storagetest"
)

// Two clients send the same file at once and both have found no batch of it.
func TestSameImportAtOnceIsStoredOnce(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name      string
		committed string // which begins first and which ends first is not the same
	}{{"in order", "12"}, {"overtaken", "21"}} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			id := file("a.csv")
			id.IdempotencyKey = "k"
			writers := map[rune]geo.IncidentWriter{}
			for _, n := range "12" {
				_, err := b.FindBatch(b.ctx, id)
				b.is(err, geo.ErrNotFound)
				writers[n] = b.begin(id)
				b.must(writers[n].Write(b.ctx, []geo.Incident{incident("x", "x"), incident("y", "y")}, nil))
			}
			var answers []geo.Batch
			for _, n := range test.committed {
				batch, err := writers[n].Commit(b.ctx, geo.BatchCounts{Read: 2}, nil)
				b.must(err)
				answers = append(answers, batch)
			}
			if answers[0].ID != answers[1].ID || answers[0].Counts != answers[1].Counts {
				t.Errorf("two answers: %+v and %+v", answers[0], answers[1])
			}
			if n := one[string](b, "SELECT (SELECT count(*) FROM batch) || ' ' || (SELECT count(*) FROM incident)|| ' ' || (SELECT count(*) FROM data_change)"); n != "1 2 1" {
				t.Errorf("batches, incidents, changes: %s", n)
			}
		})
	}
}

// Many imports of a new source with overlapping keys: each key once, and every
// row of every batch accounted for.
func TestOverlappingImportsAtOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const imports, rows = 12, 40
	var g errgroup.Group
	var mu sync.Mutex
	var total geo.BatchCounts
	for n := range imports {
		g.Go(func() error {
			var all []geo.Incident
			for r := range rows {
				id := name("k", n*10+r)
				all = append(all, incident(id, id))
			}
			batch, err := b.try(file(name("f", n)), all...)
			mu.Lock()
			defer mu.Unlock()
			total.Stored += batch.Counts.Stored
			total.Duplicates += batch.Counts.Duplicates
			return err
		})
	}
	b.must(g.Wait())
	const keys = (imports-1)*10 + rows
	if total.Stored != keys || total.Stored+total.Duplicates != imports*rows {
		t.Errorf("stored %d, duplicates %d", total.Stored, total.Duplicates)
	}
	if n := one[string](b, "SELECT count(*) || ' ' || count(DISTINCT external_id) FROM incident"); n != name("", keys)[2:]+" "+name("", keys)[2:] {
		t.Errorf("incidents and different ones: %s, want %d", n, keys)
	}
	if n := one[int](b, "SELECT count(*) FROM batch b WHERE rows_stored <> (SELECT count(*) FROM incident WHERE batch = b.id)"); n != 0 {
		t.Errorf("%d batches hold another number of incidents than they say", n)
	}
	// Sequences of small numbers must not run out by imports of a known source.
	if last := one[int](b, "SELECT last_value FROM source_id_seq"); last != 1 {
		t.Errorf("one source took %d numbers", last)
	}
}

// An import reads while it writes: as many as come must not starve each other.
func TestImportsDoNotExhaustThePool(t *testing.T) {
	t.Parallel()
	db := storagetest.NewDatabase(t)
	s, err := storage.Open(t.Context(), storage.Config{Owner: db.Owner, App: db.App, MaxConns: 1})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(s.Close)
	ctx := everything(t)
	var g errgroup.Group
	for n := range 12 {
		g.Go(func() error {
			w, err := s.Begin(ctx, file(name("f", n)))
			if err != nil {
				return err
			}
			defer w.Rollback(ctx)
			if _, _, err := s.Places(ctx); err != nil {
				return err
			}
			i := incident(name("i", n), "x")
			if err := w.Write(ctx, []geo.Incident{i}, nil); err != nil {
				return err
			}
			_, err = w.Commit(ctx, geo.BatchCounts{Read: 1}, nil)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		t.Fatal(err)
	}
	w1, err := s.Begin(ctx, file("1"))
	if err != nil {
		t.Fatal(err)
	}
	w2, err := s.Begin(ctx, file("2"))
	if err != nil {
		t.Fatal(err)
	}
	short, cancel := context.WithTimeout(ctx, 20*time.Millisecond)
	defer cancel()
	_, err = s.Begin(short, file("3"))
	bench{T: t}.is(err, context.DeadlineExceeded)
	w1.Rollback(ctx)
	w3, err := s.Begin(ctx, file("3"))
	if err != nil {
		t.Fatal(err)
	}
	w2.Rollback(ctx)
	w3.Rollback(ctx)
}

// Rows placed in the editions of a moment must not be stored into others.
func TestEditionsChangeWhileAFileIsRead(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, _ := twoEditions(b)
	begin := func(name string) geo.IncidentWriter {
		w := b.begin(file(name))
		b.must(w.Write(b.ctx, []geo.Incident{at(incident(name, name), square("", 105, 21, 1).Shape[0][0][0], inA...)}, nil))
		return w
	}
	for _, step := range []struct {
		what   string
		change func()
	}{
		{"edition added", func() { b.outlines("2030", geo.Commune, square("N", 105, 21, 1)) }},
		{"level added", func() { b.outlines("2022", geo.Province, square("P", 105, 21, 1)) }},
		{"succession", func() {
			_, err := b.ImportSuccession(b.ctx, "2022", "2025", []geo.SuccessionRow{{From: "A", To: "C", Whole: true, Share: nan}})
			b.must(err)
		}},
		{"edition removed", func() { b.must(b.RemoveEdition(b.ctx, "2030")) }},
	} {
		w := begin(step.what)
		step.change()
		_, err := w.Commit(b.ctx, geo.BatchCounts{Read: 1}, nil)
		if !errors.Is(err, geo.ErrUnavailable) {
			t.Errorf("%s: error %v, want unavailable", step.what, err)
		}
		if n := one[int](b, "SELECT count(*) FROM incident"); n != 0 {
			t.Errorf("%s: %d incidents stored", step.what, n)
		}
	}
	w := begin("population") // does not move a point
	_, err := b.ImportPopulation(b.ctx, []geo.PopulationRow{{Edition: "2022", Level: geo.Commune, Code: "A", Population: geo.Population{Year: 2022, Total: 5, Women: -1, Children: -1}}})
	b.must(err)
	_, err = w.Commit(b.ctx, geo.BatchCounts{Read: 1}, nil)
	b.must(err)
}
