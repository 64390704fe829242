package analysis

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
)

// density counts incidents per unit, per square kilometre, and per year and
// 100,000 inhabitants with exact Poisson limits.
func density(q *question) (err error) {
	t := q.count()
	q.texts("code", func(u *geo.Unit) string { return u.Code })
	q.texts("name", func(u *geo.Unit) string { return u.Name })
	q.counted("count", t.units)
	n := len(t.units)
	perKm2, rates, low, high := make([]float64, n), make([]float64, n), make([]float64, n), make([]float64, n)
	q.floats("per_km2", perKm2)
	q.floats("rate", rates)
	q.floats("rate_low", low)
	q.floats("rate_high", high)
	km2 := q.areas()
	people := q.people()
	limits := rate.NewLimits(confidence)
	for i, count := range t.units {
		if perKm2[i], rates[i], low[i], high[i] = math.NaN(), math.NaN(), math.NaN(), math.NaN(); q.hides(i) {
			continue
		}
		if km2[i] > 0 {
			perKm2[i] = float64(count) / km2[i]
		}
		rates[i] = perYear100k(float64(count), people[i], q.Years)
		a, b := limits.Of(count)
		low[i], high[i] = perYear100k(a, people[i], q.Years), perYear100k(b, people[i], q.Years)
	}
	q.Metadata["confidence"] = confidence
	q.tellTotals(t)
	q.Classes, err = q.legend()
	return err
}

// confidence of the limits of rates.
const confidence = 0.95
