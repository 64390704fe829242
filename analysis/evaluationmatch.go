package analysis

import (
	"math"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// pool are the units that had no model at any time of the comparison, that are and touch
// none of those where the measure was taken, and that the caller sees in full.
func (c *comparison) pool(units []int, over geo.Period) ([]int, error) {
	q, err := c.ask(over, geo.Filter{})
	if err != nil {
		return nil, err
	}
	m, err := q.weights()
	if err != nil {
		return nil, err
	}
	var pool []int
	for i := range c.level.units {
		near := slices.ContainsFunc(units, func(u int) bool { return u == i || m.Linked(u, i) })
		if !near && !q.hides(i) && !c.hadModel(i, over) {
			pool = append(pool, i)
		}
	}
	return pool, nil
}

func (c *comparison) hadModel(i int, over geo.Period) bool {
	for k, m := range c.state.models {
		if int(c.places[k]) == i && m.Period.Within(over).Days() > 0 {
			return true
		}
	}
	return false
}

// match puts first the units that were most like the model's before it began, by the
// roots of their counts, which vary alike whatever their size, and by the logarithms of
// their people. What came after has no say in it.
func (c *comparison) match(at int, pool []int, earlier []int64, start geo.Day) {
	year, _, _ := start.Date()
	people := func(i int) float64 {
		p, ok := c.level.units[i].People(year - 1)
		if !ok || p.Total <= 0 {
			return 0
		}
		return math.Log(float64(p.Total))
	}
	apart := func(i int) float64 {
		return math.Abs(math.Sqrt(float64(earlier[i]))-math.Sqrt(float64(earlier[at]))) + math.Abs(people(i)-people(at))
	}
	slices.SortStableFunc(pool, func(i, j int) int {
		switch a, b := apart(i), apart(j); {
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	})
}

// asDecided puts first the units that the last decision before the model named, as far
// as they are still without one, and returns its number, 0 where there is none.
func (c *comparison) asDecided(at int, pool []int, start geo.Day) int32 {
	for _, d := range slices.Backward(c.decisions) {
		if d.Unit != c.level.units[at].ID || d.On > start || len(d.Compared) == 0 {
			continue
		}
		place := func(i int) int {
			if k := slices.Index(d.Compared, c.level.units[i].ID); k >= 0 {
				return k
			}
			return len(d.Compared)
		}
		slices.SortStableFunc(pool, func(i, j int) int { return place(i) - place(j) })
		return d.ID
	}
	return 0
}
