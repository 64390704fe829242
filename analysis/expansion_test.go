package analysis

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/weights"
)

// row is a store of communes 0.1 degrees apart along a parallel, which their labels lie
// on, with a model in the first.
func row(t *testing.T, counts, people []int64) *memory {
	t.Helper()
	m := chain(t, counts, people)
	for i := range m.units["e"] {
		m.units["e"][i].Label = orb.Point{105.05 + float64(i+1)/10, 21.05}
	}
	m.models = []geo.SafetyModel{modelOf(t, 1, "2024-01-01", "")}
	return m
}

func modelOf(t *testing.T, unit int32, from, to string) geo.SafetyModel {
	t.Helper()
	return geo.SafetyModel{Unit: unit, Kind: "safe_for_women", Period: period(t, from, to), Capacity: -1}
}

func in2024(t *testing.T, pairs ...string) Request {
	t.Helper()
	return Request{Layer: "expansion", Filter: geo.Filter{Period: period(t, "2024-01-01", "2024-12-31")}, Method: methodOf(t, pairs...)}
}

// Five communes, a model in the first. By distance alone the last has need 100 and those
// between 25, 50 and 75; by people alone their share of the largest, 8,000; nobody's
// report is in, so that silence is 1 everywhere. All three with weights 2, 1, 1 make
//
//	second  (2·0.25 + 4,000/8,000 + 1) / 4 = 0.5      third (2·0.5 + 1 + 1) / 4 = 0.75
//	fourth  (2·0.75 + 6,000/8,000 + 1) / 4 = 0.8125   fifth (2·1 + 0.25 + 1) / 4 = 0.8125
//
// of which the fourth comes first by its code.
func TestNeedByHand(t *testing.T) {
	t.Parallel()
	s := loaded(t, row(t, []int64{4, 1, 5, 0, 3}, []int64{2000, 4000, 8000, 6000, 2000}))
	for _, c := range []struct {
		need string
		want []float64
		rank []int64
	}{
		{"rate:0,silence:0,people:0,distance:1,trend:0", []float64{0, 25, 50, 75, 100}, []int64{missing, 4, 3, 2, 1}},
		{"rate:0,silence:0,people:3,distance:0,trend:0", []float64{25, 50, 100, 75, 25}, []int64{missing, 3, 1, 2, 4}},
		{"rate:0,silence:1,people:1,distance:2,trend:0", []float64{31.25, 50, 75, 81.25, 81.25}, []int64{missing, 4, 3, 1, 2}},
	} {
		l := ask(t, s, in2024(t, "need", c.need))
		for i, want := range c.want {
			if got := floats(t, l, "need")[i]; math.Abs(got-want) > 0.01 {
				t.Errorf("%s: need of %d is %v, want %v", c.need, i, got, want)
			}
		}
		if strings.Contains(c.need, "silence:0") { // else the last two differ by what the Earth is not flat
			for _, name := range []string{"rank", "rank_low", "rank_high"} {
				if diff := cmp.Diff(c.rank, counts(t, l, name)); diff != "" {
					t.Errorf("%s, %s: %s", c.need, name, diff)
				}
			}
		}
		if l.Metadata["need"] != c.need {
			t.Errorf("weights %v echoed for %s", l.Metadata["need"], c.need)
		}
	}
	l := ask(t, s, in2024(t))
	if vi, en := texts(t, l, "reason_vi")[0], texts(t, l, "reason_en")[0]; !strings.Contains(vi, "Đã có mô hình") || !strings.Contains(en, "not ranked") {
		t.Errorf("where a model runs: %s %s", vi, en)
	}
	if d, want := floats(t, l, "distance_m")[4], weights.Distance(orb.Point{105.15, 21.05}, orb.Point{105.55, 21.05}); d != want || texts(t, l, "nearest")[4] != "00001" {
		t.Errorf("the last is %v from %s, want %v", d, texts(t, l, "nearest")[4], want)
	}
	if vi := texts(t, l, "reason_vi")[2]; !strings.HasPrefix(vi, "Hạng 2 trên 4; không thể phân biệt với các hạng từ 1 đến 3.") || !strings.Contains(vi, "Lý do chính: ") {
		t.Error(vi)
	}
}

