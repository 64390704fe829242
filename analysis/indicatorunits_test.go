package analysis

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// Reports of two communes from January to March 2024, due on the 5th of the next
// month, seen on 15 March 2024:
//
//	1  January in on 5 February (in time), February on 6 March (late)
//	2  January stated late without a day, February not in (missing)
//	   March of both: not yet due
//
// As of 5 February the first alone is in; January of 2 is due that very day.
func TestTimeliness(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	month := func(unit int32, from, to, state, submitted string) {
		r := geo.Report{Unit: unit, Period: period(t, from, to), State: place(t, geo.ReportingStates, state), Submitted: geo.MinDay}
		if submitted != "" {
			r.Submitted = day(t, submitted)
		}
		s.reports = append(s.reports, r)
	}
	month(1, "2024-01-01", "2024-01-31", "nil_report", "2024-02-05")
	month(1, "2024-02-01", "2024-02-29", "reported", "2024-03-06")
	month(2, "2024-01-01", "2024-01-31", "late", "")
	month(2, "2024-02-01", "2024-02-29", "missing", "")
	s.tell(nil)                                           // reported after 2 days
	s.tell(func(c *geo.Case) { c.Reported = geo.MinDay }) // not timed
	s.tell(func(c *geo.Case) { c.Reported = c.On + 5 })   // after 5
	s.tell(func(c *geo.Case) { c.Reported = c.On - 1 })   // before it was over: 0
	for _, c := range []struct {
		period, asOf string
		want         TimelinessFigures
	}{
		{"2024-Q1", "2024-03-15", TimelinessFigures{Owed: 6, OnTime: 1, Late: 2, Missing: 1, NotDue: 2, DueDays: 5}},
		{"2024-Q1", "2024-02-05", TimelinessFigures{Owed: 4, OnTime: 1, Late: 1, NotDue: 2, DueDays: 5}},
		{"2024-01", "2024-02-04", TimelinessFigures{Owed: 2, Late: 1, NotDue: 1, DueDays: 5}},
		{"2024-05", "2026-03-01", TimelinessFigures{Owed: 2, Missing: 2, DueDays: 5, Incidents: 4, Timed: 3, MedianDays: number(2)}},
	} {
		got := s.ask("I5", func(r *IndicatorRequest) { r.Period, r.AsOf = c.period, day(t, c.asOf) })
		if len(got) != 1 {
			t.Fatalf("%d rows", len(got))
		}
		if diff := cmp.Diff(&c.want, got[0].Timeliness); diff != "" {
			t.Errorf("%s as of %s: %s", c.period, c.asOf, diff)
		}
	}
}

// Units owe the reports of the months in which they are in force.
func TestOwes(t *testing.T) {
	t.Parallel()
	m := twoEditions(10)
	m.editions[0].ValidFrom, m.editions[0].ValidTo = day(t, "2022-07-01"), day(t, "2025-06-30")
	m.editions[1].ValidFrom = day(t, "2025-07-01")
	at := loaded(t, m).state.Load().atlas
	for month, want := range map[string][2]bool{"2021-12-01": {true, false}, "2025-06-01": {true, false}, "2025-07-01": {false, true}} {
		p := period(t, month, month).Months()[0]
		p.To = p.From + 29
		if got := [2]bool{at.owes(at.editions[0], p), at.owes(at.editions[1], p)}; got != want {
			t.Errorf("%s: %v, want %v", month, got, want)
		}
	}
}

// Communes 1 to 4 of the old division; 1 and 2 became 1001 whole, 3 became 1002, and 4
// was split between both. Models: in 1 until 2023, in 2 with a point in 1002, in 3
// without one, in 4 without one, in 1001 from 2024.
func TestModelUnits(t *testing.T) {
	t.Parallel()
	m := newMemory()
	m.addEdition("old", unit(1, geo.Commune, "1", "", 26, 10), unit(2, geo.Commune, "2", "", 26, 10), unit(3, geo.Commune, "3", "", 26, 10), unit(4, geo.Commune, "4", "", 26, 10))
	m.addEdition("new", unit(1001, geo.Commune, "1", "", 26, 10), unit(1002, geo.Commune, "3", "", 26, 10))
	whole := func(from, to int32) geo.Successor { return geo.Successor{From: from, To: to, Whole: true} }
	m.successors = []geo.Successor{whole(1, 1001), whole(2, 1001), whole(3, 1002), {From: 4, To: 1001}, {From: 4, To: 1002}}
	in1002 := m.units["new"][1].Outline.Bound().Center()
	from2023 := geo.Period{From: day(t, "2023-01-01"), To: geo.MaxDay}
	m.models = []geo.SafetyModel{
		{Unit: 1, Period: period(t, "2022-01-01", "2023-12-30")}, {Unit: 2, Period: from2023, Located: true, Point: orb.Point(in1002)},
		{Unit: 3, Period: from2023}, {Unit: 4, Period: from2023}, {Unit: 1001, Period: period(t, "2024-06-01", "")},
	}
	m.add(uuid.New())
	s := loaded(t, m)
	for _, c := range []struct {
		edition, period string
		want            ModelFigures
	}{
		{"old", "2023", ModelFigures{Units: 4, WithModel: 3, Models: 3, On: "2023-12-31", Codes: []string{"2", "3", "4"}}},
		{"old", "2022", ModelFigures{Units: 4, WithModel: 1, Models: 1, On: "2022-12-31", Codes: []string{"1"}}},
		{"new", "2023", ModelFigures{Units: 2, WithModel: 1, Models: 2, Uncertain: 1, On: "2023-12-31", Codes: []string{"3"}}},
		{"new", "2024", ModelFigures{Units: 2, WithModel: 2, Models: 3, Uncertain: 1, On: "2024-12-31", Codes: []string{"1", "3"}}},
		{"old", "2024", ModelFigures{Units: 4, WithModel: 3, Models: 3, Uncertain: 1, On: "2024-12-31", Codes: []string{"2", "3", "4"}}}, // 1001 was made of three
	} {
		got := indicators(t, s, IndicatorRequest{Edition: c.edition, Period: c.period, Only: []string{"I6"}})[0].Models
		if diff := cmp.Diff(&c.want, got); diff != "" {
			t.Errorf("%s %s: %s", c.edition, c.period, diff)
		}
	}
}

