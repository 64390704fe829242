package storage_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// A decision comes back as it was given, one a day and unit; nobody changes it.
func TestDecisionsAreKept(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, inB := twoEditions(b)
	units := []int32{inA[0].Unit, inB[0].Unit, inA[1].Unit}
	day := geo.DayOf(2025, 3, 8)
	first, err := b.Decide(b.ctx, geo.Decision{Unit: units[0], On: day, Why: "Nhu cầu cao", Who: "Hội LHPN", Due: day + 365, Compared: []int32{units[2], units[1]}})
	b.must(err)
	second, err := b.Decide(b.ctx, geo.Decision{Unit: units[0], On: day - 1, Why: "x", Who: "y", Due: day, Compared: []int32{}})
	b.must(err)
	all, err := b.Decisions(b.ctx)
	b.must(err)
	if len(all) != 2 || all[0].ID != second.ID || all[1].ID != first.ID || !slices.Equal(all[1].Compared, first.Compared) || all[1].On != day || all[1].Due != day+365 || all[1].Why != "Nhu cầu cao" || len(all[0].Compared) != 0 {
		t.Errorf("%+v", all)
	}
	var invalid *geo.InvalidError
	if _, err := b.Decide(b.ctx, geo.Decision{Unit: units[0], On: day, Why: "again", Who: "y", Due: day + 1}); !errors.As(err, &invalid) || invalid.Field != "decided_on" {
		t.Errorf("a second one of the day: %v", err)
	}
	some := geo.WithScope(t.Context(), geo.Scope{Areas: []int32{1}})
	if _, err := b.Decisions(some); !errors.As(err, &invalid) {
		t.Errorf("who sees some areas: %v", err)
	}
	if _, err := b.Decide(some, geo.Decision{Unit: units[0], On: day + 1, Why: "x", Who: "y", Due: day + 2}); !errors.As(err, &invalid) {
		t.Errorf("who sees some areas decides: %v", err)
	}
}
