package storage

import (
	"fmt"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// What a revision keeps of the rows around an incident, as JSON of the tables' columns.

type formerUnit struct {
	Edition int32
	Unit    *int32
	Basis   geo.Basis
}

type formerVictim struct {
	No    int
	Group string `json:"victim_group"`
	Age   *int16
	Sex   *string
}

type formerService struct {
	Victim    int `json:"victim_no"`
	No        int
	Kind      string
	Offered   *string `json:"offered_on"`
	Completed *string `json:"completed_on"`
}

// places returns the units that the incident had, with those of the editions that have
// come since where it has not moved: now is where it lies now.
func (f *formerRows) places(now []geo.Placed) []geo.Placed {
	var all []geo.Placed
	same := !f.Moved
	for _, u := range f.Units {
		p := geo.Placed{Edition: u.Edition, Basis: u.Basis}
		if u.Unit != nil {
			p.Unit = *u.Unit
		}
		all = append(all, p)
		if i := slices.IndexFunc(now, func(n geo.Placed) bool { return n.Edition == p.Edition }); i >= 0 && now[i].Unit != p.Unit {
			same = false
		}
	}
	for _, n := range now {
		if same && !slices.ContainsFunc(all, func(p geo.Placed) bool { return p.Edition == n.Edition }) {
			all = append(all, n)
		}
	}
	return all
}

// persons returns the victims that the incident had. It passes an earlier error on.
func (f *formerRows) persons(err error) ([]geo.Victim, error) {
	if err != nil {
		return nil, err
	}
	slices.SortFunc(f.Victims, func(a, b formerVictim) int { return a.No - b.No })
	slices.SortFunc(f.Assistance, func(a, b formerService) int { return a.No - b.No })
	var all []geo.Victim
	for _, v := range f.Victims {
		p := geo.Victim{Age: -1}
		if p.Group, err = geo.VictimGroups.Parse(v.Group); err != nil {
			return nil, err
		}
		if v.Age != nil {
			p.Age = *v.Age
		}
		if v.Sex != nil && *v.Sex != "" {
			p.Sex = (*v.Sex)[0]
		}
		for _, a := range f.Assistance {
			if a.Victim != v.No {
				continue
			}
			service, err := a.service()
			if err != nil {
				return nil, err
			}
			p.Assistance = append(p.Assistance, service)
		}
		all = append(all, p)
	}
	return all, nil
}

func (f *formerService) service() (a geo.Assistance, err error) {
	if a.Kind, err = geo.AssistanceKinds.Parse(f.Kind); err != nil {
		return a, err
	}
	a.Offered, a.Completed = geo.MinDay, geo.MinDay
	for _, d := range []struct {
		text *string
		day  *geo.Day
	}{{f.Offered, &a.Offered}, {f.Completed, &a.Completed}} {
		if d.text == nil {
			continue
		}
		if *d.day, err = geo.ParseDay(*d.text); err != nil {
			return a, fmt.Errorf("revision: %w", err)
		}
	}
	return a, nil
}
