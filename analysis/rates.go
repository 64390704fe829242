package analysis

import (
	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
)

// rates smooths what small numbers make swing: the rate with its limits, the ratio
// to what the level's own rate would give, empirical Bayes with all units and with
// the neighbours, and the chance of so few and so many.
func rates(q *question) error {
	q.texts("code", func(u *geo.Unit) string { return u.Code })
	q.texts("name", func(u *geo.Unit) string { return u.Name })
	t := q.count()
	r, err := q.risk(t.units)
	if err != nil {
		return err
	}
	q.counted("count", r.counts)
	if err := q.rateFigures(r); err != nil {
		return err
	}
	q.people()
	q.tellTotals(t)
	q.Metadata["confidence"] = confidence
	q.Metadata["weights"] = q.method.Weights.String()
	q.Metadata["population"] = q.populationName()
	return nil
}

func (q *question) populationName() Population {
	if q.method.At == "" {
		return Everybody
	}
	return q.method.At
}

// rateFigures adds the columns of rates; all of them are empty where nobody's
// number is known.
func (q *question) rateFigures(r *risk) error {
	n := len(r.counts)
	columns := map[string][]float64{}
	for _, name := range rateColumnNames {
		columns[name] = unknowns(n)
	}
	funnel := make([]string, n)
	if r.known() {
		if err := q.fillRates(r, columns, funnel); err != nil {
			return err
		}
	}
	for _, name := range rateColumnNames {
		q.floats(name, columns[name])
	}
	q.words("funnel", funnel)
	return nil
}

var rateColumnNames = []string{"expected", "smr", "smr_low", "smr_high", "rate", "rate_low", "rate_high", "eb_global", "eb_low", "eb_high", "eb_local", "p_low", "p_high"}

func (q *question) fillRates(r *risk, columns map[string][]float64, funnel []string) error {
	expected, err := rate.Expected(r.counts, r.people)
	if err != nil {
		return err
	}
	ratios, err := rate.SMR(r.counts, expected, confidence)
	if err != nil {
		return err
	}
	m, err := q.weights()
	if err != nil {
		return err
	}
	local, _, err := rate.EBLocal(r.counts, r.people, m, rate.AroundOwnMean)
	if err != nil {
		return err
	}
	prior, err := rate.EBPrior(r.counts, r.people, rate.Poisson)
	if err != nil {
		return err
	}
	funnelOf, err := rate.NewFunnel(r.counts, expected)
	if err != nil {
		return err
	}
	q.Metadata["funnel_tau2"], q.Metadata["funnel_phi"] = funnelOf.Between, funnelOf.Phi
	per := r.per(q.Years)
	limits := rate.NewLimits(confidence)
	for i, y := range r.counts {
		if r.people[i] == 0 {
			continue
		}
		low, high := limits.Of(y)
		credible := prior.Limits(y, r.people[i], confidence)
		for name, v := range map[string]float64{
			"expected": expected[i], "smr": ratios[i].Value, "smr_low": ratios[i].Low, "smr_high": ratios[i].High,
			"rate": float64(y) * per[i], "rate_low": low * per[i], "rate_high": high * per[i],
			"eb_global": credible.Value * r.people[i] * per[i], "eb_low": credible.Low * r.people[i] * per[i], "eb_high": credible.High * r.people[i] * per[i],
			"eb_local": local[i] * r.people[i] * per[i],
			"p_low":    rate.PoissonLowerTail(y, expected[i]), "p_high": rate.PoissonUpperTail(y, expected[i]),
		} {
			columns[name][i] = v
		}
		funnel[i] = string(funnelOf.Units[i].AdjustedBand)
	}
	return nil
}
