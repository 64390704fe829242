package analysis

import (
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// ModelFigures counts the communes with a model that runs on the last day of the
// period, or on the as-of day where that comes first.
type ModelFigures struct {
	Units     int      `json:"units"`
	WithModel int      `json:"with_model"`
	Models    int      `json:"models"`    // that run, where they are known to lie in one of the units
	Uncertain int      `json:"uncertain"` // that run, in a unit that was split without the part being known
	On        string   `json:"on"`
	Codes     []string `json:"codes" nullable:"false"` // of the units with a model
}

// modelUnits adds I6.
func (a *asking) modelUnits(answer *Indicators) error {
	if a.request.Unit != "" {
		return nil
	}
	scope := geo.ScopeOf(a.ctx)
	for _, e := range a.editions {
		if a.request.Level != "" && a.request.Level != e.levels[0].name {
			continue
		}
		place, err := a.modelPlaces(e)
		if err != nil {
			return err
		}
		for _, p := range a.periods {
			on := min(p.Days().To, a.asOf)
			f := &ModelFigures{On: on.String(), Codes: []string{}}
			has := make([]bool, len(e.levels[0].units))
			for k, m := range a.book.models {
				switch at := place[k]; {
				case !m.Period.Contains(on):
				case at >= 0 && scope.Contains(e.levels[0].units[at].Area):
					f.Models++
					has[at] = true
				case at == uncertain && scope.All:
					f.Uncertain++
				}
			}
			for i := range has {
				u := &e.levels[0].units[i]
				if !scope.Contains(u.Area) {
					continue
				}
				f.Units++
				if has[i] {
					f.WithModel++
					f.Codes = append(f.Codes, u.Code)
				}
			}
			i := a.row("I6", e, e.levels[0].name, p)
			i.Models = f
			answer.Indicators = append(answer.Indicators, i)
		}
	}
	return nil
}

// modelPlaces remembers what placeModels says of an edition.
func (a *asking) modelPlaces(e *edition) ([]int32, error) {
	return a.book.modelAt.of(a.ctx, e.ID, func() ([]int32, error) { return a.book.placeModels(e), nil })
}

// placeModels returns where each model stands among an edition's finest units, as
// placeSites does.
func (st *state) placeModels(e *edition) []int32 {
	return st.placeSites(e, len(st.models), func(k int) site {
		m := &st.models[k]
		return site{m.Unit, m.Located, m.Point}
	})
}

// site is something that stands in a unit of any edition, at a point where Located.
type site struct {
	unit    int32
	located bool
	point   orb.Point
}

// placeSites returns where each of n sites stands among an edition's finest units: by its
// own unit, by its point, or along whole successions; else uncertain, or outside.
func (st *state) placeSites(e *edition, n int, of func(k int) site) []int32 {
	finest := e.levels[0]
	var moves *mover
	places := make([]int32, n)
	for k := range places {
		m := of(k)
		at, ok := st.atlas.place[m.unit]
		switch {
		case ok && int(at) < len(finest.units) && finest.units[at].ID == m.unit:
			places[k] = at
		case m.located:
			places[k] = int32(e.index().Find(m.point)) // -1 is outside
		default:
			if moves == nil {
				moves = newMover(st.successors, finest)
			}
			places[k] = moves.to(m.unit)
		}
	}
	return places
}

func (l *level) shapesOf() []orb.MultiPolygon {
	outlines := make([]orb.MultiPolygon, len(l.units))
	for i := range l.units {
		outlines[i] = l.units[i].Outline
	}
	return outlines
}

// mover follows successions to the units of a level.
type mover struct {
	place         map[int32]int32 // of the level's units
	forward, back map[int32][]geo.Successor
}

func newMover(successors []geo.Successor, l *level) *mover {
	m := &mover{place: map[int32]int32{}, forward: map[int32][]geo.Successor{}, back: map[int32][]geo.Successor{}}
	for i := range l.units {
		m.place[l.units[i].ID] = int32(i)
	}
	for _, x := range successors {
		m.forward[x.From] = append(m.forward[x.From], x)
		m.back[x.To] = append(m.back[x.To], x)
	}
	return m
}

// to returns the place of the unit that a unit became a part of whole, or that it was
// made of alone; of a unit that was split, or made of several, the part is not known.
func (m *mover) to(unit int32) int32 {
	if at := m.walk(unit, m.forward, func(x geo.Successor) int32 { return x.To }); at != outside {
		return at
	}
	return m.walk(unit, m.back, func(x geo.Successor) int32 { return x.From })
}

func (m *mover) walk(unit int32, along map[int32][]geo.Successor, end func(geo.Successor) int32) int32 {
	found := outside
	for range maxMoves {
		next := along[unit]
		if len(next) == 0 {
			return outside
		}
		if len(next) > 1 {
			found = uncertain
		}
		unit = end(next[0])
		if at, ok := m.place[unit]; ok {
			if found == uncertain {
				return uncertain
			}
			return at
		}
	}
	return outside
}

// maxMoves ends the walk, should a table run in a circle.
const maxMoves = 64
