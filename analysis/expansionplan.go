package analysis

import (
	"context"
	"errors"
	"math"
	"time"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/siting"
)

// Demand says what a set of new models is judged by.
type Demand string

// The demands.
const (
	ByNeed      Demand = "need"      // women and children, each times the need of the unit without its part of numbers
	ByIncidents Demand = "incidents" // incidents a year at the smoothed rate
)

// ExpansionRequest asks in which units to open the next models.
type ExpansionRequest struct {
	Request                      // of the layer expansion; Layer and Bound are not used
	Models      int              // new ones
	Within      float64          // metres from a model's place to the label point of a unit that it covers
	Objective   siting.Objective // empty: cover
	Demand      Demand           // empty: by need
	PerDistrict int              // models that each district has at least, those that run included; 0: no rule
	Capacity    float64          // households a year that a new model serves; 0: no limit. Only by incidents
}

// searchTime ends a search that has not come to its proof: the answer then says how far
// from it it may be.
const searchTime = 20 * time.Second

// Expansion finds the set of new models that is best, with its proof, and what the
// greedy way would have chosen. Units with an active model keep it and are no places for
// new ones. It returns geo.ErrNotFound and *geo.InvalidError as Layer does, the latter
// for a demand that no set of models can meet too, naming the rule that stands against
// it, geo.ErrUnavailable before the data have been read, and the context's error.
func (s *Service) Expansion(ctx context.Context, r ExpansionRequest) (*Expansion, error) {
	if err := r.check(); err != nil {
		return nil, err
	}
	st, err := s.current()
	if err != nil {
		return nil, err
	}
	r.Layer, r.Bound = "expansion", nil
	q, err := s.question(ctx, st, r.Request)
	if err != nil {
		return nil, err
	}
	back, err := s.turns.take(ctx)
	if err != nil {
		return nil, err
	}
	defer back()
	n, err := q.needs()
	if err != nil {
		return nil, err
	}
	l := &layout{q: q, needs: n, request: &r}
	problem, err := l.problem()
	if err != nil {
		return nil, err
	}
	limited, stop := context.WithTimeout(ctx, searchTime)
	defer stop()
	best, err := siting.Solve(limited, *problem, siting.Options{})
	if err != nil {
		return nil, refused(err)
	}
	greedy, err := siting.Greedy(*problem)
	if err != nil {
		return nil, refused(err)
	}
	return l.answer(problem, best, greedy)
}

func (r *ExpansionRequest) check() error {
	if r.Objective == "" {
		r.Objective = siting.Cover
	}
	if r.Demand == "" {
		r.Demand = ByNeed
	}
	switch {
	case r.Models < 1 || r.Models > maxNewModels:
		return geo.Invalid("models", "%d new models cannot be planned: give 1 to %d", r.Models, maxNewModels)
	case !(r.Within > 0) || r.Within > maxWithin:
		return geo.Invalid("within", "%v is no distance that a model can cover: give metres, more than 0 and up to %d", r.Within, maxWithin)
	case r.Objective != siting.Cover && r.Objective != siting.Median:
		return geo.Invalid("objective", "%q is unknown: use cover or median", r.Objective)
	case r.Demand != ByNeed && r.Demand != ByIncidents:
		return geo.Invalid("demand", "%q is unknown: use need or incidents", r.Demand)
	case r.PerDistrict < 0 || r.PerDistrict > maxNewModels:
		return geo.Invalid("per_district", "%d is no number of models: give 0 to %d", r.PerDistrict, maxNewModels)
	case !(r.Capacity >= 0) || math.IsInf(r.Capacity, 1):
		return geo.Invalid("capacity", "%v is no number of households: give 0 for no limit", r.Capacity)
	case r.Capacity > 0 && r.Demand != ByIncidents:
		return geo.Invalid("capacity", "households a year can be held against incidents a year, not against need: ask with demand incidents")
	}
	return nil
}

const (
	maxNewModels = 1000
	maxWithin    = 1_000_000
)

// refused turns what the solver refuses into a fault of the question's own parameters.
func refused(err error) error {
	var none *siting.InfeasibleError
	if !errors.As(err, &none) {
		return err
	}
	field := map[siting.Rule]string{siting.RuleCount: "models", siting.RuleReach: "models", siting.RuleGroups: "per_district", siting.RuleCapacity: "capacity"}[none.Rule]
	return geo.Invalid(field, "%s", none.Reason)
}
