package analysis

import (
	"math"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// risk is what rates are made of: counts per unit with the people they fell on.
type risk struct {
	counts []int64
	people []float64 // 0 where nobody lives, it is not known, or the unit is hidden
	asked  []int64   // people as stored, missing where unknown
}

// count counts the incidents of the filter in the units that are shown.
func (q *question) count() tally {
	return q.sum(q.state.facts.count(q.conditions, q.edition.ID, len(q.edition.levels[0].units)))
}

// sum adds up a tally of the finest units to the level. What lies in hidden units is
// counted together: its place would tell of units of which more is not seen.
func (q *question) sum(finest tally) tally {
	t := q.level.sum(finest)
	for i, hidden := range q.hidden {
		if hidden {
			t.hidden += t.units[i]
			t.units[i] = 0
		}
	}
	return t
}

// tellTotals says how much was counted, and what of it is in no unit.
func (q *question) tellTotals(tallies ...tally) {
	var all, outside, uncertain, hidden int64
	for _, t := range tallies {
		all, outside, uncertain, hidden = all+t.total(), outside+t.outside, uncertain+t.uncertain, hidden+t.hidden
	}
	q.Metadata["total"], q.Metadata["unlocated"], q.Metadata["uncertain"] = all, outside, uncertain
	if q.hidden != nil {
		q.Metadata["in_hidden_units"] = hidden
	}
}

// risk joins the counts with the people that the method names. It returns
// *geo.InvalidError where those were asked for by name and are not known anywhere.
func (q *question) risk(counts []int64) (*risk, error) {
	r := &risk{counts: counts, people: make([]float64, len(counts))}
	var known bool
	r.asked, _, known = q.populations()
	if !known && q.method.At != "" {
		return nil, geo.Invalid("population", "the %s is not known of any %s of edition %s: import it, or leave population out", q.folk().numberEn, q.level.name, q.Edition.Code)
	}
	for i, n := range r.asked {
		if !q.hides(i) {
			r.people[i] = float64(max(0, n))
		}
	}
	return r, nil
}

// populations returns the people that the method names with their years, missing
// where unknown.
func (q *question) populations() (people, years []int64, known bool) {
	part := func(p geo.Population) int64 { return p.Total }
	switch q.method.At {
	case Women:
		part = func(p geo.Population) int64 { return p.Women }
	case Children:
		part = func(p geo.Population) int64 { return p.Children }
	}
	units := q.level.units
	people, years = make([]int64, len(units)), make([]int64, len(units))
	wanted, _, _ := q.Period.Middle().Date()
	for i := range units {
		people[i], years[i] = missing, missing
		stated := geo.Unit{PeopleBy: slices.DeleteFunc(slices.Clone(units[i].PeopleBy), func(p geo.Population) bool { return part(p) < 0 })}
		if p, ok := stated.People(wanted); ok {
			people[i], years[i], known = part(p), int64(p.Year), true
		}
	}
	return people, years, known
}

// people adds the columns of the populations.
func (q *question) people() []int64 {
	people, years, _ := q.populations()
	q.counts("population", people)
	q.counts("population_year", years)
	return people
}

// known tells whether there is anybody at all whom the answer may be about.
func (r *risk) known() bool { return slices.Max(r.people) > 0 }

// stated tells whether populations are known at all, hidden units included: what is
// in an answer must not change its method.
func (r *risk) stated() bool { return slices.Max(r.asked) > 0 }

// per returns a factor that turns events of each unit into a rate per year and
// 100,000 people; NaN where there is no rate.
func (r *risk) per(years float64) []float64 {
	f := make([]float64, len(r.people))
	for i, p := range r.people {
		f[i] = perYear100k(1, int64(math.Round(p)), years)
	}
	return f
}
