package analysis

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/siting"
	"github.com/antoan-vn/antoan/geo/weights"
)

func expand(tb testing.TB, s *Service, r ExpansionRequest) *Expansion {
	tb.Helper()
	a, err := s.Expansion(geo.WithScope(tb.Context(), geo.Everything), r)
	if err != nil {
		tb.Fatal(err)
	}
	return a
}

// scattered is a store of n communes in two districts with labels anywhere within 50 km,
// and a model in the first.
func scattered(tb testing.TB, n int, seed uint64) *memory {
	tb.Helper()
	r, m := rand.New(rand.NewPCG(seed, 5)), newMemory()
	var units []geo.Unit
	var facts []geo.Fact
	for i := range n {
		u := unit(int32(i+1), geo.Commune, "c"+string(rune('a'+i)), []string{"d1", "d2"}[i%2], 26, int64(1000+r.IntN(20_000)))
		u.Label = orb.Point{105 + r.Float64()/2, 21 + r.Float64()/2}
		units = append(units, u)
		for range r.IntN(12) {
			facts = append(facts, geo.Fact{On: day(tb, "2024-06-01"), Groups: 1 << 4, Area: 26, Placed: placed(u.ID)})
		}
	}
	m.addEdition("e", append(units, unit(901, geo.District, "d1", "", 26, 10_000), unit(902, geo.District, "d2", "", 26, 10_000))...)
	m.add(uuid.New(), facts...)
	m.models = []geo.SafetyModel{{Unit: 1, Period: geo.AllDates, Capacity: 5}}
	return m
}

// every calls visit for every set of k of the places 0 to n − 1.
func every(n, k int, visit func([]int)) {
	set := make([]int, 0, k)
	var from func(int)
	from = func(at int) {
		if len(set) == k {
			visit(set)
			return
		}
		for i := at; i < n; i++ {
			set = append(set, i)
			from(i + 1)
			set = set[:len(set)-1]
		}
	}
	from(0)
}

// The set is the best of all sets, for both objectives, by numbers that the layer itself
// gives away; greedy is no better, and the set is where the rules let it be.
func TestExpansionByBruteForce(t *testing.T) {
	t.Parallel()
	for seed := range uint64(6) {
		m := scattered(t, 13, seed)
		s := loaded(t, m)
		units, demand := m.units["e"], floats(t, ask(t, s, in2024(t)), "demand")
		for _, objective := range []siting.Objective{siting.Cover, siting.Median} {
			a := expand(t, s, ExpansionRequest{Request: in2024(t), Models: 3, Within: 12_000, Objective: objective})
			best := math.Inf(-1)
			every(12, 3, func(set []int) { // the first unit has a model
				value := 0.0
				for i := range 13 {
					near := weights.Distance(units[i].Label, units[0].Label)
					for _, j := range set {
						near = min(near, weights.Distance(units[i].Label, units[j+1].Label))
					}
					switch {
					case objective == siting.Median:
						value -= demand[i] * near
					case near <= 12_000:
						value += demand[i]
					}
				}
				best = max(best, value)
			})
			if best = math.Abs(best); math.Abs(*a.Value-best) > 1e-9*best || !a.Optimal || *a.Gap != 0 || math.Abs(a.Bound-best) > 1e-9*best {
				t.Errorf("%s, seed %d: %v optimal %v gap %v, the best of all sets has %v", objective, seed, *a.Value, a.Optimal, *a.Gap, best)
			}
			if worse := *a.Greedy.Value - *a.Value; objective == siting.Cover && worse > 1e-9*best || objective == siting.Median && worse < -1e-9*best {
				t.Errorf("%s: greedy %v is better than %v", objective, *a.Greedy.Value, *a.Value)
			}
			if len(a.Chosen) != 3 || a.Covered < a.Before.Covered || a.Covered > a.DemandTotal*(1+1e-12) || len(a.Existing) != 1 || a.Existing[0].Code != units[0].Code {
				t.Errorf("%+v", a)
			}
			for _, c := range a.Chosen {
				if c.Code == units[0].Code || c.Rank < 1 || !strings.HasPrefix(c.Reason.Vi, "Hạng ") {
					t.Errorf("chosen %+v", c)
				}
			}
		}
	}
}

