package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// helped is what became of the women and children of one unit.
type helped struct {
	AssistanceFigures
	referred int64 // of the persons: with a referral, whatever else they got
	waits    []int
}

// assistance counts, per unit, the persons of indicator I2 by what became of them, and
// how long they waited. The parts from assisted to nothing add up to persons.
func assistance(q *question) error {
	b, err := q.fromBook()
	if err != nil {
		return err
	}
	units, rest := b.helpedIn(q)
	t := q.count()
	q.texts("code", func(u *geo.Unit) string { return u.Code })
	q.texts("name", func(u *geo.Unit) string { return u.Name })
	q.counted("count", t.units)
	for _, c := range []struct {
		name string
		of   func(*helped) int
	}{
		{"persons", func(h *helped) int { return h.Persons }}, {"assisted", func(h *helped) int { return h.Assisted }}, {"refused", func(h *helped) int { return h.Refused }},
		{"unreachable", func(h *helped) int { return h.Unreachable }}, {"offered", func(h *helped) int { return h.OfferedOnly }}, {"referred_only", func(h *helped) int { return h.Referred }},
		{"nothing", func(h *helped) int { return h.Nothing }}, {"waiting", (*helped).waiting}, {"possible", func(h *helped) int { return h.Possible }},
		{"referred", func(h *helped) int { return int(h.referred) }},
	} {
		values := make([]int64, len(units))
		for i := range units {
			values[i] = int64(c.of(&units[i]))
		}
		q.counted(c.name, values)
	}
	days, share := unknowns(len(units)), unknowns(len(units))
	for i := range units {
		if q.hides(i) {
			continue
		}
		if m := median(units[i].waits); m != nil {
			days[i] = *m
		}
		if n := units[i].Persons; n > 0 {
			share[i] = float64(units[i].Assisted) / float64(n)
		}
	}
	q.floats("median_days", days)
	q.floats("assisted_share", share)
	q.people()
	q.tellTotals(t)
	q.Metadata["as_of"] = q.today.String()
	q.Metadata["persons_in_no_unit"] = rest.Persons
	q.Metadata["persons_in_no_unit_assisted"] = rest.Assisted
	return nil
}

// waiting are the persons for whom nothing is completed and who have not refused and
// could be reached.
func (h *helped) waiting() int { return h.OfferedOnly + h.Referred + h.Nothing }

// fromBook turns the question to the book of what is stored now, which knows of victims
// and of what was done for them.
func (q *question) fromBook() (*book, error) {
	st := q.state
	b, err := st.books.of(q.ctx, geo.MaxDay, func() (*book, error) { return q.service.readBook(q.ctx, st, geo.MaxDay) })
	if err != nil {
		return nil, err
	}
	if b.facts.version != st.facts.version { // more was committed since: the book is the newer one
		q.state, q.Version = b.state, b.facts.version
		q.within(q.Period, q.Filter)
	}
	return b, nil
}

// helpedIn adds up what became of the persons of every unit that is shown, and of those
// whom no unit holds.
func (b *book) helpedIn(q *question) (units []helped, rest helped) {
	units = make([]helped, len(q.level.units))
	column := b.facts.unit[q.edition.ID]
	b.facts.each(q.conditions, func(from, _ int, marks []uint8) {
		for i, m := range marks {
			if m == 0 {
				continue
			}
			row, h := from+i, &rest
			if at := column[row]; at >= 0 && q.level.upward[at] >= 0 {
				h = &units[q.level.upward[at]]
			}
			for _, v := range b.of(row) {
				h.take(v.AsKnown(q.today), geo.Day(b.reported[row]))
			}
		}
	})
	return units, rest
}

func (h *helped) take(v geo.Victim, reported geo.Day) {
	if person(v) == surely && slices.ContainsFunc(v.Assistance, func(a geo.Assistance) bool { return a.Kind == kindReferral }) {
		h.referred++
	}
	if wait, ok := h.add(v, reported); ok {
		h.waits = append(h.waits, wait)
	}
}
