package analysis

import (
	"fmt"
	"math"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// Classes cut the positive values of a measure into five for a map. They stay
// the same for every period and filter of an edition and level, so that two
// maps can be compared: rounded quintiles of all incidents of all dates.
type Classes struct {
	Measure string    `json:"measure"` // "rate" where populations are known, else "per_km2"
	Breaks  []float64 `json:"breaks"`  // four, ascending; a class begins at its break
}

// legend names what classes depend on within one version of the data: breaks made
// of incidents that the caller may not see would tell of them.
type legend struct {
	level *level
	scope string
}

// maxLegends are kept: a few levels by a few scopes.
const maxLegends = 256

// legend returns the classes of the level.
func (q *question) legend() (*Classes, error) {
	return q.state.classes.of(q.ctx, legend{q.level, fmt.Sprint(q.scope)}, func() (*Classes, error) { return newClasses(q), nil })
}

func newClasses(q *question) *Classes {
	f := q.state.facts
	all := f.seen(q.scope)
	everything := geo.Filter{Period: geo.AllDates}
	t := q.level.sum(f.count(f.conditions(&everything, q.scope, nil), q.edition.ID, len(q.edition.levels[0].units)))
	hidden := q.state.kin.hidden(q.edition, q.level, q.scope, all)
	years := all.Years()
	year, _, _ := all.Middle().Date()
	var rates, densities []float64
	for i, n := range t.units {
		u := &q.level.units[i]
		if n == 0 || hidden != nil && hidden[i] {
			continue
		}
		if p, ok := u.People(year); ok {
			if r := perYear100k(float64(n), p.Total, years); !math.IsNaN(r) {
				rates = append(rates, r)
			}
		}
		if u.AreaKm2 > 0 {
			densities = append(densities, float64(n)/u.AreaKm2)
		}
	}
	if len(rates) > 0 {
		return &Classes{Measure: "rate", Breaks: quintiles(rates)}
	}
	return &Classes{Measure: "per_km2", Breaks: quintiles(densities)}
}

// quintiles returns four rising breaks, rounded to two figures so that a legend
// reads well; equal ones are pulled apart.
func quintiles(values []float64) []float64 {
	breaks := []float64{1, 2, 3, 4}
	if len(values) == 0 {
		return breaks
	}
	slices.Sort(values)
	for i := range breaks {
		breaks[i] = twoFigures(values[min(len(values)-1, len(values)*(i+1)/5)])
	}
	for i := 1; i < len(breaks); i++ {
		if breaks[i] <= breaks[i-1] {
			breaks[i] = twoFigures(breaks[i-1] * 1.25)
		}
		if breaks[i] <= breaks[i-1] {
			breaks[i] = breaks[i-1] * 1.25
		}
	}
	return breaks
}

// twoFigures rounds to two figures. It divides by whole powers of ten, which are
// exact, so that the legend says 0.35 and not 0.35000000000000003.
func twoFigures(v float64) float64 {
	if v <= 0 {
		return v
	}
	digits := math.Floor(math.Log10(v)) - 1
	scale := math.Pow(10, math.Abs(digits))
	if digits < 0 {
		return math.Round(v*scale) / scale
	}
	return math.Round(v/scale) * scale
}
