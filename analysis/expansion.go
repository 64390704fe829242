package analysis

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
)

// needs is what is known of every unit's need for a model.
type needs struct {
	weights NeedWeights
	asOf    geo.Day // on which models count as active

	risk    *risk
	eb      []rate.Estimate // smoothed rate, events per person over the period
	topRate float64         // highest of them
	mean    float64         // of all units; NaN where unknown
	silent  []rate.Verdict
	due, in []int64   // months of reports
	women   []float64 // women, girls and boys; NaN where unknown
	stated  bool      // they are women and children, not all inhabitants
	models  *standing
	trends  *trends

	parts  [][needParts]float64
	score  []float64 // 0 to 100; NaN where unknown or hidden
	demand []float64 // people times need without that of numbers; NaN likewise
	*ranking
}

// expansion ranks the units by how much they need a model. Units that have an active
// one are not ranked.
func expansion(q *question) error {
	n, err := q.needs()
	if err != nil {
		return err
	}
	q.needColumns(n)
	q.people()
	q.tellNeed(n)
	return nil
}

// needs finds the need of every unit.
func (q *question) needs() (*needs, error) {
	n := &needs{weights: usualNeed, asOf: q.today}
	if q.method.Need != nil {
		n.weights = *q.method.Need
	}
	if to := q.Filter.Period.To; to < n.asOf {
		n.asOf = to
	}
	t := q.count()
	q.tellTotals(t)
	var err error
	if n.risk, err = q.risk(t.units); err != nil {
		return nil, err
	}
	prior, err := n.smooth()
	if err != nil {
		return nil, err
	}
	if err := n.listen(q); err != nil {
		return nil, err
	}
	n.women, n.stated = q.atRisk()
	n.models = q.standing(n.asOf)
	if n.trends, err = q.trends(); err != nil {
		return nil, err
	}
	n.weigh(q)
	n.ranking, err = n.rankOf(q, prior)
	return n, err
}

// smooth finds the empirical Bayes rates; nil where nobody's number is known.
func (n *needs) smooth() (*rate.Prior, error) {
	n.eb, n.mean = make([]rate.Estimate, len(n.risk.counts)), math.NaN()
	for i := range n.eb {
		n.eb[i] = rate.Estimate{Value: math.NaN(), Low: math.NaN(), High: math.NaN()}
	}
	if !n.risk.known() {
		return nil, nil
	}
	prior, err := rate.EBPrior(n.risk.counts, n.risk.people, rate.Poisson)
	if err != nil {
		return nil, err
	}
	n.mean = prior.Mean
	for i, y := range n.risk.counts {
		if n.risk.people[i] > 0 {
			n.eb[i] = prior.Limits(y, n.risk.people[i], confidence)
			n.topRate = max(n.topRate, n.eb[i].Value)
		}
	}
	return &prior, nil
}

// listen finds where silence needs a check, over its own window, and which months of
// the period have no report.
func (n *needs) listen(q *question) error {
	over, found, err := q.heard()
	if err != nil {
		return err
	}
	for _, f := range found {
		n.silent = append(n.silent, f.Verdict)
	}
	n.due, n.in = over.monthsReported(over.monthsDue())
	return nil
}

// unheard is the part of silence.
func (n *needs) unheard(i int) float64 {
	switch {
	case n.silent[i] == rate.NeedsCheck:
		return 1
	case n.due[i] == 0:
		return 0
	}
	return float64(n.due[i]-n.in[i]) / float64(n.due[i])
}

// atRisk counts the women, girls and boys of every unit: women of every age, and half
// of the children, whose other half are among them. Where not every unit that has people
// tells of both, it counts all inhabitants of every unit.
func (q *question) atRisk() (people []float64, stated bool) {
	year, _, _ := q.Period.Middle().Date()
	people, all, stated := unknowns(len(q.level.units)), unknowns(len(q.level.units)), true
	for i := range people {
		p, ok := q.level.units[i].People(year)
		if !ok || q.hides(i) {
			continue
		}
		all[i], people[i] = float64(p.Total), float64(p.Women)+float64(p.Children)/2
		stated = stated && p.Women >= 0 && p.Children >= 0
	}
	if !stated {
		return all, false
	}
	return people, true
}

// weigh puts the parts together.
func (n *needs) weigh(q *question) {
	count := len(n.risk.counts)
	rates := unknowns(count)
	for i, e := range n.eb {
		rates[i] = e.Value
	}
	rates, people, far := ofMost(rates), ofMost(n.women), n.models.far()
	n.parts, n.score, n.demand = make([][needParts]float64, count), unknowns(count), unknowns(count)
	for i := range n.parts {
		n.parts[i] = [needParts]float64{rates[i], n.unheard(i), people[i], far[i], n.trends.part(i)}
		if !q.hides(i) {
			n.score[i] = n.weights.of(&n.parts[i])
			n.demand[i] = n.weights.perPerson(&n.parts[i]) * n.women[i]
		}
	}
}
