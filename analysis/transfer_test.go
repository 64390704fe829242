package analysis

import (
	"errors"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// recast is three old communes and the two that they became: a and c whole, b in parts.
//
//	in a  2 with a point in X, 1 without: along the succession to X
//	in b  3 with a point: 2 in X, 1 in Y; 2 without: the part is not known
//	in c  1 whose source names Y; 1 outside the newer edition
//	else  1 in Y alone, 1 nowhere
func recast(t *testing.T) *memory {
	t.Helper()
	m := newMemory()
	old := []geo.Unit{unit(1, geo.Commune, "a", "", 26, 1000), unit(2, geo.Commune, "b", "", 26, 1000), unit(3, geo.Commune, "c", "", 27, 1000)}
	m.addEdition("old", old...)
	m.addEdition("new", unit(1001, geo.Commune, "X", "", 26, 1500), unit(1002, geo.Commune, "Y", "", 26, 1500))
	m.editions[0].ValidTo, m.editions[1].ValidFrom = day(t, "2025-06-30"), day(t, "2025-07-01")
	m.successors = []geo.Successor{{From: 1, To: 1001, Whole: true, Share: 1}, {From: 2, To: 1001, Share: 0.6}, {From: 2, To: 1002, Share: math.NaN()}, {From: 3, To: 1002, Whole: true, Share: 1}}
	at := func(area int32, old, young int32, by geo.Basis) geo.Fact {
		f := geo.Fact{On: day(t, "2025-03-01"), Groups: 1 << 4, Area: area}
		if old != 0 {
			f.Placed = append(f.Placed, geo.Placed{Edition: 1, Unit: old})
		}
		if young != -1 {
			f.Placed = append(f.Placed, geo.Placed{Edition: 2, Unit: young, Basis: by})
		}
		return f
	}
	m.add(uuid.New(), at(26, 1, 1001, geo.ByPoint), at(26, 1, 1001, geo.ByPoint), at(26, 1, 1001, geo.BySuccession),
		at(26, 2, 1001, geo.ByPoint), at(26, 2, 1001, geo.ByPoint), at(26, 2, 1002, geo.ByPoint), at(26, 2, 0, geo.BySuccession), at(26, 2, 0, geo.BySuccession),
		at(27, 3, 1002, geo.ByStatement), at(27, 3, -1, 0), at(26, 0, 1002, geo.ByPoint), at(26, 0, -1, 0))
	return m
}

func TestCompareEditions(t *testing.T) {
	t.Parallel()
	s := loaded(t, recast(t))
	c, err := s.Compare(geo.WithScope(t.Context(), geo.Everything), CompareRequest{Period: "2025"})
	if err != nil {
		t.Fatal(err)
	}
	share := func(v float64) *float64 { return &v }
	if diff := cmp.Diff(ComparisonTotals{Incidents: 12, Moved: 7, Uncertain: 2, OldOnly: 1, NewOnly: 1, Neither: 1}, c.Totals); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]OldUnit{
		{Code: "a", Name: "Xã a", Parts: 1, Incidents: 3, Moved: 3},
		{Code: "b", Name: "Xã b", Parts: 2, Incidents: 5, Moved: 3, Uncertain: 2},
		{Code: "c", Name: "Xã c", Parts: 1, Incidents: 2, Moved: 1, Outside: 1}}, c.Old); diff != "" {
		t.Error(diff)
	}
	// Both of b's two may lie in X, and both in Y: not both at once.
	if diff := cmp.Diff([]NewUnit{
		{Code: "X", Name: "Xã X", MadeOf: 2, Incidents: 5, ByPoint: 4, BySuccession: 1, MayAlso: 2},
		{Code: "Y", Name: "Xã Y", MadeOf: 2, Incidents: 3, ByPoint: 2, Stated: 1, NewOnly: 1, MayAlso: 2}}, c.New); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]Move{
		{From: "a", FromName: "Xã a", To: "X", ToName: "Xã X", Whole: true, Share: share(1), ByPoint: 2, BySuccession: 1},
		{From: "b", FromName: "Xã b", To: "X", ToName: "Xã X", Share: share(0.6), ByPoint: 2},
		{From: "b", FromName: "Xã b", To: "Y", ToName: "Xã Y", ByPoint: 1},
		{From: "c", FromName: "Xã c", To: "Y", ToName: "Xã Y", Whole: true, Share: share(1), Stated: 1}}, c.Moves); diff != "" {
		t.Error(diff)
	}
	if len(c.Targets) != 4 || c.Targets[0].Edition != "old" || c.Targets[3].Edition != "new" || c.Targets[0].Units != 3 || c.Targets[3].Units != 2 {
		t.Errorf("%+v", c.Targets)
	}
}

