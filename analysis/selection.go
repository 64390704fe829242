package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// chunkRows is how many rows are filtered at a time: their marks and the
// columns in use stay in the processor's first cache.
const chunkRows = 4096

// condition marks the rows of a chunk that it lets pass: it sets marks to 0
// where it does not and leaves the others.
type condition func(from, to int, marks []uint8)

// conditions compiles a filter and a scope into passes over single columns;
// what selects everything costs nothing.
func (f *facts) conditions(q *geo.Filter, scope geo.Scope, senders map[int16]string) []condition {
	var all []condition
	if q.Period.From > f.period.From || q.Period.To < f.period.To {
		all = append(all, dayBetween(f.day, int32(q.Period.From), int32(q.Period.To)))
	}
	all = append(all, inMask(f.status, q.CountedStatuses()))
	for _, c := range []struct {
		column []uint8
		mask   uint32
	}{
		{f.category, q.Categories}, {f.severity, q.Severities}, {f.setting, q.Settings},
		{f.reported, q.Sources}, {f.quality, q.Qualities},
	} {
		if c.mask != 0 {
			all = append(all, inMask(c.column, c.mask))
		}
	}
	if q.Groups != 0 {
		all = append(all, f.anyGroup(uint16(q.Groups)))
	}
	if q.Hours != 0 {
		all = append(all, f.inHours(q.Hours))
	}
	if q.Weekdays != 0 {
		all = append(all, f.onWeekdays(q.Weekdays))
	}
	if len(q.Senders) > 0 {
		all = append(all, f.sentBy(q.Senders, senders))
	}
	if !scope.All {
		all = append(all, f.inScope(scope))
	}
	return all
}

// The passes have no branch on the data: at a million rows, a processor that
// guesses wrong every other time costs more than all of the counting.

func dayBetween(days []int32, from, to int32) condition {
	span := uint32(to - from)
	return func(a, b int, marks []uint8) {
		for i, d := range days[a:b] {
			var in uint8
			if uint32(d-from) <= span { // one comparison for both ends
				in = 1
			}
			marks[i] &= in
		}
	}
}

func inMask(column []uint8, mask uint32) condition {
	var table [256]uint8
	for i := range 32 {
		table[i] = uint8(mask >> i & 1)
	}
	return func(a, b int, marks []uint8) {
		for i, v := range column[a:b] {
			marks[i] &= table[v]
		}
	}
}

func (f *facts) anyGroup(mask uint16) condition {
	return func(a, b int, marks []uint8) {
		for i, g := range f.groups[a:b] {
			var in uint8
			if g&mask != 0 {
				in = 1
			}
			marks[i] &= in
		}
	}
}

func (f *facts) inHours(mask uint32) condition {
	const minutes = 24 * 60
	var table [1 << 11]uint8 // by minute; what is not known stays out
	for m := range minutes {
		table[m] = uint8(mask >> (m / 60) & 1)
	}
	return func(a, b int, marks []uint8) {
		for i, m := range f.minute[a:b] {
			marks[i] &= table[uint16(m)%uint16(len(table))] // NoMinute is the last
		}
	}
}

func (f *facts) onWeekdays(mask uint32) condition {
	// Counted from a Monday before every date, so that the remainder needs no sign.
	const monday = -3 - 7*4000
	return func(a, b int, marks []uint8) {
		for i, d := range f.day[a:b] {
			marks[i] &= uint8(mask >> (uint32(d-monday) % 7) & 1)
		}
	}
}

func (f *facts) sentBy(names []string, senders map[int16]string) condition {
	table := make([]uint8, 1<<16)
	for id, name := range senders {
		if slices.Contains(names, name) {
			table[uint16(id)] = 1
		}
	}
	return func(a, b int, marks []uint8) {
		for i, s := range f.sender[a:b] {
			marks[i] &= table[uint16(s)]
		}
	}
}

func (f *facts) inScope(scope geo.Scope) condition {
	var table [256]uint8 // the provinces' numbers have two digits
	for i := range table {
		if scope.Contains(int32(i)) {
			table[i] = 1
		}
	}
	return func(a, b int, marks []uint8) {
		for i, area := range f.area[a:b] {
			if uint32(area) < uint32(len(table)) {
				marks[i] &= table[area]
			} else if !scope.Contains(area) {
				marks[i] = 0
			}
		}
	}
}

// seen returns the period of the incidents in a scope, empty without any.
func (f *facts) seen(scope geo.Scope) geo.Period {
	if scope.All {
		return f.period
	}
	p := geo.Period{From: geo.MaxDay, To: geo.MinDay}
	f.each([]condition{f.inScope(scope)}, func(a, b int, marks []uint8) {
		for i, d := range f.day[a:b] {
			if marks[i] != 0 {
				p.From, p.To = min(p.From, geo.Day(d)), max(p.To, geo.Day(d))
			}
		}
	})
	return p
}

// each calls visit for every chunk with a mark of 1 on each row that passes.
func (f *facts) each(conditions []condition, visit func(from, to int, marks []uint8)) {
	var buffer [chunkRows]uint8
	for a := 0; a < f.len(); a += chunkRows {
		b := min(a+chunkRows, f.len())
		marks := buffer[:b-a]
		for i := range marks {
			marks[i] = 1
		}
		for _, pass := range conditions {
			pass(a, b, marks)
		}
		visit(a, b, marks)
	}
}

// tally is a count per unit, and of what no unit holds that is shown.
type tally struct {
	units                      []int64
	outside, uncertain, hidden int64
}

func (t *tally) total() int64 {
	sum := t.outside + t.uncertain + t.hidden
	for _, n := range t.units {
		sum += n
	}
	return sum
}

// count counts the rows that pass by unit of an edition with n finest units.
func (f *facts) count(conditions []condition, edition int32, n int) tally {
	// Places -2 and -1 count below the first unit, so that the loop has no branch.
	counts := make([]int32, n+2)
	column := f.unit[edition]
	f.each(conditions, func(a, b int, marks []uint8) {
		for i, u := range column[a:b] {
			counts[u+2] += int32(marks[i])
		}
	})
	t := tally{units: make([]int64, n), uncertain: int64(counts[0]), outside: int64(counts[1])}
	for i, c := range counts[2:] {
		t.units[i] = int64(c)
	}
	return t
}
