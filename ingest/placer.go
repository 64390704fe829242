package ingest

import (
	"slices"
	"sort"
	"strings"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// placer finds the units of points and of statements in every edition. It is
// read only and may be used by several goroutines.
type placer struct {
	editions []EditionPlaces
	bounds   []orb.Bound
	byCode   []map[string]int // unit's place by code, per edition
	area     map[int32]int32  // area of record by unit
	where    map[int32]unitAt // by unit
	moves    *geo.Successions
	centres  [][]centres // per edition and unit
	turns    []geo.Day   // days on which an edition comes into force or is no more, ascending
}

// unitAt is a unit's place among the editions and their units.
type unitAt struct{ edition, unit int }

func newPlacer(p *Places) *placer {
	pl := &placer{editions: p.Editions, area: make(map[int32]int32), where: make(map[int32]unitAt)}
	edition := make(map[int32]int32)
	for at, e := range p.Editions {
		codes := make(map[string]int, len(e.Units))
		for i := range e.Units {
			u := &e.Units[i]
			codes[u.Code] = i
			edition[u.ID], pl.area[u.ID], pl.where[u.ID] = e.Edition.ID, u.Area, unitAt{at, i}
		}
		pl.byCode, pl.bounds = append(pl.byCode, codes), append(pl.bounds, e.Index.Bounds())
		pl.centres = append(pl.centres, centresOf(e.Units))
		pl.turns = append(pl.turns, e.Edition.ValidFrom, e.Edition.ValidTo+1)
	}
	slices.Sort(pl.turns)
	pl.moves = geo.NewSuccessions(p.Successors, edition)
	return pl
}

// point appends the unit of each edition in which p lies in one. central tells
// that it is the very centre of one of them.
func (pl *placer) point(dst []geo.Placed, p orb.Point) (placed []geo.Placed, central bool) {
	for i := range pl.editions {
		e := &pl.editions[i]
		if u := e.Index.Find(p); u >= 0 {
			dst = append(dst, geo.Placed{Edition: e.Edition.ID, Unit: e.Units[u].ID, Basis: geo.ByPoint})
			central = central || pl.centres[i][u].at(p)
		}
	}
	return dst, central
}

// near tells whether a point lies in the box around some edition.
func (pl *placer) near(p orb.Point) bool {
	for _, b := range pl.bounds {
		if !b.IsEmpty() && b.Contains(p) {
			return true
		}
	}
	return false
}

// outlined tells whether any edition can place a point at all.
func (pl *placer) outlined() bool {
	for _, b := range pl.bounds {
		if !b.IsEmpty() {
			return true
		}
	}
	return false
}

// areaRecord returns the area of record: that of the unit in the edition in
// force on the day, else any edition's; 0 where none is known.
func (pl *placer) areaRecord(placed []geo.Placed, on geo.Day) int32 {
	var other int32
	for _, p := range placed {
		area := pl.area[p.Unit]
		if area == 0 {
			continue
		}
		if pl.inForce(p.Edition, on) {
			return area
		}
		if other == 0 {
			other = area
		}
	}
	return other
}

// epoch numbers the stretches of days in which the same editions are in force.
func (pl *placer) epoch(on geo.Day) int {
	return sort.Search(len(pl.turns), func(i int) bool { return pl.turns[i] > on })
}

func (pl *placer) inForce(edition int32, on geo.Day) bool {
	for i := range pl.editions {
		if e := &pl.editions[i].Edition; e.ID == edition {
			return e.Valid().Contains(on)
		}
	}
	return false
}

func (pl *placer) editionCodes() string {
	codes := make([]string, len(pl.editions))
	for i := range pl.editions {
		codes[i] = pl.editions[i].Edition.Code
	}
	if len(codes) == 0 {
		return "(none: import boundaries first)"
	}
	return strings.Join(codes, ", ")
}
