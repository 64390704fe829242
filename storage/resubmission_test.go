package storage_test

import (
	"errors"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// sendAgain imports rejected rows of a batch anew; the last of them fails again.
func sendAgain(b bench, name string, fixes uuid.UUID, rows ...int64) (geo.Batch, error) {
	id := file(name)
	id.Fixes, id.Mapping = fixes, id.Mapping+"\nfixes="+fixes.String()
	w := b.begin(id)
	b.must(w.Write(b.ctx, []geo.Incident{incident(name, name)}, []geo.Reject{{Row: 2, Code: "still"}}))
	w.Resubmit(rows)
	return w.Commit(b.ctx, geo.BatchCounts{Read: 2, Rejected: 1}, nil)
}

func TestRejectedRowsAreSentAgainOnce(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := b.begin(file("first"))
	b.must(w.Write(b.ctx, nil, []geo.Reject{{Row: 1, Code: "x"}, {Row: 4, Code: "x"}, {Row: 7, Code: "x"}}))
	w.Understood([]byte(`{"crs": "WGS84"}`))
	first, err := w.Commit(b.ctx, geo.BatchCounts{Read: 3, Rejected: 3}, nil)
	b.must(err)
	waiting := func() (rows []int64) {
		b.must(b.Rejects(b.ctx, first.ID, func(r geo.Reject) error { rows = append(rows, r.Row); return nil }))
		return rows
	}
	fix, err := sendAgain(b, "fix", first.ID, 4, 1)
	b.must(err)
	if fix.Fixes == nil || *fix.Fixes != first.ID || fix.Counts.Stored != 1 {
		t.Errorf("%+v", fix)
	}
	again, err := b.Batch(b.ctx, first.ID)
	b.must(err)
	if again.Resubmitted != 2 || again.Counts.Rejected != 3 || len(waiting()) != 1 {
		t.Errorf("%+v, waiting %v", again, waiting())
	}
	for what, rows := range map[string][]int64{"sent before": {4, 7}, "never rejected": {2}} {
		_, err := sendAgain(b, what, first.ID, rows...)
		if !errors.Is(err, geo.ErrConflict) {
			t.Errorf("%s: %v", what, err)
		}
	}
	var invalid *geo.InvalidError
	if _, err := sendAgain(b, "twice", first.ID, 7, 7); !errors.As(err, &invalid) {
		t.Errorf("twice: %v", err)
	}
	if n := one[int](b, "SELECT count(*) FROM batch"); n != 2 {
		t.Errorf("%d batches: a refused one was stored", n)
	}
	_, err = b.Undo(b.ctx, fix.ID)
	b.must(err)
	if len(waiting()) != 3 {
		t.Errorf("after undoing the correction wait %v", waiting())
	}
	how, err := b.ImportOf(b.ctx, first.ID)
	want := file("first")
	want.Understood = `{"crs": "WGS84"}`
	if err != nil || how != want {
		t.Errorf("%+v %v", how, err)
	}
	_, err = b.Undo(b.ctx, first.ID)
	b.must(err)
	_, err = b.ImportOf(b.ctx, first.ID)
	b.is(err, geo.ErrConflict)
	_, err = b.ImportOf(b.ctx, uuid.New())
	b.is(err, geo.ErrNotFound)
}
