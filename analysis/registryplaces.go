package analysis

import (
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// coarser marks an entry of a unit that lies above the level that is asked about: which
// of the units below it is meant is not known.
const coarser int32 = -3

// leftOut counts the entries that stand in no unit of an answer.
type leftOut struct{ outside, uncertain, coarser int }

// entries visits the entries of a register that touch the period and stand in units that
// are shown, with the place of their unit. Entries of another edition stand where their
// point lies, else where their unit went whole. What is left out is counted for callers
// who see everything: for others it would tell of what they do not see.
func (q *question) entries(r *geo.Register, period geo.Period, visit func(e *geo.Entry, at int)) (out leftOut) {
	all := q.state.entries[r.Name]
	places := q.entryPlaces(r, all)
	for k := range all {
		if p := r.Period(&all[k]); p.To < period.From || p.From > period.To {
			continue
		}
		switch at := places[k]; {
		case !q.scope.All && !q.scope.Contains(q.state.areaOf(all[k].Unit)):
		case at >= 0:
			if !q.hides(int(at)) {
				visit(&all[k], int(at))
			}
		case !q.scope.All:
		case at == coarser:
			out.coarser++
		case at == uncertain:
			out.uncertain++
		default:
			out.outside++
		}
	}
	return out
}

// tell adds what was left out to the metadata.
func (o leftOut) tell(q *question, name string) {
	if q.scope.All {
		q.Metadata[name] = map[string]int{"outside": o.outside, "uncertain": o.uncertain, "of_coarser_units": o.coarser}
	}
}

// entryPlaces returns where each entry stands among the units of the level.
func (q *question) entryPlaces(r *geo.Register, all []geo.Entry) []int32 {
	type tier struct {
		k int
		i int32
	}
	wanted, tiers := 0, map[int32]tier{}
	for k, l := range q.edition.levels {
		if l == q.level {
			wanted = k
		}
		for i := range l.units {
			tiers[l.units[i].ID] = tier{k, int32(i)}
		}
	}
	point := pointField(r)
	places := q.state.placeSites(q.edition, len(all), func(k int) site {
		s := site{unit: all[k].Unit}
		if _, here := tiers[s.unit]; !here && point >= 0 && all[k].Values[point].Set {
			s.located, s.point = true, all[k].Values[point].Point
		}
		return s
	})
	for k := range all {
		switch t, here := tiers[all[k].Unit]; {
		case here && t.k > wanted:
			places[k] = coarser
		case here:
			places[k] = outside
			if at, ok := q.edition.above(t.k, t.i, wanted); ok {
				places[k] = at
			}
		case places[k] >= 0:
			places[k] = q.level.upward[places[k]]
		}
	}
	return places
}

// areaOf is the area of record of a unit of any level and edition, 0 for none.
func (st *state) areaOf(unit int32) int32 {
	if _, u := st.atlas.anyUnit(unit); u != nil {
		return u.Area
	}
	return 0
}

// pointField is the field with the location of an entry, −1 for none.
func pointField(r *geo.Register) int {
	for i := range r.Fields {
		if r.Fields[i].Kind == geo.FieldPoint {
			return i
		}
	}
	return -1
}

// openAddresses are the trusted addresses that are open on a day, in the units of the
// level, each at its point or at the label of its unit.
func (q *question) openAddresses(day geo.Day) (at []int, points []orb.Point) {
	q.entries(geo.Addresses, geo.Period{From: day, To: day}, func(e *geo.Entry, unit int) {
		p := q.level.units[unit].Label
		if v := e.Values[geo.AddressPoint]; v.Set {
			p = v.Point
		}
		at, points = append(at, unit), append(points, p)
	})
	return at, points
}
