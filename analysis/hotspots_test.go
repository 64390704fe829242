package analysis

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// chain is an edition of communes in a row, each the neighbour of the one before
// and the one behind, with so many incidents on 1 June 2024 and so many people;
// fewer than none are not known.
func chain(t *testing.T, counts, people []int64) *memory {
	t.Helper()
	m := newMemory()
	var units []geo.Unit
	for i := range counts {
		units = append(units, unit(int32(i+1), geo.Commune, fmt.Sprintf("%05d", i+1), "", 26, people[i]))
	}
	m.addEdition("e", units...)
	for i, n := range counts {
		for range n {
			m.add(uuid.New(), geo.Fact{On: day(t, "2024-06-01"), Groups: 1 << 4, Area: 26, Placed: placed(int32(i + 1))})
		}
	}
	return m
}

// same returns n times v.
func same(n int, v int64) []int64 { return slices.Repeat([]int64{v}, n) }

// method is an inference of keys and values that the test knows to be good.
func methodOf(t *testing.T, pairs ...string) (f Inference) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if err := f.Set(pairs[i], pairs[i+1]); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

func texts(t *testing.T, l *Layer, name string) []string {
	t.Helper()
	c, ok := l.Column(name)
	if !ok || len(c.Texts) != len(l.level.units) {
		t.Fatalf("no texts %s", name)
	}
	return c.Texts
}

func told(t *testing.T, l *Layer, key string) any {
	t.Helper()
	m, _ := l.Metadata["method"].(map[string]any)
	v, ok := m[key]
	if !ok {
		t.Fatalf("the method does not say %s: %v", key, m)
	}
	return v
}

// Ten communes of 1,000 people with 5, 0, 6, 0, 1, 0 … incidents, compared with all
// others. Around the second lie 11 of 12 incidents among 3 of 10 people:
//
//	E = 12·0.3 = 3.6      Z = (11 − 3.6)/√(12·0.3·0.7) = 4.66156
//	P(S ≥ 11) = 12·0.3¹¹·0.7 + 0.3¹² = 1.541179e−5      p = 3.082358e−5
//
// Around the first lie 5 among 2, around the third 7 among 3.
func TestHotspotsByHand(t *testing.T) {
	t.Parallel()
	s := loaded(t, chain(t, []int64{5, 0, 6, 0, 1, 0, 0, 0, 0, 0}, same(10, 1000)))
	l := ask(t, s, Request{Layer: "hotspots", Method: methodOf(t, "reference", "all")})
	if got := counts(t, l, "around")[:4]; !slices.Equal(got, []int64{5, 11, 6, 7}) {
		t.Errorf("around %v", got)
	}
	for name, want := range map[string]float64{"expected": 1.2, "around_expected": 3.6, "around_share": 0.3, "z": 4.661562, "p": 3.082358e-5, "p_high": 1.541179e-5, "q": 3.082358e-4} {
		if got := floats(t, l, name)[1]; math.Abs(got-want) > 1e-6*want {
			t.Errorf("%s %v, want %v", name, got, want)
		}
	}
	if classes := texts(t, l, "class"); classes[1] != "hot_99" || classes[9] != "not_significant" {
		t.Errorf("classes %v", classes)
	}
	for key, want := range map[string]any{"null": hotspot.Poisson, "statistic": hotspot.GiStar, "exact": true, "reference": hotspot.AllOthers, "reference_incidents": int64(12),
		"reference_units": 10, "reference_people": 10_000., "population": Everybody, "measure": hotspot.Rate, "weights": "queen", "n": 10, "islands": 0, "links": 18} {
		if got := told(t, l, key); got != want {
			t.Errorf("%s %v, want %v", key, got, want)
		}
	}
}

