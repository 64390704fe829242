package analysis

import (
	"fmt"
	"io"
	"math/rand/v2"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// Every indicator of a province and of the country over 66 months: six calendar years
// and the plan's span, both readings, the encoding included. The targets are 50 and
// 500 ms. What was known on the day is read once, before.
func BenchmarkIndicators(b *testing.B) {
	for _, c := range []struct {
		name                string
		communes, provinces int
		incidents           int
	}{{"province", 136, 1, 3_000}, {"country", 3321, 34, 75_000}} {
		b.Run(c.name, func(b *testing.B) {
			m := newMemory()
			m.plans = plan60()
			r := rand.New(rand.NewPCG(1, 2))
			units := make([]geo.Unit, 0, c.communes)
			months := period(b, "2021-01-01", "2026-06-30").Months()
			for i := range c.communes {
				u := unit(int32(i+1), geo.Commune, fmt.Sprintf("%05d", i), "", int32(i%c.provinces+1), int64(5000+i*7%30000))
				u.PeopleBy[0].Women, u.PeopleBy[0].Children = u.PeopleBy[0].Total/2, u.PeopleBy[0].Total/4
				units = append(units, u)
				for _, month := range months {
					if r.IntN(50) > 0 {
						m.reports = append(m.reports, geo.Report{Unit: u.ID, Period: month, State: 2, Submitted: month.To + geo.Day(r.IntN(9))})
					}
				}
			}
			m.addEdition("2025-07", units...)
			m.cases = map[int]geo.Case{}
			facts := randomFacts(r, c.incidents, c.communes, uuid.Nil)
			for i := range facts {
				at := r.IntN(c.communes)
				facts[i].On = months[0].From + geo.Day(r.IntN(2000))
				facts[i].Placed, facts[i].Area = []geo.Placed{{Edition: 1, Unit: int32(at + 1)}}, units[at].Area
				m.cases[i] = geo.Case{Reported: facts[i].On, SpokeUp: geo.MinDay, Household: fmt.Sprint(r.IntN(c.incidents)), Victims: []geo.Victim{{Group: uint8(r.IntN(8)), Age: -1}}}
			}
			m.add(uuid.New(), facts...)
			s := loaded(b, m)
			ctx := geo.WithScope(b.Context(), geo.Everything)
			for b.Loop() {
				s.state.Load().books.mu.Lock()
				for _, known := range s.state.Load().books.known {
					known.value.figures = newMemo[string, *Indicators](maxFigures) // no answer from memory
					known.value.windows = newMemo[window, []peerResult](maxWindows)
				}
				s.state.Load().books.mu.Unlock()
				a, err := s.Indicators(ctx, IndicatorRequest{})
				if err != nil {
					b.Fatal(err)
				}
				if err := a.WriteJSON(io.Discard); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
