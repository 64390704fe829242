package analysis

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// risk is what rates are made of: counts per unit with the people they fell on.
type risk struct {
	counts []int64
	people []float64 // 0 where nobody lives, it is not known, or the unit is out of scope
	hidden []bool    // units out of the caller's scope: they are no zero
}

// risk counts the incidents of the filter and adds the columns of the population.
func (q *question) risk() (*risk, tally) {
	t := q.level.sum(q.state.facts.count(q.conditions, q.edition.ID, len(q.edition.levels[0].units)))
	r := &risk{counts: t.units, people: make([]float64, len(t.units)), hidden: make([]bool, len(t.units))}
	for i, n := range q.atRisk() {
		if r.hidden[i] = !q.scope.Contains(q.level.units[i].Area); r.hidden[i] {
			t.units[i] = 0
			continue
		}
		r.people[i] = float64(max(0, n))
	}
	return r, t
}

// atRisk adds the population columns for the people that the method names and
// returns them, missing where unknown.
func (q *question) atRisk() []int64 {
	switch q.method.At {
	case Women:
		return q.peopleOf(func(p geo.Population) int64 { return p.Women })
	case Children:
		return q.peopleOf(func(p geo.Population) int64 { return p.Children })
	}
	return q.people()
}

// known tells whether there is anybody at all.
func (r *risk) known() bool {
	for _, p := range r.people {
		if p > 0 {
			return true
		}
	}
	return false
}

// visible blanks what must not be seen of units out of scope, in any column.
func (r *risk) visible(counts []int64) []int64 {
	for i, hidden := range r.hidden {
		if hidden {
			counts[i] = missing
		}
	}
	return counts
}

// per returns a factor that turns events of each unit into a rate per year and
// 100,000 people; NaN where there is no rate.
func (r *risk) per(years float64) []float64 {
	f := make([]float64, len(r.people))
	for i, p := range r.people {
		f[i] = perYear100k(1, int64(math.Round(p)), years)
	}
	return f
}
