package analysis

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

func (q *question) needColumns(n *needs) {
	count := len(n.score)
	q.texts("code", func(u *geo.Unit) string { return u.Code })
	q.texts("name", func(u *geo.Unit) string { return u.Name })
	q.counts("rank", n.rank)
	q.counts("rank_low", n.low)
	q.counts("rank_high", n.high)
	q.floats("need", n.score)
	for at, name := range needNames {
		part := unknowns(count)
		for i := range part {
			if !q.hides(i) {
				part[i] = n.parts[i][at]
			}
		}
		q.floats("part_"+name, part)
	}
	q.counted("count", n.risk.counts)
	eb, low, high, per := unknowns(count), unknowns(count), unknowns(count), n.risk.per(q.Years)
	verdict, trend, nearest := make([]string, count), make([]string, count), make([]string, count)
	vi, en := make([]string, count), make([]string, count)
	for i := range count {
		if q.hides(i) {
			vi[i], en[i] = hiddenVi, hiddenEn
			continue
		}
		people := n.risk.people[i]
		eb[i], low[i], high[i] = n.eb[i].Value*people*per[i], n.eb[i].Low*people*per[i], n.eb[i].High*people*per[i]
		verdict[i], trend[i] = string(n.silent[i]), n.trends.word(i)
		if k := n.models.nearest[i]; k >= 0 {
			nearest[i] = q.level.units[n.models.help[k].at].Code
		}
		vi[i], en[i] = q.needReason(n, i, eb[i])
	}
	q.floats("eb_global", eb)
	q.floats("eb_low", low)
	q.floats("eb_high", high)
	q.words("silence", verdict)
	q.counted("months_due", n.due)
	q.counted("months_reported", n.in)
	q.words("trend", trend)
	q.floats("at_risk", n.women)
	q.floats("demand", n.demand)
	q.counts("models", n.models.count)
	q.floats("distance_m", n.models.distance)
	q.words("nearest", nearest)
	q.words("reason_vi", vi)
	q.words("reason_en", en)
}

// word is the verdict on the quarters: rising, falling or not told, empty where they
// are too few.
func (t *trends) word(i int) string {
	switch {
	case t.found == nil:
		return ""
	case t.rises(i):
		return "rising"
	case t.falls(i):
		return "falling"
	}
	return "not_told"
}

// tellNeed echoes all that the answer depends on.
func (q *question) tellNeed(n *needs) {
	q.Metadata["need"] = n.weights.String()
	q.Metadata["weights"] = n.weights.shares()
	q.Metadata["confidence"] = confidence
	q.Metadata["draws"], q.Metadata["seed"] = rankDraws, q.method.Options.Seed
	q.Metadata["ranked"] = n.units
	q.Metadata["models"] = map[string]any{"as_of": n.asOf.String(), "active": len(n.models.models), "unplaced": n.models.unplaced, "addresses": n.models.addresses}
	q.Metadata["population"] = q.populationName()
	q.Metadata["at_risk"] = "women_and_children"
	if !n.stated {
		q.Metadata["at_risk"] = "all_inhabitants"
	}
	trend := map[string]any{"quarters": len(n.trends.quarters), "level": trendLevel, "tested": n.trends.found != nil}
	if k := len(n.trends.quarters); k > 0 {
		trend["from"], trend["to"] = n.trends.quarters[0].From.String(), n.trends.quarters[k-1].To.String()
	}
	q.Metadata["trend"] = trend
	scale := map[string]any{}
	per := perYear100k(1, 1, q.Years)
	for name, v := range map[string]float64{"rate": n.topRate * per, "people": most(n.women), "distance_m": n.models.longest()} {
		if !math.IsNaN(v) {
			scale[name] = v
		}
	}
	q.Metadata["scale"] = scale // what each part of 1 stands for
}

func most(values []float64) float64 {
	m := math.NaN()
	for _, v := range values {
		if !(m >= v) {
			m = v
		}
	}
	return m
}
