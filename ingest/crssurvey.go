package ingest

import (
	"context"
	"errors"
	"io"
	"math"
	"slices"
	"time"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// crsRows is how many rows are looked at, at most, to learn how the coordinates of
// a file are to be read.
const crsRows = 200_000

// crsEvidence is how many rows of each kind are kept for it, spread over those
// looked at.
const crsEvidence = 1000

// evidence is a coordinate that helps to tell how the file's are to be read.
type evidence struct {
	at   orb.Point
	sure bool
	unit unitAt // the one named, where the row names one with an outline
}

// crsSurvey gathers what a file's rows tell of its reference system.
type crsSurvey struct {
	v         *validator
	stated    string    // the system that a person has stated, empty for none
	until     time.Time // when to have seen enough; zero for never
	rows      int64
	degrees   int64 // rows with longitude and latitude
	swapped   int64 // of these, with a latitude that can only be a longitude
	unordered int64 // of these, whose cells do not tell themselves which is which
	exchanged spread
	metres    spread // all rows with metres
	named     spread // those that name a unit with an outline
}

// surveyCRS looks at the file's tables ahead of the rows.
func (u *understood) surveyCRS(ctx context.Context, v *validator, began time.Time) (crsVerdict, error) {
	s := crsSurvey{v: v, stated: u.o.CRS}
	if !u.needsCRS() {
		return s.decide()
	}
	if u.o.DryRun && u.o.Budget > 0 {
		s.until = began.Add(u.o.Budget)
	}
	for _, p := range u.plan.parts {
		if err := s.part(ctx, u.plan, p); err != nil {
			return crsVerdict{}, err
		}
	}
	return s.decide()
}

// needsCRS tells whether anything is to be found out: not where a sample holds plain
// degrees and nothing else, as most files do.
func (u *understood) needsCRS() bool {
	metric := func(p *part) bool {
		return !p.grows && (p.plan.column[fieldX] != "" || p.plan.column[fieldCoordinates] != "")
	}
	return u.o.CRS != wgs84 && (u.o.CRS != "" || u.odd || slices.ContainsFunc(u.plan.parts, metric))
}

// isOdd tells a cell that may make a survey of coordinates worth while.
func isOdd(id fieldID, text string) bool {
	switch id {
	case fieldX, fieldY, fieldCoordinates:
		return true
	case fieldLon, fieldLat:
		x, ok := parseDecimal(text)
		return !ok || !inDegrees(x) || id == fieldLat && math.Abs(x) > 90
	}
	return false
}

// part reads of a table as much as helps.
func (s *crsSurvey) part(ctx context.Context, plan *filePlan, p *part) (err error) {
	r, err := p.open()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, r.Close()) }()
	if err := r.Select(plan.selection(p)); err != nil {
		return err
	}
	metric := !p.grows && (plan.mapped(fieldX) || plan.mapped(fieldCoordinates))
	var c Chunk
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		c.reset(s.rows+1, plan.width())
		c.part = p
		end := r.Read(&c)
		if end != nil && !errors.Is(end, io.EOF) {
			return end
		}
		c.seal()
		more, err := s.look(&c, metric)
		if err != nil || !more || end != nil || !s.until.IsZero() && time.Now().After(s.until) {
			return err
		}
	}
}

// look takes in a chunk and tells whether more of the file should be looked at: not
// where it is plain from the beginning that all coordinates are sound degrees.
// metric tells that there are columns for metres, which may be empty at first.
func (s *crsSurvey) look(c *Chunk, metric bool) (more bool, err error) {
	s.v.begin(c)
	for s.v.row = range c.marks {
		if m := &c.marks[s.v.row]; !m.blank && m.fault == nil {
			s.row()
		}
		if s.v.err != nil {
			return false, s.v.err
		}
	}
	s.rows += int64(len(c.marks))
	told := s.metres.seen+s.swapped > 0
	return s.rows < crsRows && (told || metric && s.degrees == 0), nil
}

func (s *crsSurvey) row() {
	w := s.v.coordinate()
	if w.fault != nil {
		return
	}
	switch w.form {
	case formDegrees:
		s.degrees++
		if w.sure {
			return
		}
		s.unordered++
		if degrees(w.at[0], w.at[1]) == faultSwapped {
			s.swapped++
			s.exchanged.add(evidence{at: orb.Point{w.at[1], w.at[0]}})
		}
	case formMetres:
		e := evidence{at: w.at, sure: w.sure}
		s.metres.add(e)
		if f := s.v.zone(); f != nil {
			return
		}
		when, _, f := s.v.cal.occurrence(s.v.text(fieldOccurredAt), s.v.text(fieldTime), s.v.text(fieldOccurredUntil))
		if f != nil {
			return
		}
		by := s.v.stated(when)
		var outlined bool
		if e.unit, outlined = s.v.place.outlineOf(by.placed); by.fault == nil && outlined {
			s.named.add(e)
		}
	}
}

// outlineOf returns the unit named if it has an outline, else the one that became
// of it in an edition that has.
func (pl *placer) outlineOf(placed []geo.Placed) (at unitAt, ok bool) {
	for _, p := range placed {
		found, known := pl.where[p.Unit]
		if !known || len(pl.editions[found.edition].Units[found.unit].Outline) == 0 {
			continue
		}
		if p.Basis == geo.ByStatement {
			return found, true
		}
		if !ok {
			at, ok = found, true
		}
	}
	return at, ok
}

// spread keeps every n-th of what is added, with n growing, so that what is kept
// is spread evenly over all of it.
type spread struct {
	kept  []evidence
	seen  int64
	every int64
}

func (s *spread) add(e evidence) {
	s.every = max(s.every, 1)
	if s.seen++; (s.seen-1)%s.every != 0 {
		return
	}
	if len(s.kept) == crsEvidence {
		for i := range crsEvidence / 2 {
			s.kept[i] = s.kept[2*i]
		}
		s.kept, s.every = s.kept[:crsEvidence/2], 2*s.every
		if (s.seen-1)%s.every != 0 {
			return
		}
	}
	s.kept = append(s.kept, e)
}
