package storage_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/geo"
)

func TestRejectsAreKeptAndReadInFileOrder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := b.begin(file("rejects.csv"))
	rejects := []geo.Reject{
		{Row: 4, Line: 9, Column: "ngày", Code: "bad_date", Message: "“31/02” is no date", Fields: map[string]string{"occurred_at": "31/02/2024", "category": "bạo lực \" \\"}},
		{Row: 2, Line: 0, Column: "", Code: "nul", Message: "a\x00b\xff", Fields: map[string]string{"acts": "\x00\xff"}},
		{Row: 3, Code: "empty"},
	}
	b.must(w.Write(b.ctx, []geo.Incident{incident("x", "x")}, rejects))
	batch, err := w.Commit(b.ctx, geo.BatchCounts{Read: 7, Rejected: 3, Skipped: 2, Duplicates: 1}, []string{"cảnh báo"})
	b.must(err)
	if want := (geo.BatchCounts{Read: 7, Stored: 1, Rejected: 3, Skipped: 2, Duplicates: 1, Unlocated: 1}); batch.Counts != want {
		t.Errorf("counts %+v, want %+v", batch.Counts, want)
	}
	var got []geo.Reject
	b.must(b.Rejects(b.ctx, batch.ID, func(r geo.Reject) error {
		got = append(got, r)
		return nil
	}))
	want := []geo.Reject{
		{Row: 2, Code: "nul", Message: "a\ufffdb\ufffd", Fields: map[string]string{"acts": "\ufffd\ufffd"}},
		{Row: 3, Code: "empty", Fields: map[string]string{}},
		rejects[0],
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	stop := errors.New("the reader has gone")
	if err := b.Rejects(b.ctx, batch.ID, func(geo.Reject) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("error %v, want the reader's own", err)
	}
	stored, err := b.Batch(b.ctx, batch.ID)
	b.must(err)
	if diff := cmp.Diff(batch, stored); diff != "" {
		t.Errorf("the batch as committed and as stored differ: %s", diff)
	}
	b.is(b.Rejects(b.ctx, hashOf("no batch"), nil), geo.ErrNotFound)
	_, err = b.Batch(b.ctx, hashOf("no batch"))
	b.is(err, geo.ErrNotFound)
}

// A cell that PostgreSQL cannot hold must not fail the file it stands in.
func TestTextThatCannotBeStored(t *testing.T) {
	t.Parallel()
	b := setup(t)
	i := incident("id\x00\xff", "x")
	i.Acts = "\x00"
	b.add(file("nul.csv"), i)
	if got := one[string](b, "SELECT external_id || acts FROM incident"); got != "id\ufffd\ufffd\ufffd" {
		t.Errorf("stored %q", got)
	}
}

func TestCountsThatDoNotAddUpAreRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := b.begin(file("counts.csv"))
	b.must(w.Write(b.ctx, []geo.Incident{incident("x", "x")}, nil))
	_, err := w.Commit(b.ctx, geo.BatchCounts{Read: 2}, nil)
	var invalid *geo.InvalidError
	if !errors.As(err, &invalid) {
		t.Fatalf("error %v", err)
	}
	if n := one[int](b, "SELECT count(*) FROM incident"); n != 0 {
		t.Errorf("%d incidents stored", n)
	}
}

func TestPreviewCountsLikeCommitAndLeavesNothing(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.add(file("old.csv"), incident("same", "same"), incident("changed", "before"))
	everything := `SELECT (SELECT count(*) FROM incident) || ' ' || (SELECT count(*) FROM incident_key) || ' ' || (SELECT count(*) FROM batch) || ' ' ||
		(SELECT count(*) FROM batch_reject) || ' ' || (SELECT count(*) FROM source) || ' ' || (SELECT count(*) FROM data_change) || ' ' || (SELECT count(*) FROM incident_revision)`
	before := one[string](b, everything)
	for _, source := range []string{"police", "a new source"} {
		id := file("new.csv")
		id.Source = source
		w := b.begin(id)
		rows := []geo.Incident{incident("same", "same"), incident("changed", "after"), incident("new", "new")}
		rows[1].Row, rows[2].Row = 2, 3
		b.must(w.Write(b.ctx, rows, []geo.Reject{{Row: 4, Code: "x"}}))
		got, err := w.Preview(b.ctx, geo.BatchCounts{Read: 4, Rejected: 1}, nil)
		b.must(err)
		want := geo.BatchCounts{Read: 4, Rejected: 1, Stored: 1, Corrected: 1, Duplicates: 1, Unlocated: 2}
		if source != "police" {
			want = geo.BatchCounts{Read: 4, Rejected: 1, Stored: 3, Unlocated: 3}
		}
		if got.Counts != want || got.State != geo.BatchDryRun {
			t.Errorf("%s: %+v %s, want %+v", source, got.Counts, got.State, want)
		}
		b.must(w.Rollback(b.ctx))
	}
	if after := one[string](b, everything); after != before {
		t.Errorf("rows before %s, after %s", before, after)
	}
	w := b.begin(file("given up.csv"))
	b.must(w.Write(b.ctx, []geo.Incident{incident("new", "new")}, nil))
	b.must(w.Rollback(b.ctx))
	b.must(w.Rollback(b.ctx))
	if after := one[string](b, everything); after != before {
		t.Errorf("rollback: rows before %s, after %s", before, after)
	}
}
