package analysis

import (
	"fmt"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// nation is 3,321 communes and a million incidents in 34 provinces.
func nation(b *testing.B) *Service {
	b.Helper()
	const communes, incidents = 3321, 1_000_000
	m := newMemory()
	units := make([]geo.Unit, 0, communes)
	for i := range communes {
		units = append(units, unit(int32(i+1), geo.Commune, fmt.Sprintf("%05d", i), "", int32(i%34+1), int64(5000+i*7%30000)))
	}
	m.addEdition("2025-07", units...)
	for i := range units {
		for _, month := range period(b, "2021-01-01", "2025-12-31").Months() {
			if i%7 != 0 || month.From%3 != 0 {
				m.reports = append(m.reports, geo.Report{Unit: units[i].ID, Period: month, State: 2})
			}
		}
	}
	r := rand.New(rand.NewPCG(1, 2))
	facts := randomFacts(r, incidents, communes, uuid.Nil)
	for i := range facts {
		c := r.IntN(communes)
		facts[i].Placed, facts[i].Area = []geo.Placed{{Edition: 1, Unit: int32(c + 1)}}, int32(c%34+1)
	}
	m.add(uuid.New(), facts...)
	return loaded(b, m)
}

func benchmarkLayer(b *testing.B, s *Service, layer string, scope geo.Scope, conditions ...string) {
	b.Helper()
	f := geo.Filter{Period: period(b, "2021-07-01", "2025-06-30")}
	for i := 0; i < len(conditions); i += 2 {
		if err := f.Set(conditions[i], conditions[i+1]); err != nil {
			b.Fatal(err)
		}
	}
	ctx := geo.WithScope(b.Context(), scope)
	for b.Loop() {
		l, err := s.Layer(ctx, Request{Layer: layer, Filter: f})
		if err != nil {
			b.Fatal(err)
		}
		if err := l.WriteValues(io.Discard); err != nil {
			b.Fatal(err)
		}
	}
}

// One density layer's values over a million incidents and 3,321 communes, the
// encoding included; the target is 20 ms on one core. The ETag is beside it.
func BenchmarkDensityFilter(b *testing.B) {
	s := nation(b)
	provinces := geo.Scope{Areas: []int32{1, 5, 9, 12, 26, 30, 33}}
	for _, c := range []struct {
		name       string
		scope      geo.Scope
		conditions []string
	}{
		{"none", geo.Everything, nil},
		{"category", geo.Everything, []string{"category", "rape,injury,cruelty"}},
		{"victims", geo.Everything, []string{"victim_group", "child_under_13,child_13_15"}},
		{"hours", geo.Everything, []string{"hours", "18-23,0-4"}},
		{"weekdays", geo.Everything, []string{"weekdays", "6-7"}},
		{"source", geo.Everything, []string{"source", "police,union"}},
		{"scope", provinces, nil},
		{"all", provinces, []string{"category", "rape,injury,cruelty,threat", "severity", "unknown,serious,very_serious", "victim_group", "child_under_13,woman_18_59",
			"setting", "home,street,school", "report_source", "police,citizen,health", "location_quality", "gps,address", "hours", "18-23,0-4", "weekdays", "5-7", "source", "police,union"}},
	} {
		b.Run(c.name, func(b *testing.B) { benchmarkLayer(b, s, "density", c.scope, c.conditions...) })
	}
	b.Run("etag", func(b *testing.B) {
		l := ask(b, s, Request{Layer: "density"})
		for b.Loop() {
			l.ETag("values")
		}
	})
}

func BenchmarkStatus(b *testing.B) {
	s := nation(b)
	b.Run("none", func(b *testing.B) { benchmarkLayer(b, s, "status", geo.Everything) })
	b.Run("hours", func(b *testing.B) { benchmarkLayer(b, s, "status", geo.Everything, "hours", "18-23,0-4") })
}
