package analysis

import (
	"github.com/antoan-vn/antoan/geo"
)

// PlanToDate returns the days of the newest plan that has begun, up to the last day
// that is over where the plan still runs. It returns geo.ErrNotFound where no plan has
// begun, and geo.ErrUnavailable before the data have been read.
func (s *Service) PlanToDate() (geo.Period, error) {
	st, err := s.current()
	if err != nil {
		return geo.Period{}, err
	}
	yesterday := geo.DayIn(s.now().In(vietnam)) - 1
	for i := len(st.plans) - 1; i >= 0; i-- {
		if p := st.plans[i].Period; p.From <= yesterday {
			p.To = min(p.To, yesterday)
			return p, nil
		}
	}
	return geo.Period{}, geo.NotFound("a plan that has begun")
}

// Units returns the units with their outlines, in the order of a layer's rows. They are
// shared and not to be changed.
func (o *Outlines) Units() []geo.Unit { return o.level.units }
