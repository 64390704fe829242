package storage_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// stated is an incident known only by its commune.
func stated(id string, edition, unit int32) geo.Incident {
	i := incident(id, id)
	i.Quality, i.Units = geo.QualityCommuneOnly, []geo.Placed{{Edition: edition, Unit: unit, Basis: geo.ByStatement}}
	return i
}

// A and B became M, C was split between M and N, D has no successor.
var succession = []geo.SuccessionRow{
	{Row: 1, From: "A", To: "M", Whole: true, Share: nan}, {Row: 2, From: "B", To: "M", Whole: true, Share: 1},
	{Row: 3, From: "C", To: "M", Share: .3}, {Row: 4, From: "C", To: "N", Share: .7},
}

// Whatever comes first – incidents, editions or the succession – the incidents
// known only by their commune end in the same places.
func TestStatedIncidentsMoveInAnyOrder(t *testing.T) {
	t.Parallel()
	old := []geo.Outline{square("A", 105, 21, 1), square("B", 106, 21, 1), square("C", 107, 21, 1), square("D", 108, 21, 1)}
	young := []geo.Outline{square("M", 105, 21, 2), square("N", 107, 21, 1)}
	ids := map[string]uuid.UUID{}
	steps := map[string]func(b bench){
		"old": func(b bench) { b.outlines("2022", geo.Commune, old...) },
		"incidents": func(b bench) {
			e, u := b.units("2022")
			var rows []geo.Incident
			for _, code := range []string{"A", "C", "D"} {
				i := stated("in "+code, e, u[code])
				i.ID, ids[code] = hashOf(b.Name()+code), hashOf(b.Name()+code)
				rows = append(rows, i)
			}
			b.add(file("stated"), rows...)
		},
		"young": func(b bench) { b.outlines("2025", geo.Commune, young...) },
		"succession": func(b bench) {
			n, err := b.ImportSuccession(b.ctx, "2022", "2025", succession)
			b.must(err)
			if n != 4 {
				b.Errorf("%d rows", n)
			}
		},
	}
	for _, order := range [][]string{
		{"old", "incidents", "young", "succession"},
		{"old", "young", "incidents", "succession"},
		{"old", "young", "succession", "succession", "incidents", "succession"},
	} {
		b := setup(t)
		for _, step := range order {
			steps[step](b)
		}
		for code, want := range map[string][]string{"A": {"2022 A 1", "2025 M 2"}, "C": {"2022 C 1", "2025 ? 2"}, "D": {"2022 D 1"}} {
			if got := b.places(ids[code]); !cmp.Equal(got, want) {
				t.Errorf("%v: in %s: %v, want %v", order, code, got, want)
			}
		}
		b.is(b.RemoveEdition(b.ctx, "2022"), geo.ErrConflict)
		b.must(b.RemoveEdition(b.ctx, "2025"))
		if got := b.places(ids["A"]); !cmp.Equal(got, []string{"2022 A 1"}) {
			t.Errorf("after removal: %v", got)
		}
	}
}

func TestSuccessionIsReplacedWhole(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.outlines("2022", geo.Commune, square("A", 105, 21, 1), square("B", 106, 21, 1))
	b.outlines("2025", geo.Commune, square("M", 105, 21, 1), square("N", 106, 21, 1))
	e, u := b.units("2022")
	_, v := b.units("2025")
	i := stated("x", e, u["A"])
	b.add(file("x"), i)
	put := func(rows ...geo.SuccessionRow) error {
		_, err := b.ImportSuccession(b.ctx, "2022", "2025", rows)
		return err
	}
	b.must(put(geo.SuccessionRow{From: "A", To: "M", Whole: true, Share: nan}))
	b.must(put(geo.SuccessionRow{From: "A", To: "N", Whole: true, Share: 1}))
	if got := b.places(i.ID); !cmp.Equal(got, []string{"2022 A 1", "2025 N 2"}) {
		t.Errorf("places %v", got)
	}
	all, err := b.Successors(b.ctx)
	b.must(err)
	if !cmp.Equal(all, []geo.Successor{{From: u["A"], To: v["N"], Whole: true, Share: 1}}) {
		t.Errorf("successors %+v", all)
	}
	var invalid *geo.InvalidError
	for what, row := range map[string]geo.SuccessionRow{
		"from_code": {Row: 7, From: "Z", To: "M"}, "to_code": {Row: 7, From: "A", To: "Z"}, "share": {Row: 7, From: "A", To: "M", Share: 1.5},
	} {
		if err := put(row); !errors.As(err, &invalid) || invalid.Field != what {
			t.Errorf("%+v: %v, want an invalid %s", row, err, what)
		}
	}
	if err := put(geo.SuccessionRow{Row: 1, From: "A", To: "M"}, geo.SuccessionRow{Row: 2, From: "A", To: "M"}); !errors.As(err, &invalid) {
		t.Errorf("the same twice: %v", err)
	}
	_, err = b.ImportSuccession(b.ctx, "2022", "2022", nil)
	if !errors.As(err, &invalid) {
		t.Errorf("into itself: %v", err)
	}
	_, err = b.ImportSuccession(b.ctx, "1999", "2022", nil)
	b.is(err, geo.ErrNotFound)
	if again, _ := b.Successors(b.ctx); !cmp.Equal(again, all) {
		t.Errorf("a refused file changed the succession to %+v", again)
	}
}
