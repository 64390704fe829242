package analysis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/geo"
)

// Five communes and May 2024, due on 5 June, seen on 20 June:
//
//	1 reported in time, 2 nothing to report in time, 3 in on 6 June, 4 stated missing,
//	5 no row at all and April missing too
func TestReporting(t *testing.T) {
	t.Parallel()
	m := newMemory()
	var units []geo.Unit
	for i := range int32(5) {
		units = append(units, unit(i+1, geo.Commune, string(rune('1'+i)), "", 26, 10))
	}
	m.addEdition("old", units...)
	file := func(unit int32, from, to, state, submitted string) {
		r := geo.Report{Unit: unit, Period: period(t, from, to), State: place(t, geo.ReportingStates, state), Submitted: geo.MinDay}
		if submitted != "" {
			r.Submitted = day(t, submitted)
		}
		m.reports = append(m.reports, r)
	}
	for unit := range int32(4) {
		file(unit+1, "2023-06-01", "2024-04-30", "reported", "2024-05-01")
	}
	file(5, "2023-06-01", "2024-03-31", "reported", "2024-04-05")
	file(1, "2024-05-01", "2024-05-31", "reported", "2024-06-05")
	file(2, "2024-05-01", "2024-05-31", "nil_report", "")
	file(3, "2024-05-01", "2024-05-31", "reported", "2024-06-06")
	file(4, "2024-05-01", "2024-05-31", "missing", "")
	s := loaded(t, m)
	ctx := geo.WithScope(t.Context(), geo.Everything)
	ask := func(month, asOf string) *Reporting {
		t.Helper()
		a, err := s.Reporting(ctx, ReportingRequest{Month: month, AsOf: day(t, asOf)})
		if err != nil {
			t.Fatal(err)
		}
		return a
	}
	a := ask("", "2024-06-20")
	if diff := cmp.Diff(map[string]int{"reported": 1, "nil_report": 1, "late": 1, "missing": 2, "not_yet_due": 0}, a.States); diff != "" || a.Month != "2024-05" || a.Due != "2024-06-05" {
		t.Errorf("%s %s %s", a.Month, a.Due, diff)
	}
	if diff := cmp.Diff([]Reminder{{"5", "Xã 5", 15, 2}, {"4", "Xã 4", 15, 1}}, a.Reminders); diff != "" {
		t.Error(diff)
	}
	if u := a.Units[2]; u.State != "late" || *u.In != "2024-06-06" || u.Owed != 12 || u.Has != 12 || a.Units[1].In != nil || a.Units[4].Has != 10 {
		t.Errorf("%+v, %+v", u, a.Units[4])
	}
	if a = ask("2024-05", "2024-06-05"); a.States["not_yet_due"] != 3 || a.States["reported"] != 1 || len(a.Reminders) != 0 {
		t.Errorf("on the day it is due: %v", a.States)
	}
	var b strings.Builder
	if err := ask("2024-05", "2024-06-20").WriteText(&b); err != nil || !strings.Contains(b.String(), "quá hạn 15 ngày") {
		t.Errorf("%v %s", err, b.String())
	}
	// 15 April to 14 May, due on 19 May: 4 has no May and 5 neither month; 1, 2 and 3 hold
	// both, but their May came in after that day, of 2 it is not stated when.
	if a = ask("2024-05@15", "2024-06-20"); a.From != "2024-04-15" || a.States["missing"] != 2 || a.States["late"] != 2 || a.States["reported"] != 1 {
		t.Errorf("from the 15th: %+v", a.States)
	}
}

func TestReportingRefuses(t *testing.T) {
	t.Parallel()
	m := twoEditions(10)
	m.editions[0].ValidTo, m.editions[1].ValidFrom = day(t, "2025-06-30"), day(t, "2025-07-01")
	s := loaded(t, m)
	ctx := geo.WithScope(t.Context(), geo.Everything)
	for _, r := range []ReportingRequest{{Month: "2024"}, {Month: "2024-Q1"}, {Month: "May"}, {Month: "2027-01"}, {Month: "2025-08", Edition: "old"}, {Month: "2025-05", Edition: "new"},
		{Edition: "none"}, {DueDays: -3}, {Month: "campaign-2024-06/"}, {Month: "2024-05-01/2024-05-02"}} {
		if a, err := s.Reporting(ctx, r); err == nil {
			t.Errorf("%+v: %+v", r, a)
		}
	}
	for month, edition := range map[string]string{"2025-06": "old", "2025-07": "new", "2025-07@15": "new"} {
		if a, err := s.Reporting(ctx, ReportingRequest{Month: month}); err != nil || a.Edition != edition {
			t.Errorf("%s: %v, %v", month, a, err)
		}
	}
}
