package analysis

import (
	"fmt"
	"math"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/siting"
)

// Expansion is the set of new models that is best, and what the greedy way would choose.
type Expansion struct {
	Edition     string             `json:"edition"`
	Level       geo.Level          `json:"level"`
	Period      *Span              `json:"period"` // as counted; null without incidents
	AsOf        string             `json:"as_of"`  // models that run on this day count as active
	Objective   siting.Objective   `json:"objective"`
	Demand      Demand             `json:"demand"`
	Models      int                `json:"models"`
	Within      float64            `json:"within_m"`
	PerDistrict int                `json:"per_district"`
	Capacity    float64            `json:"capacity,omitempty"`
	Weights     map[string]float64 `json:"weights"` // of the parts of need, with a sum of 1
	Seed        uint64             `json:"seed"`

	Units       int             `json:"units"`        // places and demand points
	DemandTotal float64         `json:"demand_total"` // of all of them
	AtRisk      string          `json:"at_risk"`      // women_and_children, or all_inhabitants where not stated
	Existing    []ExistingModel `json:"existing" nullable:"false"`
	Unplaced    int             `json:"existing_unplaced"` // active models of which no unit is known
	Before      Coverage        `json:"before"`            // with the existing ones alone

	Choice
	Optimal bool     `json:"optimal"` // proved
	Bound   float64  `json:"bound"`   // no set has a better value
	Gap     *float64 `json:"gap"`     // relative distance of bound and value, 0 where proved; null where the value is 0
	Nodes   int      `json:"branches"`
	Greedy  Choice   `json:"greedy"`
	Verdict Text     `json:"verdict"`

	Version  int64  `json:"data_version"`
	Software string `json:"software_version"`
}

// ExistingModel is a unit with models that run.
type ExistingModel struct {
	Code   string `json:"code"`
	Name   string `json:"name"`
	Models int64  `json:"models"`
}

// Coverage is what lies within the distance of a model.
type Coverage struct {
	Value        *float64 `json:"value"` // demand within the distance, or under median the sum of demand times metres; null where the rules are not kept
	CoveredUnits int      `json:"covered_units"`
	Covered      float64  `json:"covered"` // demand within the distance
	Share        float64  `json:"share"`   // of all demand
}

// Choice is a set of new models.
type Choice struct {
	Chosen []ChosenUnit `json:"chosen" nullable:"false"`
	Coverage
}

// ChosenUnit is a unit to open a model in.
type ChosenUnit struct {
	Code     string    `json:"code"`
	Name     string    `json:"name"`
	Need     float64   `json:"need"`
	Rank     int64     `json:"rank"`
	RankLow  int64     `json:"rank_low"`
	RankHigh int64     `json:"rank_high"`
	Loss     *float64  `json:"loss"` // by how much the value gets worse without it; null where the rules could not be kept
	Serves   []Covered `json:"serves" nullable:"false"`
	Reason   Text      `json:"reason"`
}

// Covered is a unit that a new model is nearest to.
type Covered struct {
	Code     string  `json:"code"`
	Name     string  `json:"name"`
	Distance float64 `json:"distance_m"`
	Demand   float64 `json:"demand"`
}

