package analysis

import (
	"context"
	"fmt"

	"github.com/antoan-vn/antoan/geo"
)

// book is everything as it was known on a day: the state that layers are answered
// from, and what indicators ask of each incident besides, in the order of the facts.
type book struct {
	*state
	reported, spokeUp []int32 // days; geo.MinDay where not stated
	household         []int32 // number, from 1; 0 where none is stored
	trial             []uint8 // exemplaryTrial, closedTrial
	victims           []geo.Victim
	first             []int32 // place of each incident's first victim, and one more at the end

	modelAt *memo[int32, []int32]       // places of the models, by edition
	figures *memo[string, *Indicators]  // what was asked of it
	windows *memo[window, []peerResult] // verdicts on silence
}

// maxBooks bounds the days that are remembered beside each other.
const maxBooks = 4

// maxFigures are answers remembered of each day.
const maxFigures = 32

// maxWindows of silence remembered of each day: a country's takes a quarter of a megabyte.
const maxWindows = 32

// maxEditions whose places of models are remembered.
const maxEditions = 16

// book reads what was known at the end of a day, geo.MaxDay for what is stored now. The
// state it belongs to is brought up to date where more has been committed meanwhile.
func (s *Service) book(ctx context.Context, asOf geo.Day) (*book, error) {
	for range 5 {
		st, err := s.current()
		if err != nil {
			return nil, err
		}
		b, err := st.books.of(ctx, asOf, func() (*book, error) { return s.readBook(ctx, st, asOf) })
		if err != nil {
			return nil, err
		}
		if b.facts.version == st.facts.version {
			return b, nil
		}
		if err := s.Update(ctx); err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("the data change faster than they can be read; try again later: %w", geo.ErrUnavailable)
}

func (s *Service) readBook(ctx context.Context, st *state, asOf geo.Day) (*book, error) {
	ctx = geo.WithScope(ctx, geo.Everything) // the caller's scope is applied to each answer
	ids := make([]int32, len(st.atlas.editions))
	for i, e := range st.atlas.editions {
		ids[i] = e.ID
	}
	b := &book{state: st.fresh(), modelAt: newMemo[int32, []int32](maxEditions), figures: newMemo[string, *Indicators](maxFigures), windows: newMemo[window, []peerResult](maxWindows)}
	b.facts = newFacts(ids)
	households := map[string]int32{"": 0}
	version, err := s.store.Cases(ctx, asOf, func(c geo.Case) {
		b.facts.add(c.Fact, st.atlas.placeOf)
		number, ok := households[c.Household]
		if !ok {
			number = int32(len(households))
			households[c.Household] = number
		}
		b.reported, b.spokeUp = append(b.reported, int32(c.Reported)), append(b.spokeUp, int32(c.SpokeUp))
		b.trial = append(b.trial, trialOf(&c))
		b.household, b.first = append(b.household, number), append(b.first, int32(len(b.victims)))
		b.victims = append(b.victims, c.Victims...)
	})
	if err != nil {
		return nil, err
	}
	b.facts.version, b.first = version, append(b.first, int32(len(b.victims)))
	b.filed = nil
	for _, r := range st.filed {
		if asOf == geo.MaxDay || r.Known() <= asOf {
			b.filed = append(b.filed, r)
		}
	}
	b.reports = newCoverage(st.atlas, b.filed, st.successors)
	return b, nil
}

// of returns the victims of an incident.
func (b *book) of(row int) []geo.Victim { return b.victims[b.first[row]:b.first[row+1]] }

// person tells whether a victim is a woman or a child in the sense of the plan, as
// victimVerdicts does for the groups of an incident.
func person(v geo.Victim) qualifies {
	mask := uint16(1) << v.Group
	if v.Group == geo.GroupAge16 {
		switch v.Sex {
		case 'f':
			mask |= geo.GirlOf16
		case 'm':
			mask |= geo.BoyOf16
		}
	}
	return victimVerdicts[mask]
}
