package analysis

import (
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/trend"
)

const (
	mostQuarters  = 20 // five years: what was before says little of what is needed now
	leastQuarters = 8
	trendLevel    = 0.05 // chance below which a rise is one
)

// trends are the verdicts on the quarters of every unit; none where they are too few.
type trends struct {
	quarters []geo.Period
	found    []trend.Result
}

// rises tells whether the incidents of a unit rise.
func (t *trends) rises(i int) bool {
	return t.found != nil && t.found[i].S > 0 && t.found[i].P < trendLevel
}

// falls tells whether they fall.
func (t *trends) falls(i int) bool {
	return t.found != nil && t.found[i].S < 0 && t.found[i].P < trendLevel
}

// part is Kendall's tau where incidents rise, else 0.
func (t *trends) part(i int) float64 {
	if t.rises(i) {
		return t.found[i].Tau
	}
	return 0
}

// trends tests the whole quarters of the period.
func (q *question) trends() (*trends, error) {
	t := &trends{quarters: wholeQuarters(q.Period)}
	if len(t.quarters) > mostQuarters {
		t.quarters = t.quarters[len(t.quarters)-mostQuarters:]
	}
	if len(t.quarters) < leastQuarters {
		return t, nil
	}
	series := make([][]float64, len(q.level.units))
	for _, quarter := range t.quarters {
		over, layer := *q, *q.Layer
		over.Layer = &layer
		over.within(quarter, q.Filter)
		for i, n := range over.count().units {
			series[i] = append(series[i], float64(n))
		}
	}
	t.found = make([]trend.Result, len(series))
	for i, values := range series {
		var err error
		if t.found[i], err = trend.MannKendall(values, false); err != nil {
			return nil, err
		}
	}
	return t, q.ctx.Err()
}

// wholeQuarters returns the calendar quarters that lie within a period.
func wholeQuarters(p geo.Period) (all []geo.Period) {
	if p.Days() == 0 {
		return nil
	}
	y, m, _ := p.From.Date()
	for from := geo.DayOf(y, m-(m-1)%3, 1); from <= p.To; {
		y, m, _ := from.Date()
		next := geo.DayOf(y, m+3, 1)
		if from >= p.From && next-1 <= p.To {
			all = append(all, geo.Period{From: from, To: next - 1})
		}
		from = next
	}
	return all
}