func (l *layout) answer(p *siting.Problem, best *siting.Solution, greedy *siting.Plan) (*Expansion, error) {
	r, q, n := l.request, l.q, l.needs
	a := &Expansion{Edition: q.Edition.Code, Level: q.Level, AsOf: n.asOf.String(), Objective: r.Objective, Demand: r.Demand, Models: r.Models, Within: r.Within,
		PerDistrict: r.PerDistrict, Capacity: r.Capacity, Weights: n.weights.shares(), Seed: q.method.Options.Seed, Units: p.Sites, AtRisk: "women_and_children",
		Existing: []ExistingModel{}, Unplaced: n.models.unplaced, Optimal: best.Optimal, Bound: best.Bound, Gap: orNull(best.Gap), Nodes: best.Nodes, Version: q.Version, Software: q.Software}
	if q.Period.Days() > 0 {
		a.Period = &Span{From: q.Period.From.String(), To: q.Period.To.String()}
	}
	if !n.stated {
		a.AtRisk = "all_inhabitants"
	}
	for _, w := range p.Weights {
		a.DemandTotal += w
	}
	for _, at := range p.Fixed {
		u := &q.level.units[l.units[at]]
		a.Existing = append(a.Existing, ExistingModel{u.Code, u.Name, n.models.count[l.units[at]]})
	}
	before := *p
	before.P, before.Objective = 0, siting.Cover // what is out of reach for want of models is no fault here
	now, err := siting.Evaluate(before, nil)
	if err != nil {
		return nil, err
	}
	a.Before = l.coverage(now, a.DemandTotal)
	a.Choice, a.Greedy = l.choice(&best.Plan, a.DemandTotal), l.choice(greedy, a.DemandTotal)
	a.Verdict = a.words()
	return a, nil
}

func (l *layout) coverage(p *siting.Plan, all float64) Coverage {
	c := Coverage{Value: orNull(p.Value)}
	units := map[int]bool{}
	for _, s := range p.Served {
		if s.Cost <= l.request.Within {
			c.Covered += s.Weight
			units[s.Demand] = true
		}
	}
	c.CoveredUnits = len(units)
	if all > 0 {
		c.Share = c.Covered / all
	}
	return c
}

func (l *layout) choice(p *siting.Plan, all float64) Choice {
	c := Choice{Chosen: []ChosenUnit{}, Coverage: l.coverage(p, all)}
	per := perYear100k(1, 1, l.q.Years)
	for at, site := range p.Chosen {
		i := l.units[site]
		u, n := &l.q.level.units[i], l.needs
		chosen := ChosenUnit{Code: u.Code, Name: u.Name, Need: n.score[i], Rank: n.rank[i], RankLow: n.low[i], RankHigh: n.high[i], Serves: []Covered{}}
		if loss := p.Loss[at]; !math.IsInf(loss, 1) {
			chosen.Loss = &loss
		}
		chosen.Reason.Vi, chosen.Reason.En = l.q.needReason(n, i, n.eb[i].Value*per)
		for _, s := range p.Served {
			if s.Site == site {
				to := &l.q.level.units[l.units[s.Demand]]
				chosen.Serves = append(chosen.Serves, Covered{to.Code, to.Name, s.Cost, s.Weight})
			}
		}
		c.Chosen = append(c.Chosen, chosen)
	}
	return c
}

// words says how good the set is and whether the greedy way would have done.
func (a *Expansion) words() Text {
	t := Text{"Phương án tối ưu, đã chứng minh.", "This is the best set, proved."}
	switch {
	case !a.Optimal && a.Gap == nil:
		t = Text{"Chưa chứng minh được là tối ưu.", "Not proved to be the best."}
	case !a.Optimal:
		t = Text{fmt.Sprintf("Chưa chứng minh được là tối ưu: kém phương án tốt nhất nhiều nhất %s %%.", oneDecimal(100**a.Gap, true)),
			fmt.Sprintf("Not proved to be the best: it is %s %% worse than that at most.", oneDecimal(100**a.Gap, false))}
	}
	vi, en := " Chọn lần lượt từng nơi thì không giữ được các quy tắc.", " Choosing one after the other does not keep the rules."
	if a.Value != nil && a.Greedy.Value != nil {
		best := math.Abs(*a.Value)
		vi, en = " Chọn lần lượt từng nơi cũng cho giá trị như vậy.", " Choosing one after the other has the same value."
		if loss := math.Abs(best - math.Abs(*a.Greedy.Value)); loss > 1e-9*best {
			vi, en = fmt.Sprintf(" Chọn lần lượt từng nơi thì kém hơn %s %%.", oneDecimal(100*loss/best, true)),
				fmt.Sprintf(" Choosing one after the other is %s %% worse.", oneDecimal(100*loss/best, false))
		}
	}
	return Text{t.Vi + vi, t.En + en}
}
