package ingest

import (
	"fmt"
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
	moves    *geo.Successions
}

func newPlacer(p *Places) *placer {
	pl := &placer{editions: p.Editions, area: make(map[int32]int32)}
	edition := make(map[int32]int32)
	for _, e := range p.Editions {
		codes := make(map[string]int, len(e.Units))
		for i := range e.Units {
			u := &e.Units[i]
			codes[u.Code] = i
			edition[u.ID], pl.area[u.ID] = e.Edition.ID, u.Area
		}
		pl.byCode, pl.bounds = append(pl.byCode, codes), append(pl.bounds, e.Index.Bounds())
	}
	pl.moves = geo.NewSuccessions(p.Successors, edition)
	return pl
}

// point appends the unit of each edition in which p lies in one.
func (pl *placer) point(dst []geo.Placed, p orb.Point) []geo.Placed {
	for i := range pl.editions {
		e := &pl.editions[i]
		if u := e.Index.Find(p); u >= 0 {
			dst = append(dst, geo.Placed{Edition: e.Edition.ID, Unit: e.Units[u].ID, Basis: geo.ByPoint})
		}
	}
	return dst
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

// statement is where a named unit lies in every edition.
type statement struct {
	placed []geo.Placed
	field  fieldID
	fault  *fault
}

// stated finds a unit by the code of its edition and its own.
func (pl *placer) stated(edition, commune string) statement {
	if edition == "" {
		return statement{field: fieldEdition, fault: &fault{"edition_missing",
			"a commune code means nothing without its edition: map a column to edition, or --values 'edition:*=CODE' with one of " + pl.editionCodes()}}
	}
	at := -1
	for i := range pl.editions {
		if pl.editions[i].Edition.Code == edition {
			at = i
		}
	}
	if at < 0 {
		return statement{field: fieldEdition, fault: &fault{"unknown_edition", "there is no such edition; stored are " + pl.editionCodes()}}
	}
	u, ok := pl.byCode[at][commune]
	if !ok {
		message := fmt.Sprintf("edition %s has no such %s: check the code and the edition", edition, pl.editions[at].Level)
		if _, zero := pl.byCode[at]["0"+commune]; zero {
			message = fmt.Sprintf("edition %s has no such %s; a spreadsheet may have dropped the leading zero", edition, pl.editions[at].Level)
		}
		return statement{field: fieldCommune, fault: &fault{"unknown_commune", message}}
	}
	id := pl.editions[at].Units[u].ID
	s := statement{}
	for i := range pl.editions {
		e := pl.editions[i].Edition.ID
		if i == at {
			s.placed = append(s.placed, geo.Placed{Edition: e, Unit: id, Basis: geo.ByStatement})
		} else if moved, ok := pl.moves.Move(id, e); ok {
			s.placed = append(s.placed, geo.Placed{Edition: e, Unit: moved, Basis: geo.BySuccession})
		}
	}
	return s
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
