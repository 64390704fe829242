package analysis

import (
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// Which incidents qualify, by hand from the plan's sentence and the two
// readings; victims are a woman unless said otherwise.
//
//	                          unknown  minor    moderate serious   (reading A / B)
//	homicide, rape …          sure     sure     sure     sure      A and B: serious by nature
//	injury, cruelty, threat   sure     sure     sure     sure      A: any beating counts
//	                          possible no       no       sure      B
//	harassment, forced marr.  possible no       no       sure      A and B: abuse, only if serious
//	other, unknown            possible possible possible sure      A: it may have been a beating
//	                          possible no       no       sure      B
func TestVerdicts(t *testing.T) {
	t.Parallel()
	always := [4]qualifies{surely, surely, surely, surely}
	serious := [4]qualifies{possibly, no, no, surely}
	unclearA := [4]qualifies{possibly, possibly, possibly, surely}
	want := map[string][2][4]qualifies{}
	for rows, codes := range map[[2][4]qualifies][]string{
		{always, always}:    {"homicide", "rape", "coerced_sex", "sex_with_child", "indecent_assault", "child_pornographic_use", "trafficking"},
		{always, serious}:   {"injury", "cruelty", "other_domestic_violence", "neglect", "confinement", "threat"},
		{serious, serious}:  {"labour_exploitation", "forced_marriage", "harassment", "online_abuse"},
		{unclearA, serious}: {"other", "unknown"},
	} {
		for _, c := range codes {
			want[c] = rows
		}
	}
	if len(want) != len(geo.Categories.Codes) {
		t.Fatalf("the table has %d categories of %d", len(want), len(geo.Categories.Codes))
	}
	for code, rows := range want {
		for r, reading := range []string{ReadingA, ReadingB} {
			v := newVerdicts(reading)[place(t, geo.Categories, code)]
			for s := range geo.Severities.Codes {
				if w := rows[r][min(s, 3)]; v[s] != w { // the two above serious are as serious
					t.Errorf("%s, %s, reading %s: %d, want %d", code, geo.Severities.String(uint8(s)), reading, v[s], w)
				}
			}
		}
	}
}

func TestVictimVerdicts(t *testing.T) {
	t.Parallel()
	mask := func(codes ...string) (m uint16) {
		for _, c := range codes {
			m |= 1 << place(t, geo.VictimGroups, c)
		}
		return m
	}
	for _, c := range []struct {
		mask uint16
		want qualifies
	}{
		{mask("woman_18_59"), surely}, {mask("woman_60_plus"), surely}, {mask("child_under_13"), surely}, {mask("child_13_15"), surely},
		{mask("man_18_59"), no}, {mask("man_18_59", "man_60_plus"), no}, {mask("unknown"), possibly}, {mask("unknown", "man_60_plus"), possibly},
		{mask("age_16_17"), possibly}, {mask("age_16_17") | geo.GirlOf16, surely}, {mask("age_16_17") | geo.BoyOf16, no},
		{mask("age_16_17") | geo.BoyOf16 | geo.GirlOf16, surely}, {mask("man_18_59", "woman_18_59"), surely}, {mask("unknown", "child_13_15"), surely},
	} {
		if got := victimVerdicts[c.mask]; got != c.want {
			t.Errorf("victims %b: %d, want %d", c.mask, got, c.want)
		}
	}
}

// The first state that applies.
func TestStateOf(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		count   int64
		unusual bool
		due, in int64
		want    string
	}{
		{1, true, 6, 0, hasIncidents}, {1, false, 6, 6, hasIncidents}, {1, false, 0, 0, hasIncidents},
		{0, true, 6, 6, silent}, {0, true, 6, 0, silent}, {0, true, 0, 0, silent},
		{0, false, 6, 6, confirmedZero}, {0, false, 6, 5, partial}, {0, false, 6, 0, notReporting},
		{0, false, 0, 0, notReporting}, // no month is due: nothing can be confirmed
	} {
		if got := stateOf(c.count, c.unusual, c.due, c.in); got != c.want {
			t.Errorf("%d incidents, unusual %v, %d of %d months: %s, want %s", c.count, c.unusual, c.in, c.due, got, c.want)
		}
	}
}

func verdictsOf(t *testing.T, l *Layer) []string {
	t.Helper()
	c, _ := l.Column("status")
	return c.Texts
}

// reported adds the reports of a unit for periods.
func (m *memory) reported(t *testing.T, unit int32, periods ...string) {
	t.Helper()
	for i := 0; i < len(periods); i += 2 {
		m.reports = append(m.reports, geo.Report{Unit: unit, Period: period(t, periods[i], periods[i+1]), State: uint8(1 + len(m.reports)%3)})
	}
}