// More models never cover less, a model per district takes at least one of each, and
// what can be served in a year is no more than the capacities.
func TestExpansionRules(t *testing.T) {
	t.Parallel()
	s := loaded(t, scattered(t, 16, 3))
	last := -1.0
	for models := 1; models <= 5; models++ {
		a := expand(t, s, ExpansionRequest{Request: in2024(t), Models: models, Within: 10_000})
		if a.Covered < last*(1-1e-12) {
			t.Errorf("%d models cover %v, fewer covered %v", models, a.Covered, last)
		}
		last = a.Covered
	}
	// The model that runs is in d1: of two new ones per_district 2 puts one there and two in d2.
	a := expand(t, s, ExpansionRequest{Request: in2024(t), Models: 3, Within: 10_000, PerDistrict: 2})
	in := map[string]int{}
	for _, c := range a.Chosen {
		in[[]string{"d1", "d2"}[(c.Code[1]-'a')%2]]++
	}
	if in["d1"] != 1 || in["d2"] != 2 {
		t.Errorf("districts %v", in)
	}
	full := expand(t, s, ExpansionRequest{Request: in2024(t), Models: 2, Within: 30_000, Demand: ByIncidents, Capacity: 7})
	if *full.Value > 5+2*7+1e-9 || *full.Value < 1 {
		t.Errorf("19 households can be served, not %v", *full.Value)
	}
}

func TestExpansionRefuses(t *testing.T) {
	t.Parallel()
	s := loaded(t, scattered(t, 8, 1))
	good := ExpansionRequest{Request: in2024(t), Models: 2, Within: 5000}
	for field, change := range map[string]func(*ExpansionRequest){
		"models":       func(r *ExpansionRequest) { r.Models = 8 }, // seven are left
		"within":       func(r *ExpansionRequest) { r.Within = 0 },
		"objective":    func(r *ExpansionRequest) { r.Objective = "best" },
		"demand":       func(r *ExpansionRequest) { r.Demand = "love" },
		"capacity":     func(r *ExpansionRequest) { r.Capacity = 3 },
		"per_district": func(r *ExpansionRequest) { r.PerDistrict = 2 }, // takes three
	} {
		r := good
		change(&r)
		var invalid *geo.InvalidError
		if _, err := s.Expansion(geo.WithScope(t.Context(), geo.Everything), r); !errors.As(err, &invalid) || invalid.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
	nobody := loaded(t, row(t, same(4, 1), same(4, -1)))
	if _, err := nobody.Expansion(geo.WithScope(t.Context(), geo.Everything), good); err == nil || !strings.Contains(err.Error(), "populations") {
		t.Errorf("without populations: %v", err)
	}
	ctx, stop := context.WithCancel(geo.WithScope(t.Context(), geo.Everything))
	stop()
	if _, err := s.Expansion(ctx, good); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	// Who sees nothing gets no places, not those of others.
	if _, err := s.Expansion(t.Context(), good); err == nil {
		t.Error("an empty scope was answered")
	}
}

func TestExpansionWritten(t *testing.T) {
	t.Parallel()
	a := expand(t, loaded(t, scattered(t, 10, 2)), ExpansionRequest{Request: in2024(t), Models: 2, Within: 9000})
	var text, js bytes.Buffer
	if err := errors.Join(a.WriteText(&text), a.WriteJSON(&js)); err != nil {
		t.Fatal(err)
	}
	for _, part := range []string{"best", "greedy", "Phương án tối ưu, đã chứng minh.", a.Chosen[1].Code + " "} {
		if !strings.Contains(text.String(), part) {
			t.Errorf("no %q in\n%s", part, text.String())
		}
	}
	for _, part := range []string{`"chosen":[{"code":`, `"optimal":true`, `"gap":0`, `"greedy":{"chosen":[`, `"covered":`, `"before":{`} {
		if !strings.Contains(js.String(), part) {
			t.Errorf("no %s in %s", part, js.String())
		}
	}
}

func BenchmarkExpansion(b *testing.B) {
	m := province(b)
	s, ctx := loaded(b, m), geo.WithScope(b.Context(), geo.Everything)
	for b.Loop() {
		if _, err := s.Expansion(ctx, ExpansionRequest{Models: 10, Within: 12_000}); err != nil {
			b.Fatal(err)
		}
	}
}

// province is a province of 136 communes anywhere within 50 km, with two models.
func province(b *testing.B) *memory {
	b.Helper()
	r, m := rand.New(rand.NewPCG(1, 5)), newMemory()
	var units []geo.Unit
	for i := range 136 {
		u := unit(int32(i+1), geo.Commune, fmt.Sprintf("%05d", i), "", 26, int64(2000+r.IntN(20_000)))
		u.Label = orb.Point{105 + r.Float64()/2, 21 + r.Float64()/2}
		units = append(units, u)
		for k := range r.IntN(12) {
			m.facts = append(m.facts, geo.Fact{On: geo.DayOf(2024, 1, 1+30*k), Groups: 1 << 4, Area: 26, Placed: placed(u.ID)})
		}
	}
	m.addEdition("e", units...)
	m.models = []geo.SafetyModel{{Unit: 1, Period: geo.AllDates, Capacity: 5}, {Unit: 70, Period: geo.AllDates, Capacity: -1}}
	return m
}