// Every figure follows from the answer's own columns and metadata.
func TestHotspotsCanBeRecomputed(t *testing.T) {
	t.Parallel()
	s := loaded(t, chain(t, []int64{5, 0, 16, 9, 1, 0, 2, 3, 0, 1, 2, 0, 1, 1, 0}, []int64{900, 400, 3000, 800, 1200, 700, 800, 2500, 900, 400, 800, 1000, 1100, 600, 500}))
	for _, pairs := range [][]string{nil, {"reference", "all"}, {"statistic", "gi"}, {"statistic", "gi", "reference", "all"}, {"weights", "knn:3"}, {"correction", "by"}, {"correction", "none"}} {
		l := ask(t, s, Request{Layer: "hotspots", Method: methodOf(t, pairs...)})
		m := l.state(t)
		around, total := counts(t, l, "around"), counts(t, l, "around_total")
		p := floats(t, l, "p")
		for i := range p {
			share := floats(t, l, "around_share")[i]
			e := float64(total[i]) * share
			low, high := rate.BinomialTails(around[i], total[i], share)
			for name, want := range map[string]float64{
				"around_expected": e, "z": (float64(around[i]) - e) / math.Sqrt(e*(1-share)), "p_low": low, "p_high": high, "p": math.Min(1, 2*math.Min(low, high)),
				"expected": float64(m["reference_incidents"].(int64)) * float64(counts(t, l, "population")[i]) / m["reference_people"].(float64),
				"q":        hotspot.QValues(p, m["correction"].(hotspot.Correction))[i],
			} {
				if got := floats(t, l, name)[i]; !near(got, want) {
					t.Errorf("%v: %s of commune %d is %v, the other columns give %v", pairs, name, i+1, got, want)
				}
			}
		}
	}
}

// state returns the method as the metadata tell it.
func (l *Layer) state(t *testing.T) map[string]any {
	t.Helper()
	m, ok := l.Metadata["method"].(map[string]any)
	if !ok {
		t.Fatal("no method")
	}
	return m
}

// Without populations the counts are shuffled. One commune in a row of six has nine
// incidents: it comes to the one neighbour of the first in one of five shuffles, to
// one of the two of the third in two of five.
func TestHotspotsWithoutPopulations(t *testing.T) {
	t.Parallel()
	s := loaded(t, chain(t, []int64{0, 9, 0, 0, 0, 0}, same(6, -1)))
	l := ask(t, s, Request{Layer: "hotspots"})
	if told(t, l, "null") != hotspot.Permutation || told(t, l, "measure") != hotspot.Plain || told(t, l, "exact") != true || told(t, l, "population") != nil || told(t, l, "reference_people") != nil {
		t.Errorf("method %v", l.Metadata["method"])
	}
	for i, want := range map[int]float64{0: 0.4, 1: 1, 2: 0.8, 5: 1} {
		if got := floats(t, l, "p")[i]; !near(got, want) {
			t.Errorf("p of commune %d is %v, want %v", i+1, got, want)
		}
	}
	if got := counts(t, l, "population")[0]; got != missing {
		t.Errorf("population %d", got)
	}
	// Asked for what needs people, the layer refuses and names what was asked.
	for key, value := range map[string]string{"null": "poisson", "measure": "rate", "population": "women"} {
		_, err := s.Layer(geo.WithScope(t.Context(), geo.Everything), Request{Layer: "hotspots", Method: methodOf(t, key, value)})
		refusedFor(t, err, key)
	}
}

// A population below the number of incidents is wrong: the unit is left out of
// everything and says so; so do one whose people are not known and an empty one.
func TestHotspotsLeaveOut(t *testing.T) {
	t.Parallel()
	s := loaded(t, chain(t, []int64{1, 7, 1, 2, 0, 0, 1}, []int64{1000, 6, 1000, -1, 0, 1000, 1000}))
	l := ask(t, s, Request{Layer: "hotspots", Method: methodOf(t, "reference", "all")})
	for i, want := range []string{"", "Số liệu dân số đã nhập của Xã 00002 (6) nhỏ hơn số vụ (7) nên không xét: cần kiểm tra lại.", "", "Không rõ dân số của Xã 00004 nên không xét.", "Xã 00005 không có dân nên không xét.", "", ""} {
		if got := texts(t, l, "reason_vi")[i]; got != want {
			t.Errorf("commune %d: %q, want %q", i+1, got, want)
		}
		if none := texts(t, l, "class")[i] == "no_data"; none != (want != "") || none != math.IsNaN(floats(t, l, "p")[i]) || none != (counts(t, l, "around")[i] == missing) {
			t.Errorf("commune %d is %s with p %v", i+1, texts(t, l, "class")[i], floats(t, l, "p")[i])
		}
	}
	if en := texts(t, l, "reason_en")[1]; en != "The population stored for Xã 00002 (6) is smaller than its number of incidents (7): it is left out until that is right." {
		t.Error(en)
	}
	if got := counts(t, l, "count"); !slices.Equal(got, []int64{1, 7, 1, 2, 0, 0, 1}) || told(t, l, "no_data") != 3 || told(t, l, "reference_incidents") != int64(3) {
		t.Errorf("counts %v, method %v", got, l.Metadata["method"])
	}
}

