package analysis

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

func floats(t *testing.T, l *Layer, name string) []float64 {
	t.Helper()
	c, ok := l.Column(name)
	if !ok || len(c.Floats) != len(l.level.units) {
		t.Fatalf("no numbers %s", name)
	}
	return c.Floats
}

func counts(t *testing.T, l *Layer, name string) []int64 {
	t.Helper()
	c, ok := l.Column(name)
	if !ok || len(c.Counts) != len(l.level.units) {
		t.Fatalf("no counts %s", name)
	}
	return c.Counts
}

func near(got, want float64) bool {
	return math.IsNaN(got) && math.IsNaN(want) || math.Abs(got-want) <= 1e-5*math.Abs(want)
}

// The worked example of docs/method.md, by hand:
//
//	2023-01-01 to 2023-06-30 is 181/365 = 0.495890 years; its middle lies in 2023
//	00001  3 incidents, 12,000 people of 2022 (2024 is as near; the earlier year), 10 km²
//	       rate 3/12000/0.495890·100000 = 50.4144; limits 0.618672 and 8.76727 events → 10.3967, 147.332
//	00002  0 incidents, 20,000 people of 2023: rate 0, limits 0 and 3.68888 events → 37.1946
//	00003  1 incident, people not known: no rate; 5 km² → 0.2 per km²
//	00004  1 incident, nobody lives there: no rate; area 0: no density
func TestDensityByHand(t *testing.T) {
	t.Parallel()
	m := newMemory()
	units := []geo.Unit{unit(1, geo.Commune, "00001", "26", 26, -1), unit(2, geo.Commune, "00002", "26", 26, -1),
		unit(3, geo.Commune, "00003", "26", 26, -1), unit(4, geo.Commune, "00004", "", 26, 0), unit(5, geo.Province, "26", "", 26, 50_000)}
	units[0].PeopleBy = []geo.Population{{Year: 2020, Total: 1}, {Year: 2022, Total: 12_000}, {Year: 2024, Total: 13_000}}
	units[1].PeopleBy = []geo.Population{{Year: 2022, Total: 1}, {Year: 2023, Total: 20_000}, {Year: 2026, Total: 2}}
	units[2].AreaKm2, units[3].AreaKm2 = 5, 0
	m.addEdition("e", units...)
	on := day(t, "2023-06-30")
	split := []geo.Placed{{Edition: 1, Basis: geo.BySuccession}}
	for _, p := range [][]geo.Placed{placed(1), placed(1), placed(1), placed(3), placed(4), nil, nil, split} {
		m.add(uuid.New(), geo.Fact{On: on, Groups: 1, Placed: p})
	}
	m.add(uuid.New(), geo.Fact{On: on + 1, Groups: 1, Placed: placed(2)}) // the day after the period
	s := loaded(t, m)
	l := ask(t, s, Request{Layer: "density", Filter: geo.Filter{Period: period(t, "2023-01-01", "2023-06-30")}})
	nan := math.NaN()
	for name, want := range map[string][]float64{
		"per_km2": {0.3, 0, 0.2, nan}, "rate": {50.4144, 0, nan, nan},
		"rate_low": {10.3967, 0, nan, nan}, "rate_high": {147.332, 37.1946, nan, nan}, "area_km2": {10, 10, 5, 0},
	} {
		if got := floats(t, l, name); !slices.EqualFunc(got, want, near) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	for name, want := range map[string][]int64{
		"count": {3, 0, 1, 1}, "population": {12_000, 20_000, missing, 0}, "population_year": {2022, 2023, missing, 2024},
	} {
		if got := counts(t, l, name); !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
	for name, want := range map[string]any{"total": int64(8), "unlocated": int64(2), "uncertain": int64(1), "confidence": 0.95} {
		if l.Metadata[name] != want {
			t.Errorf("%s: %v, want %v", name, l.Metadata[name], want)
		}
	}
	// The commune without a parent has no place among the provinces.
	p := ask(t, s, Request{Layer: "density", Level: geo.Province, Filter: l.Filter})
	if got := counts(t, p, "count"); got[0] != 4 || p.Metadata["uncertain"] != int64(2) || p.Metadata["total"] != int64(8) {
		t.Errorf("province: %v, %v", got, p.Metadata)
	}
}

func TestClassesStayTheSame(t *testing.T) {
	t.Parallel()
	m := twoEditions(40)
	for i := range 40 {
		for k := range i {
			m.add(uuid.New(), geo.Fact{On: geo.DayOf(2022, time.January, 1+k*20), Category: uint8(k % 3), Groups: 1, Placed: placed(int32(i + 1))})
		}
	}
	s := loaded(t, m)
	all := ask(t, s, Request{Layer: "density", Edition: "old"}).Classes
	if all.Measure != "rate" || len(all.Breaks) != 4 || !slices.IsSorted(all.Breaks) {
		t.Fatalf("classes: %+v", all)
	}
	narrow := geo.Filter{Period: period(t, "2022-01-01", "2022-02-01"), Categories: 2}
	if got := ask(t, s, Request{Layer: "density", Edition: "old", Filter: narrow}).Classes; !slices.Equal(got.Breaks, all.Breaks) {
		t.Errorf("another period, other classes: %v and %v", got, all)
	}
	if got := ask(t, s, Request{Layer: "density", Edition: "new"}).Classes; got.Measure != "per_km2" {
		t.Errorf("without populations: %+v", got)
	}
}

func TestQuintiles(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ values, want []float64 }{
		{nil, []float64{1, 2, 3, 4}},
		{[]float64{0.1, 0.3456, 0.57, 12.34, 1234}, []float64{0.35, 0.57, 12, 1200}},
		{[]float64{7, 7, 7}, []float64{7, 8.8, 11, 14}},
		{[]float64{5}, []float64{5, 6.3, 7.9, 9.9}},
	} {
		if got := quintiles(slices.Clone(c.values)); !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, want %v", c.values, got, c.want)
		}
	}
}

func TestLayerRefuses(t *testing.T) {
	t.Parallel()
	s := loaded(t, twoEditions(2))
	for name, r := range map[string]Request{
		"layer":   {Layer: "heat"},
		"edition": {Layer: "density", Edition: "1999"},
		"reading": {Layer: "status", Reading: "C"},
		"period":  {Layer: "density", Filter: geo.Filter{Period: geo.Period{From: 10, To: 9}}},
	} {
		if _, err := s.Layer(t.Context(), r); err == nil {
			t.Errorf("a wrong %s is taken", name)
		}
	}
}