// fifteenths are the reports from the 15th to the 14th that end in these months.
func fifteenths(first time.Time, months int) (periods []string) {
	for k := range months {
		to := time.Date(first.Year(), first.Month()+time.Month(k), 14, 0, 0, 0, 0, time.UTC)
		periods = append(periods, to.AddDate(0, -1, 1).Format(time.DateOnly), to.Format(time.DateOnly))
	}
	return periods
}

// Today is 15 March 2026. Of October to March five months are over. 10 incidents
// among 100,000 people: p·10/100,000 are expected of each. One commune with
// incidents teaches nothing about how peers scatter, so none is called silent.
func TestStatusByHand(t *testing.T) {
	t.Parallel()
	m := newMemory()
	people := []int64{1, 46_052, 46_051, 100, 100, 100, 100, 100, 7396}
	var units []geo.Unit
	for i, p := range people {
		units = append(units, unit(int32(i+1), geo.Commune, fmt.Sprintf("%05d", i+1), "", 26, p))
	}
	units = append(units, unit(10, geo.Commune, "00010", "", 26, -1))
	m.addEdition("e", units...)
	for range 10 {
		m.add(uuid.New(), geo.Fact{On: day(t, "2025-12-31"), Category: place(t, geo.Categories, "injury"), Severity: 1, Groups: 1 << 4, Placed: placed(9)})
	}
	m.add(uuid.New(), geo.Fact{On: day(t, "2025-12-31"), Severity: 0, Groups: 1, Category: 0, Placed: placed(10)})
	all := []string{"2025-10-01", "2025-12-31", "2026-01-01", "2026-01-31", "2026-02-01", "2026-02-28"}
	m.reported(t, 1, all...)
	m.reported(t, 3, all...)
	m.reported(t, 4, all[:4]...) // February is not in
	m.reports = append(m.reports, geo.Report{Unit: 4, Period: period(t, "2026-02-01", "2026-02-28"), State: geo.ReportMissing})
	m.reported(t, 6, fifteenths(time.Date(2025, 10, 1, 0, 0, 0, 0, time.UTC), 6)...) // to 14 March
	m.reported(t, 7, fifteenths(time.Date(2025, 10, 1, 0, 0, 0, 0, time.UTC), 5)...) // to 14 February
	m.reported(t, 8, "2025-10-02", "2026-02-28")                                     // 1 October is missing
	s := loaded(t, m)
	r := Request{Layer: "status", Filter: geo.Filter{Period: period(t, "2025-10-01", "2026-03-31")}}
	l := ask(t, s, r)
	want := []struct {
		state       string
		due, in     int64
		sure, maybe int64
		expected    float64
	}{
		{confirmedZero, 5, 5, 0, 0, 1e-4},
		{notReporting, 5, 0, 0, 0, 4.6052}, {confirmedZero, 5, 5, 0, 0, 4.6051}, {partial, 5, 4, 0, 0, 0.01}, {notReporting, 5, 0, 0, 0, 0.01},
		{confirmedZero, 5, 5, 0, 0, 0.01}, {partial, 5, 4, 0, 0, 0.01}, {partial, 5, 4, 0, 0, 0.01}, {hasIncidents, 5, 0, 10, 0, 0.7396},
		{hasIncidents, 5, 0, 0, 1, math.NaN()},
	}
	for i, w := range want {
		got := verdictsOf(t, l)[i]
		due, in := counts(t, l, "months_due")[i], counts(t, l, "months_reported")[i]
		sure, maybe := counts(t, l, "incidents")[i], counts(t, l, "possible")[i]
		if got != w.state || due != w.due || in != w.in || sure != w.sure || maybe != w.maybe || !near(floats(t, l, "expected")[i], w.expected) {
			t.Errorf("commune %d: %s, %d of %d months, %d and %d incidents, %v expected; want %+v", i+1, got, in, due, sure, maybe, floats(t, l, "expected")[i], w)
		}
	}
	// −ln 0.05 = 2.995732 events in 92/365 + 90/365 years among one person.
	if got := floats(t, l, "rate_upper")[0]; !near(got, 2.995732274*100_000/(182.0/365)) {
		t.Errorf("upper limit %v", got)
	}
	// Reading B: a minor injury is not serious, the unclear case still may be.
	r.Reading = "b"
	if b := ask(t, s, r); verdictsOf(t, b)[8] != notReporting || verdictsOf(t, b)[9] != hasIncidents || b.Reading != ReadingB {
		t.Errorf("reading B: %v", verdictsOf(t, b))
	}
}