// The part of the rate is the smoothed rate of layer rate over the highest one.
func TestNeedUsesSmoothedRates(t *testing.T) {
	t.Parallel()
	s := loaded(t, row(t, []int64{9, 1, 5, 0, 3}, []int64{2000, 4000, 8000, 6000, -1}))
	smooth := floats(t, ask(t, s, Request{Layer: "rate", Filter: in2024(t).Filter}), "eb_global")
	l := ask(t, s, in2024(t))
	for i, eb := range smooth {
		if got := floats(t, l, "part_rate")[i]; !near(got, eb/smooth[0]) && !(math.IsNaN(got) && math.IsNaN(eb)) {
			t.Errorf("unit %d: part %v, rate %v of %v", i, got, eb, smooth[0])
		}
	}
	if counts(t, l, "rank")[4] != missing || !math.IsNaN(floats(t, l, "need")[4]) || !strings.Contains(texts(t, l, "reason_en")[4], "is not known") {
		t.Errorf("who is not known is ranked: %v", texts(t, l, "reason_en")[4])
	}
}

// Ranks lie within their limits; the same seed gives the same limits, also of fewer
// units; a commune with far more incidents than all others is first beyond doubt.
func TestRanksAndTheirLimits(t *testing.T) {
	t.Parallel()
	incidents, people := same(30, 3), same(30, 5000)
	incidents[17] = 90
	s := loaded(t, row(t, incidents, people))
	rateOnly := "rate:1,silence:0,people:0,distance:0,trend:0"
	l := ask(t, s, in2024(t, "need", rateOnly))
	rank, low, high := counts(t, l, "rank"), counts(t, l, "rank_low"), counts(t, l, "rank_high")
	wide := 0
	for i := range rank {
		if low[i] > rank[i] || rank[i] > high[i] {
			t.Errorf("rank %d is not within %d and %d", rank[i], low[i], high[i])
		}
		if high[i]-low[i] > 15 {
			wide++
		}
	}
	if rank[17] != 1 || high[17] != 1 || wide < 25 {
		t.Errorf("the highest has rank %d up to %d; of the equal ones %d cannot be told apart", rank[17], high[17], wide)
	}
	again, other := ask(t, s, in2024(t, "need", rateOnly, "seed", "0")), ask(t, s, in2024(t, "need", rateOnly, "seed", "7"))
	if !slices.Equal(counts(t, again, "rank_low"), low) || slices.Equal(counts(t, other, "rank_low"), low) && slices.Equal(counts(t, other, "rank_high"), high) {
		t.Error("the seed does not decide the draws, or something else does")
	}
	if !slices.Equal(counts(t, other, "rank"), rank) {
		t.Error("the seed changes ranks")
	}
}

// A rise over ten quarters adds its tau; chance does not.
func TestNeedOfRisingUnits(t *testing.T) {
	t.Parallel()
	m := row(t, same(3, 0), same(3, 5000))
	for quarter := range 10 {
		for n := range 2*quarter + 2 {
			m.facts = append(m.facts, geo.Fact{On: geo.DayOf(2022, 1, 5) + geo.Day(quarter*91+n), Groups: 1 << 4, Area: 26, Placed: placed(2)})
		}
		m.facts = append(m.facts, geo.Fact{On: geo.DayOf(2022, 1, 5) + geo.Day(quarter*91), Groups: 1 << 4, Area: 26, Placed: placed(3)})
	}
	s := loaded(t, m)
	l := ask(t, s, Request{Layer: "expansion", Filter: geo.Filter{Period: period(t, "2022-01-01", "2024-06-30")}})
	if got := floats(t, l, "part_trend"); got[1] != 1 || got[2] != 0 {
		t.Errorf("parts %v", got)
	}
	if got := texts(t, l, "trend"); got[1] != "rising" || got[2] != "not_told" {
		t.Errorf("words %v", got)
	}
	short := ask(t, s, Request{Layer: "expansion", Filter: geo.Filter{Period: period(t, "2022-01-01", "2023-06-30")}})
	if got := texts(t, short, "trend"); got[1] != "" || floats(t, short, "part_trend")[1] != 0 {
		t.Errorf("six quarters tell %v", got)
	}
}

func TestNeedWeightsRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"rate", "rate:-1", "rate:x", "rate:NaN", "rate:2000", "size:1", "rate:1,rate:2", "rate:0,silence:0,people:0,distance:0,trend:0", ","} {
		var f Inference
		var invalid *geo.InvalidError
		if err := f.Set("need", text); !errors.As(err, &invalid) || invalid.Field != "need" {
			t.Errorf("%q: %v", text, err)
		}
	}
	w, err := parseNeed("silence:5, trend:0")
	if want := (NeedWeights{4, 5, 2, 1, 0}); err != nil || *w != want {
		t.Errorf("%v, %v", w, err)
	}
}

