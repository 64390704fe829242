package analysis

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/locate"
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
	levels []*level             // finest first
	index  func() *locate.Index // of the finest units' outlines; made when first asked for
}

// level is the units of one tier, ascending by code.
type level struct {
	name     geo.Level
	units    []geo.Unit
	bounds   []orb.Bound
	hash     string   // of codes, names and outlines
	upward   []int32  // place of each finest unit's ancestor at this level, or outside
	province []int32  // group whose rate a unit is compared with, see provinceOf
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
		ed.index = sync.OnceValue(func() *locate.Index { return locate.New(ed.levels[0].shapesOf()) })
		for i, u := range ed.levels[0].units {
			a.place[u.ID] = int32(i)
		}
		a.editions = append(a.editions, ed)
	}
	return a, nil
}

func newLevel(units []geo.Unit) *level {
	l := &level{name: units[0].Level, units: units, bounds: make([]orb.Bound, len(units)), shapes: make([][]byte, len(units))}
	h := sha256.New()
	for i := range units {
		l.shapes[i] = appendShape(nil, units[i].Outline)
		l.bounds[i] = units[i].Outline.Bound()
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
			l.upward[i] = outside
			if at, ok := e.above(0, int32(i), k); ok {
				l.upward[i] = at
			}
		}
		l.province = make([]int32, len(l.units))
		for i := range l.units {
			l.province[i] = e.provinceOf(k, int32(i))
		}
	}
}

// provinceOf returns the place of a unit's province; where the edition does not
// hold it, the area of record below zero, so that the two cannot be confused.
func (e *edition) provinceOf(k int, i int32) int32 {
	top := len(e.levels) - 1
	if e.levels[top].name == geo.Province {
		if at, ok := e.above(k, i, top); ok {
			return at
		}
	}
	return -1 - e.levels[k].units[i].Area
}

// parent returns the level and place of the unit that holds unit i of level k.
// It may stand at any coarser level: an edition without districts names the
// province.
func (e *edition) parent(k int, i int32) (level int, at int32, ok bool) {
	code := e.levels[k].units[i].Parent
	for up := k + 1; up < len(e.levels) && code != ""; up++ {
		if at, ok := e.levels[up].find(code); ok {
			return up, at, true
		}
	}
	return 0, 0, false
}

// above climbs from unit i of level from to the unit of level to that holds it.
func (e *edition) above(from int, i int32, to int) (int32, bool) {
	for from < to {
		var ok bool
		if from, i, ok = e.parent(from, i); !ok {
			return 0, false
		}
	}
	return i, from == to
}

// find returns the place of a code.
func (l *level) find(code string) (int32, bool) {
	i, ok := slices.BinarySearchFunc(l.units, code, func(u geo.Unit, c string) int { return strings.Compare(u.Code, c) })
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