// The plan's year runs from 15 December to 14 December; months are the calendar's,
// cut to the period, so it has thirteen. Nothing is due of a period to come.
func TestMonthsDue(t *testing.T) {
	t.Parallel()
	m := newMemory()
	m.addEdition("e", unit(1, geo.Commune, "1", "", 26, 100))
	m.add(uuid.New(), geo.Fact{On: day(t, "2020-01-01"), Groups: 1})
	m.reported(t, 1, fifteenths(time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC), 12)...)
	s := loaded(t, m)
	for _, c := range []struct {
		from, to string
		due, in  int64
		want     string
	}{
		{"2024-12-15", "2025-12-14", 13, 13, confirmedZero},
		{"2024-12-14", "2025-12-14", 13, 12, partial},
		{"2025-01-10", "2025-01-20", 1, 1, confirmedZero},
		{"2026-03-01", "2026-03-14", 1, 0, notReporting}, // over since yesterday
		{"2026-03-01", "2026-03-15", 0, 0, notReporting}, // today is not over
		{"2030-01-01", "2030-12-31", 0, 0, notReporting},
	} {
		l := ask(t, s, Request{Layer: "status", Filter: geo.Filter{Period: period(t, c.from, c.to)}})
		if due, in, got := counts(t, l, "months_due")[0], counts(t, l, "months_reported")[0], verdictsOf(t, l)[0]; due != c.due || in != c.in || got != c.want {
			t.Errorf("%s to %s: %s, %d of %d months; want %+v", c.from, c.to, got, in, due, c)
		}
	}
}

// Communes 1 and 2 merged into 11, commune 3 was split into 12 and 13; 14 is
// new and has no past. The old district 20 holds 1 and 2, the old province all.
func TestReportsMoveAlongSuccessions(t *testing.T) {
	t.Parallel()
	const oct, nov = 0, 2
	months := []string{"2025-10-01", "2025-10-31", "2025-11-01", "2025-11-30"}
	for _, c := range []struct {
		name     string
		reported map[int32][]int // unit → places in months
		want     map[int32]int64 // unit → months in
	}{
		{"all parts of a merger", map[int32][]int{1: {oct}, 2: {oct}}, map[int32]int64{1: 1, 2: 1, 11: 1, 20: 1, 30: 0}},
		{"one part of a merger", map[int32][]int{1: {oct}}, map[int32]int64{1: 1, 2: 0, 11: 0, 20: 0}},
		{"parts of different months", map[int32][]int{1: {oct}, 2: {nov}}, map[int32]int64{11: 0, 20: 0}},
		{"backwards from a merger", map[int32][]int{11: {oct, nov}}, map[int32]int64{1: 2, 2: 2, 20: 2, 30: 0}},
		{"old and new months together", map[int32][]int{1: {oct}, 2: {oct}, 11: {nov}}, map[int32]int64{1: 2, 2: 2, 11: 2, 20: 2}},
		{"forwards to a split", map[int32][]int{3: {oct}}, map[int32]int64{12: 1, 13: 1, 14: 0}},
		{"one half of a split", map[int32][]int{12: {oct}}, map[int32]int64{3: 0, 12: 1, 13: 0}},
		{"both halves of a split", map[int32][]int{12: {oct}, 13: {oct}}, map[int32]int64{3: 1}},
		{"every child", map[int32][]int{1: {oct}, 2: {oct}, 3: {oct}}, map[int32]int64{20: 1, 30: 1}},
		{"the district itself", map[int32][]int{20: {oct}}, map[int32]int64{20: 1, 1: 0, 30: 0}},
		{"a district and a commune beside it", map[int32][]int{20: {oct}, 3: {oct}}, map[int32]int64{30: 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			m := newMemory()
			m.addEdition("old", unit(1, geo.Commune, "1", "D", 26, 9), unit(2, geo.Commune, "2", "D", 26, 9), unit(3, geo.Commune, "3", "26", 26, 9),
				unit(20, geo.District, "D", "26", 26, 9), unit(30, geo.Province, "26", "", 26, 9))
			m.addEdition("new", unit(11, geo.Commune, "1", "", 26, 9), unit(12, geo.Commune, "2", "", 26, 9), unit(13, geo.Commune, "3", "", 26, 9), unit(14, geo.Commune, "4", "", 26, 9))
			m.successors = []geo.Successor{{From: 1, To: 11, Whole: true}, {From: 2, To: 11, Whole: true}, {From: 3, To: 12}, {From: 3, To: 13},
				{From: 14, To: 14}} // a circle must end
			for u, at := range c.reported {
				for _, k := range at {
					m.reported(t, u, months[k:k+2]...)
				}
			}
			s := loaded(t, m)
			for _, e := range s.state.Load().atlas.editions {
				for _, lv := range e.levels {
					l := ask(t, s, Request{Layer: "status", Edition: e.Code, Level: lv.name, Filter: geo.Filter{Period: period(t, "2025-10-01", "2025-11-30")}})
					for i, u := range lv.units {
						if want, ok := c.want[u.ID]; ok && counts(t, l, "months_reported")[i] != want {
							t.Errorf("unit %d: %d months in, want %d", u.ID, counts(t, l, "months_reported")[i], want)
						}
					}
				}
			}
		})
	}
}
