package analysis

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"

	"github.com/antoan-vn/antoan/geo"
)

// atlas is every edition with its levels.
type atlas struct {
	editions []*edition      // oldest first
	place    map[int32]int32 // of a finest unit among its edition's
}

// edition is one edition ready for counting: incidents are kept by its finest
// units and added up along parents.
type edition struct {
	geo.Edition
	levels []*level // finest first
}

// level is the units of one tier, ascending by code.
type level struct {
	name     geo.Level
	units    []geo.Unit
	hash     string   // of codes, names and outlines
	upward   []int32  // place of each finest unit's ancestor at this level, or outside
	province []int32  // group whose rate a unit is compared with
	shapes   [][]byte // outlines as GeoJSON geometries, encoded once
}

func newAtlas(editions []geo.Edition, units func(code string) ([]geo.Unit, error)) (*atlas, error) {
	a := &atlas{place: map[int32]int32{}}
	for _, e := range editions {
		all, err := units(e.Code)
		if err != nil {
			return nil, err
		}
		if len(all) == 0 {
			continue
		}
		ed := &edition{Edition: e}
		for len(all) > 0 {
			n := 1
			for n < len(all) && all[n].Level == all[0].Level {
				n++
			}
			ed.levels = append(ed.levels, newLevel(all[:n]))
			all = all[n:]
		}
		ed.connect()
		for i, u := range ed.levels[0].units {
			a.place[u.ID] = int32(i)
		}
		a.editions = append(a.editions, ed)
	}
	return a, nil
}

func newLevel(units []geo.Unit) *level {
	l := &level{name: units[0].Level, units: units, shapes: make([][]byte, len(units))}
	h := sha256.New()
	for i := range units {
		l.shapes[i] = appendShape(nil, units[i].Outline)
		h.Write([]byte(units[i].Code + "\x00" + units[i].Name + "\x00" + units[i].Type + "\x00" + units[i].Parent + "\x00"))
		h.Write(l.shapes[i])
	}
	l.hash = hex.EncodeToString(h.Sum(nil)[:8])
	return l
}

// connect finds each finest unit's ancestors and each unit's province.
func (e *edition) connect() {
	finest := e.levels[0]
	for k, l := range e.levels {
		l.upward = make([]int32, len(finest.units))
		for i := range finest.units {
			l.upward[i] = e.ancestor(int32(i), k)
		}
	}
	top := e.levels[len(e.levels)-1]
	for k, l := range e.levels {
		l.province = make([]int32, len(l.units))
		for i := range l.units {
			l.province[i] = l.units[i].Area
			if top.name == geo.Province && k < len(e.levels)-1 {
				if at, ok := e.above(k, int32(i), len(e.levels)-1); ok {
					l.province[i] = at
				}
			}
		}
	}
}

// ancestor returns the place at level k of the unit that holds finest unit i.
func (e *edition) ancestor(i int32, k int) int32 {
	if k == 0 {
		return i
	}
	at, ok := e.above(0, i, k)
	if !ok {
		return outside
	}
	return at
}

// above climbs from unit i of level from to level to. A parent may stand at any
// coarser level: an edition without districts names the province.
func (e *edition) above(from int, i int32, to int) (int32, bool) {
	for from < to {
		parent := e.levels[from].units[i].Parent
		found := false
		for k := from + 1; k <= to && parent != ""; k++ {
			if at, ok := e.levels[k].find(parent); ok {
				from, i, found = k, at, true
				break
			}
		}
		if !found {
			return 0, false
		}
	}
	return i, from == to
}

// find returns the place of a code.
func (l *level) find(code string) (int32, bool) {
	i, ok := slices.BinarySearchFunc(l.units, code, func(u geo.Unit, c string) int {
		switch {
		case u.Code < c:
			return -1
		case u.Code > c:
			return 1
		}
		return 0
	})
	return int32(i), ok
}

// sum adds a tally of finest units up to this level; what has no ancestor here
// joins the uncertain.
func (l *level) sum(t tally) tally {
	s := tally{units: make([]int64, len(l.units)), outside: t.outside, uncertain: t.uncertain}
	for i, n := range t.units {
		if at := l.upward[i]; at >= 0 {
			s.units[at] += n
		} else {
			s.uncertain += n
		}
	}
	return s
}

// pick finds an edition and level; empty ones mean the newest and its finest.
func (a *atlas) pick(code string, name geo.Level) (*edition, *level, error) {
	if len(a.editions) == 0 {
		return nil, nil, geo.NotFound("no edition is stored yet; import boundaries first")
	}
	e := a.editions[len(a.editions)-1]
	if code != "" {
		i := slices.IndexFunc(a.editions, func(e *edition) bool { return e.Code == code })
		if i < 0 {
			return nil, nil, geo.NotFound("edition %s", strconv.Quote(code))
		}
		e = a.editions[i]
	}
	if name == "" {
		return e, e.levels[0], nil
	}
	for _, l := range e.levels {
		if l.name == name {
			return e, l, nil
		}
	}
	return nil, nil, geo.NotFound("edition %s has no units of level %s", strconv.Quote(e.Code), name)
}
