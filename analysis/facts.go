package analysis

import (
	"maps"
	"slices"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// Places of an incident in an edition that are no unit.
const (
	outside   int32 = -1 // no unit of the edition holds it, or it has no place at all
	uncertain int32 = -2 // its unit was split and the part is not known
)

// facts holds the incidents as columns, one entry per incident. A table is
// never changed once others can see it: append copies the headers and writes
// behind their ends.
type facts struct {
	version int64
	period  geo.Period // first and last day of occurrence; empty without incidents

	day      []int32
	minute   []int16
	category []uint8
	severity []uint8
	setting  []uint8
	reported []uint8 // report source
	status   []uint8
	quality  []uint8
	groups   []uint16
	sender   []int16
	area     []int32
	batch    []int32 // place in batches

	batches []uuid.UUID
	// unit is, per edition, the place of the unit among the edition's finest units.
	unit map[int32][]int32
	// basis is, per edition, a geo.Basis: what the place was found by.
	basis map[int32][]uint8
}

func newFacts(editions []int32) *facts {
	f := &facts{period: geo.Period{From: geo.MaxDay, To: geo.MinDay}, unit: map[int32][]int32{}, basis: map[int32][]uint8{}}
	for _, e := range editions {
		f.unit[e], f.basis[e] = nil, nil
	}
	return f
}

func (f *facts) len() int { return len(f.day) }

// add appends one incident. place tells where a unit stands among its edition's.
func (f *facts) add(r geo.Fact, place func(unit int32) int32) {
	f.day = append(f.day, int32(r.On))
	f.minute = append(f.minute, r.Minute)
	f.category = append(f.category, r.Category)
	f.severity = append(f.severity, r.Severity)
	f.setting = append(f.setting, r.Setting)
	f.reported = append(f.reported, r.ReportSource)
	f.status = append(f.status, r.CaseStatus)
	f.quality = append(f.quality, r.Quality)
	f.groups = append(f.groups, r.Groups)
	f.sender = append(f.sender, r.Source)
	f.area = append(f.area, r.Area)
	f.batch = append(f.batch, f.batchPlace(r.Batch))
	f.period.From, f.period.To = min(f.period.From, r.On), max(f.period.To, r.On)
	for edition, column := range f.unit {
		at, by := outside, geo.ByPoint
		for _, p := range r.Placed {
			switch {
			case p.Edition != edition:
			case p.Unit == 0:
				at, by = uncertain, p.Basis
			default:
				at, by = place(p.Unit), p.Basis
			}
		}
		f.unit[edition], f.basis[edition] = append(column, at), append(f.basis[edition], uint8(by))
	}
}

func (f *facts) batchPlace(b uuid.UUID) int32 {
	// The newest batch is the usual one; the list is short.
	for i := len(f.batches) - 1; i >= 0; i-- {
		if f.batches[i] == b {
			return int32(i)
		}
	}
	f.batches = append(f.batches, b)
	return int32(len(f.batches) - 1)
}

// grow returns a table that shares the columns and may be appended to.
func (f *facts) grow() *facts {
	g := *f
	g.batches = slices.Clone(f.batches)
	g.unit, g.basis = maps.Clone(f.unit), maps.Clone(f.basis)
	return &g
}

// without returns a copy that lacks the incidents of a batch.
func (f *facts) without(batch uuid.UUID) *facts {
	gone := int32(slices.Index(f.batches, batch))
	keep := make([]int, 0, f.len())
	g := newFacts(nil)
	g.batches = slices.Clone(f.batches)
	for i, b := range f.batch {
		if b != gone {
			keep = append(keep, i)
			d := geo.Day(f.day[i])
			g.period.From, g.period.To = min(g.period.From, d), max(g.period.To, d)
		}
	}
	g.day, g.minute = pick(f.day, keep), pick(f.minute, keep)
	g.category, g.severity, g.setting = pick(f.category, keep), pick(f.severity, keep), pick(f.setting, keep)
	g.reported, g.status, g.quality = pick(f.reported, keep), pick(f.status, keep), pick(f.quality, keep)
	g.groups, g.sender, g.area, g.batch = pick(f.groups, keep), pick(f.sender, keep), pick(f.area, keep), pick(f.batch, keep)
	for e, c := range f.unit {
		g.unit[e], g.basis[e] = pick(c, keep), pick(f.basis[e], keep)
	}
	return g
}

func pick[T any](column []T, rows []int) []T {
	picked := make([]T, len(rows))
	for i, r := range rows {
		picked[i] = column[r]
	}
	return picked
}
