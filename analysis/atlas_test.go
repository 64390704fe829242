package analysis

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/geo"
)

func atlasOf(t *testing.T, units ...geo.Unit) *edition {
	t.Helper()
	a, err := newAtlas([]geo.Edition{{ID: 1, Code: "e"}}, func(string) ([]geo.Unit, error) { return units, nil })
	if err != nil {
		t.Fatal(err)
	}
	return a.editions[0]
}

// Communes under a district, under the province past the districts, under a
// parent that is not there, and under none.
func TestAncestors(t *testing.T) {
	t.Parallel()
	e := atlasOf(t,
		unit(1, geo.Commune, "00001", "101", 0, 0), unit(2, geo.Commune, "00002", "26", 0, 0),
		unit(3, geo.Commune, "00003", "999", 1, 0), unit(4, geo.Commune, "00004", "", 0, 0),
		unit(10, geo.District, "101", "26", 0, 0), unit(11, geo.District, "102", "26", 0, 0), unit(12, geo.District, "103", "", 2, 0),
		unit(20, geo.Province, "25", "", 25, 0), unit(21, geo.Province, "26", "", 26, 0))
	for k, want := range [][]int32{{0, 1, 2, 3}, {0, outside, outside, outside}, {1, 1, outside, outside}} {
		if diff := cmp.Diff(want, e.levels[k].upward); diff != "" {
			t.Errorf("%s of the communes: %s", e.levels[k].name, diff)
		}
	}
	// Commune 3 has area of record 1, which is also the place of province 26.
	for k, want := range [][]int32{{1, 1, -2, -1}, {1, 1, -3}, {0, 1}} {
		if diff := cmp.Diff(want, e.levels[k].province); diff != "" {
			t.Errorf("province of each %s: %s", e.levels[k].name, diff)
		}
	}
	got := e.levels[1].sum(tally{units: []int64{1, 2, 4, 8}, outside: 16, uncertain: 32})
	want := tally{units: []int64{1, 0, 0}, outside: 16, uncertain: 32 + 2 + 4 + 8}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(tally{})); diff != "" {
		t.Errorf("districts: %s", diff)
	}
	if got := e.below(); !slices.Equal(got[10], []int32{1}) || !slices.Equal(got[21], []int32{2, 10, 11}) {
		t.Errorf("below: %v", got)
	}
}

func TestEditionWithoutDistricts(t *testing.T) {
	t.Parallel()
	e := atlasOf(t, unit(1, geo.Commune, "00001", "26", 0, 0), unit(2, geo.Commune, "00002", "25", 0, 0), unit(3, geo.Province, "26", "", 26, 0))
	if diff := cmp.Diff([]int32{0, outside}, e.levels[1].upward); diff != "" {
		t.Error(diff)
	}
}

// A parent's code may be a code of its own level too: codes are unique within a
// level only.
func TestEqualCodesOfTwoLevels(t *testing.T) {
	t.Parallel()
	e := atlasOf(t, unit(1, geo.District, "26", "26", 0, 0), unit(2, geo.Province, "26", "", 26, 0))
	if diff := cmp.Diff([]int32{0}, e.levels[1].upward); diff != "" {
		t.Error(diff)
	}
}

func TestPick(t *testing.T) {
	t.Parallel()
	m := twoEditions(10)
	m.addEdition("empty")
	a := loaded(t, m).state.Load().atlas
	for _, c := range []struct {
		code        string
		level       geo.Level
		wantEdition string
		wantLevel   geo.Level
	}{
		{"", "", "new", geo.Commune}, {"old", "", "old", geo.Commune}, {"old", geo.District, "old", geo.District},
		{"old", geo.Province, "old", geo.Province}, {"", geo.Commune, "new", geo.Commune},
	} {
		e, l, err := a.pick(c.code, c.level)
		if err != nil || e.Code != c.wantEdition || l.name != c.wantLevel {
			t.Errorf("pick(%q, %q): %v", c.code, c.level, err)
		}
	}
	for _, c := range [][2]string{{"2019", ""}, {"empty", ""}, {"new", "district"}, {"", "village"}} {
		if _, _, err := a.pick(c[0], geo.Level(c[1])); !errors.Is(err, geo.ErrNotFound) {
			t.Errorf("pick(%q, %q): %v", c[0], c[1], err)
		}
	}
	if _, _, err := (&atlas{}).pick("", ""); !errors.Is(err, geo.ErrNotFound) {
		t.Errorf("without editions: %v", err)
	}
	for i, l := range a.editions[0].levels {
		if !slices.IsSortedFunc(l.units, func(x, y geo.Unit) int { return cmpCodes(x.Code, y.Code) }) {
			t.Errorf("level %d is not ascending by code", i)
		}
		for k := range l.units {
			if at, ok := l.find(l.units[k].Code); !ok || at != int32(k) {
				t.Errorf("find(%s) = %d, %v", l.units[k].Code, at, ok)
			}
		}
	}
}

func cmpCodes(a, b string) int {
	if a < b {
		return -1
	}
	return 1
}

// The hash names the outlines: equal ones have it in common, every change shows.
func TestOutlineHash(t *testing.T) {
	t.Parallel()
	two := func() []geo.Unit {
		return []geo.Unit{unit(1, geo.Commune, "00001", "26", 26, 5), unit(2, geo.Commune, "00002", "26", 26, 5)}
	}
	first := newLevel(two()).hash
	same := two()
	same[0].ID, same[0].PeopleBy, same[1].Area = 77, nil, 1 // not part of the outlines
	if newLevel(same).hash != first {
		t.Error("the hash depends on more than codes, names and outlines")
	}
	for name, change := range map[string]func(u []geo.Unit){
		"code": func(u []geo.Unit) { u[0].Code = "00000" }, "name": func(u []geo.Unit) { u[1].Name += "!" },
		"parent": func(u []geo.Unit) { u[1].Parent = "27" }, "type": func(u []geo.Unit) { u[1].Type = "xã" },
		"outline": func(u []geo.Unit) { u[0].Outline[0][0][1][0] += 1e-9 }, "order": slices.Reverse[[]geo.Unit],
		"border of two texts": func(u []geo.Unit) { u[0].Code, u[0].Name = u[0].Code+u[0].Name[:1], u[0].Name[1:] },
	} {
		changed := two()
		change(changed)
		if newLevel(changed).hash == first {
			t.Errorf("another %s, the same hash", name)
		}
	}
}