// Models count on the day that the period ends, wherever they were recorded: in a unit
// of the edition, by their point, or by what their commune wholly became.
func TestModelsOfAllEditions(t *testing.T) {
	t.Parallel()
	m := twoEditions(10) // 1001 to 1005 of the new edition take the place of two old ones each
	m.successors = []geo.Successor{{From: 1, To: 1001, Whole: true, Share: 1}, {From: 3, To: 1002, Share: 0.5}, {From: 3, To: 1003, Share: 0.5}}
	in := m.units["new"][3]
	located := modelOf(t, 9, "2024-01-01", "")
	located.Located, located.Point = true, in.Outline.Bound().Center()
	m.models = []geo.SafetyModel{modelOf(t, 1, "2023-01-01", ""), modelOf(t, 3, "2023-01-01", ""), located, modelOf(t, 1005, "2024-01-01", "2024-06-30"), modelOf(t, 1005, "2025-01-01", "")}
	s := loaded(t, m)
	for to, want := range map[string][]int64{"2024-03-31": {1, 0, 0, 1, 1}, "2024-12-31": {1, 0, 0, 1, 0}, "2025-12-31": {1, 0, 0, 1, 1}, "2023-06-01": {1, 0, 0, 0, 0}} {
		r := in2024(t)
		r.Edition, r.Filter.Period = "new", period(t, "2023-01-01", to)
		l := ask(t, s, r)
		if diff := cmp.Diff(want, counts(t, l, "models")); diff != "" {
			t.Errorf("%s: %s", to, diff)
		}
		if told := l.Metadata["models"].(map[string]any); told["unplaced"] != 1 || told["as_of"] != to {
			t.Errorf("%s: %v", to, told)
		}
	}
}

func BenchmarkExpansionLayer(b *testing.B) {
	for _, n := range []int{136, 3321} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			m := newMemory()
			var units []geo.Unit
			for i := range n {
				u := unit(int32(i+1), geo.Commune, fmt.Sprintf("%05d", i), "", 26, int64(3000+i))
				u.Label = u.Outline.Bound().Center()
				units = append(units, u)
				for k := range i % 7 {
					m.facts = append(m.facts, geo.Fact{On: geo.DayOf(2021, 1, 1) + geo.Day(k*200), Groups: 1 << 4, Area: 26, Placed: placed(u.ID)})
				}
			}
			m.addEdition("old", units...)
			for k := range 20 {
				m.models = append(m.models, geo.SafetyModel{Unit: int32(1 + k*n/20), Period: geo.AllDates})
			}
			s := loaded(b, m)
			ctx := geo.WithScope(b.Context(), geo.Everything)
			for k := 0; b.Loop(); k++ {
				var f Inference
				if err := f.Set("seed", fmt.Sprint(k)); err != nil {
					b.Fatal(err)
				}
				if _, err := s.Layer(ctx, Request{Layer: "expansion", Edition: "old", Method: f}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// Help is near where a trusted address is, at its point or at the label of its commune;
// it makes no commune one with a model. Five communes 0.1 degrees apart, a model in the
// first: an address in the fifth leaves the third farthest from any help.
func TestTrustedAddressesAreNear(t *testing.T) {
	t.Parallel()
	s := loaded(t, row(t, same(5, 2), same(5, 2000)))
	add(t, s, "addresses", `{"code":"00005","name":"Nhà văn hóa","opened_on":"2024-03-08"}`)
	add(t, s, "addresses", `{"code":"00003","name":"Trạm y tế","opened_on":"2024-03-08","closed_on":"2024-06-30"}`)
	l := ask(t, s, in2024(t, "need", "rate:0,silence:0,people:0,distance:1,trend:0"))
	for i, want := range []float64{0, 50, 100, 50, 0} {
		if got := floats(t, l, "need")[i]; math.Abs(got-want) > 0.01 {
			t.Errorf("need of %d is %v, want %v", i+1, got, want)
		}
	}
	if near, models := texts(t, l, "nearest"), counts(t, l, "models"); near[3] != "00005" || near[1] != "00001" || !slices.Equal(models, []int64{1, 0, 0, 0, 0}) || counts(t, l, "rank")[4] < 0 {
		t.Errorf("nearest %q, models %v", near, models)
	}
	if reason := texts(t, l, "reason_en")[3]; !strings.Contains(reason, "nearest trusted address is 10.4 km away") {
		t.Error(reason)
	}
	add(t, s, "addresses", `{"code":"00005","name":"Chùa","lon":105.45,"lat":21.05,"opened_on":"2024-03-08"}`)
	if d := floats(t, ask(t, s, in2024(t)), "distance_m"); d[3] != 0 && math.Abs(d[3]) > 1 || d[4] != 0 {
		t.Errorf("an address at the label of the fourth: %v", d)
	}
}
