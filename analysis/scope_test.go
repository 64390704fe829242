package analysis

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// arealLayers are all layers of areas.
func arealLayers() (names []string) {
	for _, l := range Catalogue() {
		if l.Columns != nil {
			names = append(names, l.Name)
		}
	}
	return names
}

// questionsOfAllKinds is a question of every layer, with the methods that sum over neighbours.
func questionsOfAllKinds(t *testing.T) map[string]Request {
	t.Helper()
	all := map[string]Request{}
	for _, layer := range arealLayers() {
		all[layer] = Request{Layer: layer, Edition: "old"}
		all[layer+" of 2023"] = Request{Layer: layer, Edition: "old", Filter: geo.Filter{Period: period(t, "2023-01-01", "2023-12-31")}}
		all[layer+" of districts"] = Request{Layer: layer, Edition: "old", Level: geo.District}
	}
	for name, pairs := range map[string][]string{"all": {"reference", "all"}, "gi": {"statistic", "gi"}, "shuffled": {"null", "permutation"}, "eb": {"measure", "eb"}, "counts": {"measure", "value"}, "knn": {"weights", "knn:3"}} {
		all["hotspots "+name] = Request{Layer: "hotspots", Edition: "old", Method: methodOf(t, pairs...)}
	}
	return all
}

// What a caller is told does not change with what he may not see: two worlds that
// differ only there have the same answers, legends, reasons and metadata included.
func TestScopeTellsNothingOfTheRest(t *testing.T) {
	t.Parallel()
	scope := geo.Scope{Areas: []int32{1, 26}} // of communes of areas 0 to 2; districts are of 26
	worlds := make([]*Service, 2)
	for k := range worlds {
		m := twoEditions(20)
		shared := randomFacts(rand.New(rand.NewPCG(1, 2)), 400, 20, uuid.New())
		own := slices.DeleteFunc(shared, func(f geo.Fact) bool { return !scope.Contains(f.Area) })
		other := randomFacts(rand.New(rand.NewPCG(uint64(k), 3)), 100+3000*k, 20, uuid.New())
		for i := range other {
			if scope.Contains(other[i].Area) {
				other[i].Area = 2
			}
			other[i].On += geo.Day(3000 * k) // and are of other years
		}
		m.add(uuid.New(), append(slices.Clone(own), other...)...)
		for i := range int32(20) {
			if u := m.units["old"][i]; k == 1 && !scope.Contains(u.Area) || i%2 == 0 && scope.Contains(u.Area) {
				m.reported(t, u.ID, "2021-01-01", "2025-12-31")
			}
		}
		worlds[k] = loaded(t, m)
	}
	ctx := geo.WithScope(t.Context(), scope)
	for name, r := range questionsOfAllKinds(t) {
		var said []string
		for _, s := range worlds {
			l, err := s.Layer(ctx, r)
			if err != nil {
				t.Fatal(err)
			}
			said = append(said, values(t, l))
		}
		if diff := cmp.Diff(said[0], said[1]); diff != "" {
			t.Errorf("%s tells of what is out of scope: %s", name, diff)
		}
	}
}