// Every count is that of layer density, whatever was compared, and every part adds up.
func TestComparisonEqualsTheLayers(t *testing.T) {
	t.Parallel()
	m := twoEditions(40)
	m.editions[0].ValidTo, m.editions[1].ValidFrom = day(t, "2025-06-30"), day(t, "2025-07-01")
	m.add(uuid.New(), randomFacts(rand.New(rand.NewPCG(7, 1)), 3000, 40, uuid.Nil)...)
	s := loaded(t, m)
	ctx := geo.WithScope(t.Context(), geo.Everything)
	for _, name := range []string{"", "2024"} {
		c, err := s.Compare(ctx, CompareRequest{From: "old", To: "new", Period: name})
		if err != nil {
			t.Fatal(err)
		}
		n := c.Totals
		if n.Moved+n.Uncertain+n.OldOnly+n.NewOnly+n.Neither+n.Hidden != n.Incidents || n.Moved == 0 || n.Uncertain == 0 || n.OldOnly == 0 {
			t.Errorf("%s: %+v does not add up", name, n)
		}
		var moved int64
		for _, w := range c.Moves {
			moved += w.ByPoint + w.Stated + w.BySuccession
		}
		for edition, units := range map[string]func(i int) (string, int64){
			"old": func(i int) (string, int64) { return c.Old[i].Code, c.Old[i].Incidents },
			"new": func(i int) (string, int64) { return c.New[i].Code, c.New[i].Incidents },
		} {
			l := ask(t, s, Request{Layer: "density", Edition: edition, Filter: geo.Filter{Period: period(t, c.PeriodFrom, c.PeriodTo)}})
			for i, want := range counts(t, l, "count") {
				if code, got := units(i); got != want || code != texts(t, l, "code")[i] {
					t.Errorf("%s %s: %d, the layer has %d", edition, code, got, want)
				}
			}
			if l.Metadata["total"] != n.Incidents || moved != n.Moved {
				t.Errorf("%s: %d and %d moved, the layer has %v", edition, n.Incidents, moved, l.Metadata["total"])
			}
		}
	}
}

// Who sees one province only learns nothing of units that reach into another.
func TestCompareWithinAScope(t *testing.T) {
	t.Parallel()
	s := loaded(t, recast(t))
	c, err := s.Compare(geo.WithScope(t.Context(), geo.Scope{Areas: []int32{26}}), CompareRequest{Period: "2025"})
	if err != nil {
		t.Fatal(err)
	}
	if c.HiddenOld != 1 || c.HiddenNew != 1 || len(c.Old) != 2 || len(c.New) != 1 || c.New[0].Code != "X" {
		t.Errorf("%+v", c)
	}
	if n := c.Totals; n.Incidents != 10 || n.Moved+n.Uncertain+n.OldOnly+n.NewOnly+n.Neither+n.Hidden != 10 || n.Hidden != 2 {
		t.Errorf("%+v", n)
	}
	for _, m := range c.Moves {
		if m.To != "X" {
			t.Errorf("%+v", m)
		}
	}
}

func TestCompareRefuses(t *testing.T) {
	t.Parallel()
	s := loaded(t, recast(t))
	for _, r := range []CompareRequest{{From: "new", To: "old"}, {From: "new"}, {Period: "x"}} {
		var invalid *geo.InvalidError
		if _, err := s.Compare(t.Context(), r); !errors.As(err, &invalid) {
			t.Errorf("%+v: %v", r, err)
		}
	}
	for _, r := range []CompareRequest{{From: "none"}, {To: "none"}, {To: "old"}} {
		if _, err := s.Compare(t.Context(), r); !errors.Is(err, geo.ErrNotFound) {
			t.Errorf("%+v: %v", r, err)
		}
	}
}