// Women and children as denominators, of the year in which they were last counted.
func TestHotspotsOverWomenAndChildren(t *testing.T) {
	t.Parallel()
	m := chain(t, []int64{5, 0, 6, 0, 1, 0, 0, 0, 0, 0}, same(10, 1000))
	for i := range m.units["e"] {
		m.units["e"][i].PeopleBy = []geo.Population{{Year: 2019, Total: 950, Women: int64(400 + i), Children: -1}, {Year: 2024, Total: 1000, Women: -1, Children: int64(200 + 10*i)}}
	}
	s := loaded(t, m)
	for who, want := range map[string][2]int64{"total": {1003, 2024}, "women": {403, 2019}, "children": {230, 2024}} {
		m.units["e"][3].PeopleBy[1].Total = 1003
		for _, layer := range []string{"hotspots", "rate", "silence"} {
			l := ask(t, s, Request{Layer: layer, Method: methodOf(t, "population", who)})
			if got := [2]int64{counts(t, l, "population")[3], counts(t, l, "population_year")[3]}; got != want {
				t.Errorf("%s over %s: %v, want %v", layer, who, got, want)
			}
		}
		if l := ask(t, s, Request{Layer: "hotspots", Method: methodOf(t, "population", who)}); told(t, l, "population") != Population(who) {
			t.Errorf("population %v", told(t, l, "population"))
		}
	}
}

// An island has no neighbours: Gi* looks at the unit itself, Gi and Moran at nothing.
func TestHotspotsOfIslands(t *testing.T) {
	t.Parallel()
	m := chain(t, []int64{2, 0, 1, 9, 0, 1}, same(6, 1000))
	m.units["e"][3].Outline = square(40, 40)
	s := loaded(t, m)
	for _, statistic := range []string{"gistar", "gi", "moran"} {
		l := ask(t, s, Request{Layer: "hotspots", Method: methodOf(t, "statistic", statistic)})
		if class := texts(t, l, "class")[3]; class != "no_neighbours" || told(t, l, "islands") != 1 || told(t, l, "components") != 3 {
			t.Errorf("%s: class %s, method %v", statistic, class, l.Metadata["method"])
		}
		if z, p := floats(t, l, "z")[3], floats(t, l, "p")[3]; math.IsNaN(z) != (statistic != "gistar") || math.IsNaN(p) != (statistic != "gistar") {
			t.Errorf("%s: z %v, p %v", statistic, z, p)
		}
		if vi := texts(t, l, "reason_vi")[3]; vi != "" {
			t.Errorf("%s: %q", statistic, vi)
		}
	}
	// Its nearest neighbours are far, and there are some.
	l := ask(t, s, Request{Layer: "hotspots", Method: methodOf(t, "weights", "knn:2")})
	if class := texts(t, l, "class")[3]; class == "no_neighbours" || told(t, l, "weights") != (weights.Spec{Kind: weights.NearestK, K: 2}).String() {
		t.Errorf("class %s, method %v", class, l.Metadata["method"])
	}
}

// Districts are units like any: their sums, their people, their neighbours.
func TestHotspotsOfDistricts(t *testing.T) {
	t.Parallel()
	m := twoEditions(20) // districts 500 to 503, side by side
	for i := range 20 {
		for range i {
			m.add(uuid.New(), geo.Fact{On: day(t, "2024-06-01"), Groups: 16, Placed: placed(int32(i + 1))})
		}
	}
	l := ask(t, loaded(t, m), Request{Layer: "hotspots", Edition: "old", Level: geo.District, Method: methodOf(t, "reference", "all")})
	if got := counts(t, l, "count"); !slices.Equal(got, []int64{10, 35, 60, 85}) {
		t.Errorf("counts %v", got)
	}
	if got := counts(t, l, "around"); !slices.Equal(got, []int64{45, 105, 180, 145}) {
		t.Errorf("around %v", got)
	}
	if got := floats(t, l, "around_share")[0]; !near(got, 12_005./24_030) {
		t.Errorf("share %v", got)
	}
}
