package storage_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

func TestHistoryTellsWhoSaidWhat(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, inB := twoEditions(b)
	first := at(fullIncident(), orb.Point{105.5, 21.5}, inA...)
	first.ClosedTrial = false
	b.add(file("May.csv"), first)
	second := first
	second.Hash, second.Severity, second.Point, second.Units = hashOf("late percentage"), 4, orb.Point{106.5, 21.5}, inB
	fix := b.add(file("June.csv"), second)

	id, err := b.IncidentID(b.ctx, "police", first.Key)
	b.must(err)
	h, err := b.History(b.ctx, id)
	b.must(err)
	if id != first.ID || h.Source != "police" || len(h.Forms) != 2 || h.Forms[0].Until == nil || h.Forms[1].Until != nil || h.Forms[1].Batch != fix.ID || h.Forms[1].By == "" {
		t.Fatalf("%+v", h)
	}
	if h.Forms[0].FileName != "May.csv" || h.Forms[1].FileName != "June.csv" {
		t.Errorf("files %s, %s", h.Forms[0].FileName, h.Forms[1].FileName)
	}
	want := []geo.HistoryChange{
		{Field: "communes", Before: "2022 A; 2025 C", After: "2022 B; 2025 C"}, {Field: "lon", Before: "105.5", After: "106.5"},
		{Field: "severity", Before: geo.Severities.String(first.Severity), After: geo.Severities.String(4)},
	}
	if diff := cmp.Diff(want, h.Forms[1].Changes); diff != "" {
		t.Error(diff)
	}
	if len(h.Forms[0].Changes) < 10 || h.Fields["victims"] == "" || h.Fields["assistance"] == "" || h.Fields["external_id"] != first.ExternalID {
		t.Errorf("%+v", h.Fields)
	}
	_, err = b.Undo(b.ctx, fix.ID)
	b.must(err)
	if h, err = b.History(b.ctx, id); err != nil || len(h.Forms) != 1 || h.Fields["lon"] != "105.5" {
		t.Errorf("after undoing the correction: %+v %v", h, err)
	}
	_, err = b.History(b.ctx, hashOf("nobody"))
	b.is(err, geo.ErrNotFound)
	_, err = b.IncidentID(b.ctx, "union", first.Key)
	b.is(err, geo.ErrNotFound)
}

func TestHistoryHidesThePlaceOfATrialInPrivate(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, _ := twoEditions(b)
	i := at(incident("x", "x"), orb.Point{105.5, 21.5}, inA...)
	i.ClosedTrial = true
	b.add(file("x"), i)
	h, err := b.History(b.ctx, i.ID)
	b.must(err)
	for _, field := range []string{"lon", "lat", "communes"} {
		if h.Fields[field] != "" {
			t.Errorf("%s is shown", field)
		}
	}
}

func TestHistoryNamesWhatItWasMergedInto(t *testing.T) {
	t.Parallel()
	b := setup(t)
	pairOf(b, nil)
	d := b.pairs("")[0]
	_, err := b.MergeDuplicate(b.ctx, d.ID, d.First.ID)
	b.must(err)
	h, err := b.History(b.ctx, d.Second.ID)
	b.must(err)
	if h.DuplicateOf == nil || *h.DuplicateOf != d.First.ID {
		t.Errorf("%+v", h)
	}
}