// A unit out of scope has no figure of incidents or reports, and no verdict: it is no
// zero. What is in scope is as if there were nothing else.
func TestHiddenUnitsAreNoZeros(t *testing.T) {
	t.Parallel()
	m := chain(t, []int64{5, 0, 6, 0, 9, 9, 1, 0, 0, 0}, same(10, 1000))
	for _, i := range []int{4, 5} {
		m.units["e"][i].Area = 25
	}
	for i := range m.facts {
		if u := m.facts[i].Placed[0].Unit; u == 5 || u == 6 {
			m.facts[i].Area = 25
		}
	}
	m.facts[0].Placed = placed(6) // of an area that is seen, in a unit that is not
	m.reported(t, 5, "2024-01-01", "2024-12-31")
	s := loaded(t, m)
	ctx := geo.WithScope(t.Context(), geo.Scope{Areas: []int32{26}})
	known := map[string]bool{"code": true, "name": true, "area_km2": true, "population": true, "population_year": true, "reason_vi": true, "reason_en": true, "class": true, "models": true}
	for _, layer := range arealLayers() {
		l, err := s.Layer(ctx, Request{Layer: layer})
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range l.Columns {
			for i := range 10 {
				hidden, null := i == 4 || i == 5, string(c.appendJSON(nil, i)) == "null"
				if hidden && !null && !known[c.Name] {
					t.Errorf("%s shows %s of hidden unit %d: %s", layer, c.Name, i+1, c.appendJSON(nil, i))
				}
				if !hidden && null && (c.Name == "count" || c.Name == "status" || c.Name == "verdict" || c.Name == "rate") {
					t.Errorf("%s has no %s of unit %d", layer, c.Name, i+1)
				}
			}
		}
		if l.Metadata["total"] != int64(12) || l.Metadata["in_hidden_units"] != int64(1) {
			if layer != "status" && layer != "models" { // whose victims are not all women or children, or which counts none
				t.Errorf("%s: %v", layer, l.Metadata)
			}
		}
		if layer == "hotspots" {
			if got := counts(t, l, "around")[:4]; !slices.Equal(got, []int64{4, 10, 6, 6}) || texts(t, l, "class")[4] != "no_data" || texts(t, l, "reason_vi")[4] != hiddenVi || told(t, l, "n") != 8 {
				t.Errorf("around %v, method %v", got, l.Metadata["method"])
			}
			if told(t, l, "reference_incidents").(int64) > 11 {
				t.Errorf("the reference knows of what is hidden: %v", l.Metadata["method"])
			}
		}
	}
	// Whoever sees nothing gets answers all the same.
	for name, r := range map[string]Request{"hotspots": {Layer: "hotspots"}, "rate": {Layer: "rate"}, "silence": {Layer: "silence"}, "status": {Layer: "status"}, "moran": {Layer: "hotspots", Method: methodOf(t, "statistic", "moran")}} {
		l, err := s.Layer(t.Context(), r)
		if err != nil || strings.Contains(values(t, l), `"count":[0`) || l.Metadata["total"] != int64(0) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Commune 1 of province 26 went into 11 of the merged province 25 on 1 July 2025.
// Incidents of before are recorded under 26: who sees 25 alone sees 11 whole only in
// periods from then on, and who sees 26 alone sees 1 whole only in periods until then.
func TestMergedProvincesAreSeenInFullOrNotAtAll(t *testing.T) {
	t.Parallel()
	m := newMemory()
	m.addEdition("old", unit(1, geo.Commune, "1", "D", 26, 9), unit(2, geo.Commune, "2", "D", 26, 9), unit(3, geo.District, "D", "", 26, 9))
	m.addEdition("new", unit(11, geo.Commune, "1", "P", 25, 9), unit(12, geo.Commune, "2", "P", 25, 9), unit(13, geo.Province, "P", "", 25, 9))
	m.editions[0].ValidTo, m.editions[1].ValidFrom = day(t, "2025-06-30"), day(t, "2025-07-01")
	m.successors = []geo.Successor{{From: 1, To: 11, Whole: true}}
	both := []geo.Placed{{Edition: 1, Unit: 1}, {Edition: 2, Unit: 11}}
	m.add(uuid.New(), geo.Fact{On: day(t, "2024-05-01"), Groups: 2, Area: 26, Placed: both}, geo.Fact{On: day(t, "2025-08-01"), Groups: 2, Area: 25, Placed: both})
	s := loaded(t, m)
	const none = missing
	for _, c := range []struct {
		edition  string
		level    geo.Level
		from, to string
		areas    []int32
		want     []int64
	}{
		{"new", geo.Commune, "2024-01-01", "2024-12-31", []int32{25}, []int64{none, 0}},
		{"new", geo.Commune, "2025-07-01", "2025-12-31", []int32{25}, []int64{1, 0}},
		{"new", geo.Commune, "2025-06-30", "2025-12-31", []int32{25}, []int64{none, 0}},
		{"new", geo.Commune, "2024-01-01", "2024-12-31", []int32{25, 26}, []int64{1, 0}},
		{"new", geo.Commune, "2024-01-01", "2024-12-31", []int32{26}, []int64{none, none}},
		{"new", geo.Province, "2024-01-01", "2024-12-31", []int32{25}, []int64{none}},
		{"new", geo.Province, "2025-07-01", "2025-12-31", []int32{25}, []int64{1}},
		{"old", geo.Commune, "2024-01-01", "2025-06-30", []int32{26}, []int64{1, 0}},
		{"old", geo.Commune, "2024-01-01", "2025-07-01", []int32{26}, []int64{none, 0}},
		{"old", geo.District, "2024-01-01", "2025-07-01", []int32{26}, []int64{none}},
		{"old", geo.Commune, "2024-01-01", "2025-07-01", nil, []int64{none, none}},
	} {
		l, err := s.Layer(geo.WithScope(context.Background(), geo.Scope{Areas: c.areas}), Request{Layer: "density", Edition: c.edition, Level: c.level, Filter: geo.Filter{Period: period(t, c.from, c.to)}})
		if err != nil {
			t.Fatal(err)
		}
		if got := counts(t, l, "count"); !slices.Equal(got, c.want) {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// Answers are remembered by who asked: a wider scope before must not show.
func TestScopesShareNoAnswers(t *testing.T) {
	t.Parallel()
	m := chain(t, []int64{5, 0, 6, 0, 9, 9}, same(6, 1000))
	m.units["e"][0].Area = 25
	s := loaded(t, m)
	for _, layer := range []string{"status", "rate", "hotspots", "silence"} {
		seen := map[string]string{}
		for _, scope := range []geo.Scope{geo.Everything, {Areas: []int32{26}}, {Areas: []int32{25}}, {Areas: []int32{25, 26}}, {}} {
			l, err := s.Layer(geo.WithScope(t.Context(), scope), Request{Layer: layer})
			if err != nil {
				t.Fatal(err)
			}
			tag, who := l.ETag("values"), fmt.Sprint(scope)
			if other, ok := seen[tag]; ok {
				t.Errorf("%s: %s and %s get one answer", layer, who, other)
			}
			seen[tag] = who
		}
	}
}

// Every layer answers on any data, however poor, in all three forms, with the columns
// of the catalogue.
func TestLayersOfPoorData(t *testing.T) {
	t.Parallel()
	one := chain(t, []int64{3}, []int64{1000})
	alike, empty := chain(t, same(6, 2), same(6, 1000)), chain(t, same(6, 0), same(6, 1000))
	nobody := chain(t, []int64{1, 0, 2}, same(3, 0))
	pair, strangers := chain(t, []int64{1, 0}, []int64{1000, -1}), chain(t, []int64{1, 0, 4}, same(3, -1))
	for name, m := range map[string]*memory{"one unit": one, "all alike": alike, "no incidents": empty, "nobody": nobody, "one known": pair, "none known": strangers, "two editions": twoEditions(20)} {
		s := loaded(t, m)
		for _, info := range Catalogue() {
			if info.Columns == nil {
				continue
			}
			methods := [][]string{nil}
			if info.Name == "hotspots" {
				methods = append(methods, []string{"statistic", "gi"}, []string{"statistic", "moran"}, []string{"null", "permutation"}, []string{"measure", "value"}, []string{"measure", "eb"}, []string{"style", "W"})
			}
			for _, method := range methods {
				l, err := s.Layer(geo.WithScope(t.Context(), geo.Everything), Request{Layer: info.Name, Method: methodOf(t, method...)})
				var invalid *geo.InvalidError
				if method != nil && method[0] == "measure" && errors.As(err, &invalid) {
					continue // rates of nobody
				}
				if err != nil {
					t.Errorf("%s, %s %v: %v", name, info.Name, method, err)
					continue
				}
				var names, want []string
				for _, c := range l.Columns {
					names = append(names, c.Name)
					for _, v := range c.Floats {
						if math.IsInf(v, 0) {
							t.Errorf("%s, %s %v: %s is infinite", name, info.Name, method, c.Name)
						}
					}
				}
				for _, c := range info.Columns {
					want = append(want, c.Name)
				}
				if !slices.Equal(names, want) || l.ETag("values") == "" || l.WriteGeoJSON(new(strings.Builder)) != nil || l.WriteCSV(new(strings.Builder)) != nil {
					t.Errorf("%s, %s %v: columns %v, metadata %v", name, info.Name, method, names, l.Metadata)
				}
			}
		}
	}
}
