package analysis

import (
	"math"
	"slices"
	"sync"

	"github.com/antoan-vn/antoan/geo"
)

// Classes cut the positive values of a measure into five for a map. They stay
// the same for every period and filter of an edition and level, so that two
// maps can be compared: rounded quintiles of all incidents of all dates.
type Classes struct {
	Measure string    `json:"measure"` // "rate" where populations are known, else "per_km2"
	Breaks  []float64 `json:"breaks"`  // four, ascending; a class begins at its break
}

// classCache holds the classes of one version of the data.
type classCache struct {
	mu  sync.Mutex
	all map[*level]*Classes
}

func newClassCache() *classCache { return &classCache{all: map[*level]*Classes{}} }

func (c *classCache) of(q *question) *Classes {
	c.mu.Lock()
	defer c.mu.Unlock()
	if found, ok := c.all[q.level]; ok {
		return found
	}
	found := newClasses(q)
	c.all[q.level] = found
	return found
}

func newClasses(q *question) *Classes {
	f := q.state.facts
	everything := geo.Filter{Period: geo.AllDates}
	t := q.level.sum(f.count(f.conditions(&everything, geo.Everything, nil), q.edition.ID, len(q.edition.levels[0].units)))
	years := f.period.Years()
	year, _, _ := f.period.Middle().Date()
	var rates, densities []float64
	for i, n := range t.units {
		u := &q.level.units[i]
		if n == 0 {
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