// Half of a province sees half of every number and no unit of the other's.
func TestIndicatorsKeepToTheScope(t *testing.T) {
	t.Parallel()
	m := newMemory()
	m.addEdition("old", unit(1, geo.Commune, "00001", "", 26, 1000), unit(2, geo.Commune, "00002", "", 25, 1000))
	m.plans = plan60()
	m.models = []geo.SafetyModel{{Unit: 2, Period: geo.AllDates}}
	woman := geo.Victim{Group: groupWoman}
	m.cases = map[int]geo.Case{}
	for k, unit := range []int32{1, 2, 2} {
		f := geo.Fact{On: day(t, "2024-05-05"), Category: place(t, geo.Categories, "rape"), Groups: 1 << groupWoman, Area: []int32{26, 25, 25}[k], Placed: []geo.Placed{{Edition: 1, Unit: unit}}}
		m.cases[k] = geo.Case{Reported: geo.MinDay, SpokeUp: geo.MinDay, Victims: []geo.Victim{woman}}
		m.add(uuid.New(), f)
	}
	s := loaded(t, m)
	a, err := s.Indicators(geo.WithScope(t.Context(), geo.Scope{Areas: []int32{26}}), IndicatorRequest{Period: "2024"})
	if err != nil {
		t.Fatal(err)
	}
	for _, i := range a.Indicators {
		if i.Share != nil && i.Units != 1 || i.Assistance != nil && i.Assistance.Persons != 1 || i.Rates != nil && i.Rates.Women.All.Persons != 1 || i.Timeliness != nil && i.Timeliness.Owed != 12 ||
			i.Models != nil && (i.Models.Units != 1 || i.Models.WithModel != 0 || i.Models.Models != 0) || i.Silence != nil && i.Silence.Units != 1 || i.SpokeUp != nil && i.SpokeUp.Serious != 1 ||
			i.Form != nil && i.Form.Total.Sum != 1 || i.Repeats != nil && i.Repeats.Incidents != 1 {
			t.Errorf("%+v", i)
		}
	}
	if a, err = s.Indicators(t.Context(), IndicatorRequest{Period: "2024"}); err != nil {
		t.Fatal(err)
	}
	for _, i := range a.Indicators {
		if i.Share != nil || i.Assistance != nil && i.Assistance.Persons != 0 || i.Form != nil && i.Form.Total.Cases != 0 {
			t.Errorf("who sees nothing: %+v", i)
		}
	}
}

// I7 says of which year the people are, and of how many units they are not known; what is
// not asked by people says nothing of them.
func TestSilenceSaysWhosePeople(t *testing.T) {
	t.Parallel()
	m := chain(t, same(6, 3), []int64{1000, 1000, 1000, 1000, -1, 1000})
	for i := range 4 {
		m.units["e"][i].PeopleBy[0].Year = 2019
	}
	s := loaded(t, m)
	warned := map[string]string{}
	for _, i := range indicators(t, s, IndicatorRequest{Period: "2024", Only: []string{"I7", "I10"}}) {
		for _, w := range i.Warnings {
			warned[i.Name] += w.En
		}
	}
	known := m.units["e"][5].PeopleBy[0].Year
	if want := fmt.Sprintf("The people of 1 unit are not known: whether they are silent cannot be told.The number of people is that of the nearest year known (2019–%d), not of 2024.", known); !strings.HasSuffix(warned["I7"], want) || strings.Contains(warned["I10"], "people") {
		t.Errorf("%q, want %q; %q", warned["I7"], want, warned["I10"])
	}
}
