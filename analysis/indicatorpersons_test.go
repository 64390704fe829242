package analysis

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// story is a commune of 2024 with incidents that the cases tell more of.
type story struct {
	*memory
	t *testing.T
}

func newStory(t *testing.T) story {
	m := newMemory()
	m.addEdition("old", unit(1, geo.Commune, "00001", "", 26, 1000), unit(2, geo.Commune, "00002", "", 26, 1000))
	m.cases = map[int]geo.Case{}
	return story{m, t}
}

// tell adds an incident of 2024-05-10 in commune 1, an injury that was received, with
// what change makes of it.
func (s story) tell(change func(*geo.Case), victims ...geo.Victim) {
	c := geo.Case{Fact: geo.Fact{On: day(s.t, "2024-05-10"), Category: place(s.t, geo.Categories, "injury"), CaseStatus: place(s.t, geo.CaseStatuses, "received"),
		Placed: []geo.Placed{{Edition: 1, Unit: 1}}}, Reported: day(s.t, "2024-05-12"), SpokeUp: geo.MinDay, Victims: victims}
	c.Groups = 1
	for k, v := range victims {
		if k == 0 {
			c.Groups = 0
		}
		c.Groups |= 1 << v.Group
	}
	if change != nil {
		change(&c)
	}
	s.cases[len(s.facts)] = c
	s.add(uuid.New(), c.Fact)
}

// victim is one of a group with services written kind[@offered[/completed]].
func (s story) victim(group string, services ...string) geo.Victim {
	v := geo.Victim{Group: place(s.t, geo.VictimGroups, group), Age: -1}
	for _, text := range services {
		kind, dates, _ := strings.Cut(text, "@")
		offered, completed, done := strings.Cut(dates, "/")
		a := geo.Assistance{Kind: place(s.t, geo.AssistanceKinds, kind), Offered: geo.MinDay, Completed: geo.MinDay}
		if offered != "" {
			a.Offered = day(s.t, offered)
		}
		if done {
			a.Completed = day(s.t, completed)
		}
		v.Assistance = append(v.Assistance, a)
	}
	return v
}

func (s story) ask(name string, change func(*IndicatorRequest)) []Indicator {
	r := IndicatorRequest{Period: "2024", Only: []string{name}}
	if change != nil {
		change(&r)
	}
	return indicators(s.t, loaded(s.t, s.memory), r)
}

func number(v float64) *float64 { return &v }

// Persons, not cases. By hand, reported on 12 May:
//
//	two women in one case: medical completed 14 May (2 days), shelter completed 12 June (31)
//	a woman: shelter offered, refused      → refused
//	a woman: unreachable                   → unreachable
//	a child: legal offered, not completed  → offered only
//	a woman: referral completed            → referred only: a referral is no service
//	a woman: nothing                       → nothing
//	a man: medical completed               → not counted
//	somebody of unknown group, assisted    → possible
//	a case without victims                 → unstated
//	a woman of an unfounded case           → not counted
func TestAssisted(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	s.tell(nil, s.victim("woman_18_59", "medical@2024-05-13/2024-05-14"), s.victim("woman_60_plus", "shelter@2024-05-13/2024-06-12", "legal@2024-05-13"))
	s.tell(nil, s.victim("woman_18_59", "shelter@2024-05-13", "refused"))
	s.tell(nil, s.victim("woman_18_59", "unreachable"), s.victim("man_18_59", "medical@2024-05-13/2024-05-14"))
	s.tell(nil, s.victim("child_13_15", "legal@2024-05-13"))
	s.tell(nil, s.victim("woman_18_59", "referral@2024-05-13/2024-05-13"), s.victim("woman_18_59"))
	s.tell(nil, s.victim("unknown", "medical@2024-05-13/2024-05-14"))
	s.tell(nil)
	s.tell(func(c *geo.Case) { c.CaseStatus = place(t, geo.CaseStatuses, "unfounded") }, s.victim("woman_18_59"))
	want := AssistanceFigures{Persons: 7, Assisted: 2, Refused: 1, Unreachable: 1, OfferedOnly: 1, Referred: 1, Nothing: 1, Possible: 1, PossibleAssisted: 1, Unstated: 1,
		MedianDays: number(16.5), Timed: 2, Verdict: "not_all", Text: Text{"2 trên 7 người được trợ giúp; chưa: 5.", "2 of 7 persons assisted; 5 not."}}
	got := s.ask("I2", nil)[0].Assistance
	if diff := cmp.Diff(&want, got); diff != "" {
		t.Error(diff)
	}
	if f := got; f.Assisted+f.TooLate+f.Refused+f.Unreachable+f.OfferedOnly+f.Referred+f.Nothing != f.Persons {
		t.Errorf("the parts are not the whole: %+v", *f)
	}
	in30 := s.ask("I2", func(r *IndicatorRequest) { r.Days = 30 })[0].Assistance
	if in30.Assisted != 1 || in30.TooLate != 1 || in30.Persons != 7 || !strings.Contains(in30.En, "1 of 7 persons assisted within 30 days") {
		t.Errorf("within 30 days: %+v", *in30)
	}
	then := s.ask("I2", func(r *IndicatorRequest) { r.AsOf = day(t, "2024-05-31") })[0].Assistance
	if then.Assisted != 1 || then.OfferedOnly != 2 || *then.MedianDays != 2 {
		t.Errorf("as of 31 May the shelter was not completed: %+v", *then)
	}
	before := s.ask("I2", func(r *IndicatorRequest) { r.AsOf = day(t, "2024-05-11") })[0].Assistance
	if before.Verdict != "no_one" || before.MedianDays != nil || before.En != "No woman or child to assist is recorded." {
		t.Errorf("nothing was known on 11 May, and none of none is not all: %+v", *before)
	}
	if other := s.ask("I2", func(r *IndicatorRequest) { r.Unit = "00002" })[0]; other.Assistance.Persons != 0 || other.Unit != "00002" {
		t.Errorf("the other commune: %+v", other)
	}
}

// Rates over 2024 for 2 communes with 600 women and 200 children each, of 2023:
// women: 2 + a girl of 14 = 3 of 1,200; 250 per 100,000; exact limits of 3: 0.6187 and
// 8.7673. Found by the police: 1. Children: 1 + a boy of 10 + the girl = 2 of 400.
func TestVictimRates(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	s.reports = []geo.Report{{Unit: 1, Period: period(t, "2024-01-01", "2024-12-31"), State: 2, Submitted: geo.MinDay}} // so that the data reach over the year
	for i := range s.units["old"] {
		s.units["old"][i].PeopleBy = []geo.Population{{Year: 2023, Total: 1000, Women: 600, Children: 200}}
	}
	girl, boy := s.victim("child_13_15"), s.victim("child_under_13")
	girl.Sex, boy.Sex = 'f', 'm'
	s.tell(func(c *geo.Case) { c.ReportSource = place(t, geo.ReportSources, "police") }, s.victim("woman_18_59"))
	s.tell(func(c *geo.Case) { c.ReportSource = place(t, geo.ReportSources, "citizen") }, s.victim("woman_60_plus"), girl, boy)
	s.tell(nil, s.victim("unknown"), s.victim("man_18_59"))
	i := s.ask("I3", nil)[0]
	w, c := i.Rates.Women, i.Rates.Children
	if w.All.Persons != 3 || w.ByPolice.Persons != 1 || w.ByOthers.Persons != 2 || w.Unstated.Persons != 0 || w.Unknown != 1 || *w.People != 1200 ||
		!cmp.Equal(*w.All.Rate, 250.0) || *w.All.Low < 51.5 || *w.All.Low > 51.6 || *w.All.High < 730.5 || *w.All.High > 730.7 {
		t.Errorf("women %+v, %v (%v to %v)", w, *w.All.Rate, *w.All.Low, *w.All.High)
	}
	if c.All.Persons != 2 || *c.People != 400 || !cmp.Equal(*c.All.Rate, 500.0) || c.Unknown != 1 {
		t.Errorf("children %+v", c)
	}
	if len(i.Warnings) != 2 || !strings.Contains(i.Warnings[0].En, "nearest year known (2023), not of 2024") {
		t.Errorf("warnings %v", i.Warnings)
	}
	s.units["old"][1].PeopleBy[0].Children = -1
	i = s.ask("I3", nil)[0]
	if i.Rates.Children.All.Rate != nil || i.Rates.Children.All.Persons != 2 || i.Rates.Women.All.Rate == nil || !strings.Contains(i.Warnings[1].En, "children is not known of Xã 00002") {
		t.Errorf("children unknown in one commune: %+v, %v", i.Rates.Children, i.Warnings)
	}
}

// Household 1: May 2023 and 4 May 2024 (366 days: no repeat), 10 May, 11 May (two
// repeats); household 2: once; one without a pseudonym.
func TestRepeats(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	for _, on := range []string{"2023-05-04", "2024-05-04", "2024-05-10", "2024-05-11"} {
		s.tell(func(c *geo.Case) { c.On, c.Household = day(t, on), "a" })
	}
	s.tell(func(c *geo.Case) { c.Household = "b" })
	s.tell(nil)
	f := s.ask("I4", nil)[0].Repeats
	if f.Incidents != 5 || f.WithHousehold != 4 || *f.Repeats != 2 || *f.Households != 1 {
		t.Errorf("%+v", *f)
	}
	if f := s.ask("I4", func(r *IndicatorRequest) { r.Period = "2022" })[0].Repeats; f.Repeats != nil || !strings.Contains(f.En, "Cannot be told") {
		t.Errorf("without pseudonyms: %+v", *f)
	}
}

// Serious in reading B, of women or children: a rape spoken up about after 7 days (in
// time), one after 8 (late), a serious injury never, one after 3 days of the day of
// occurrence with no day of report; an injury of unknown severity may be one; a minor
// one and a man's are not.
func TestSpokenUp(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	rape, serious := place(t, geo.Categories, "rape"), place(t, geo.Severities, "serious")
	woman, man := s.victim("woman_18_59"), s.victim("man_18_59")
	s.tell(func(c *geo.Case) { c.Category, c.SpokeUp = rape, day(t, "2024-05-19") }, woman)
	s.tell(func(c *geo.Case) { c.Category, c.SpokeUp = rape, day(t, "2024-05-20") }, woman)
	s.tell(func(c *geo.Case) { c.Severity = serious }, woman)
	s.tell(func(c *geo.Case) { c.Severity, c.Reported, c.SpokeUp = serious, geo.MinDay, day(t, "2024-05-13") }, woman)
	s.tell(nil, woman)
	s.tell(func(c *geo.Case) { c.Severity = place(t, geo.Severities, "minor") }, woman)
	s.tell(func(c *geo.Case) { c.Severity = serious }, man)
	want := SpokeUpFigures{Serious: 4, InTime: 2, Late: 1, Silent: 1, Undated: 1, Possible: 1, WithinDays: 7}
	if got := *s.ask("I9", nil)[0].SpokeUp; got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	want = SpokeUpFigures{Serious: 4, InTime: 1, Late: 0, Silent: 3, Undated: 1, Possible: 1, WithinDays: 7}
	if got := *s.ask("I9", func(r *IndicatorRequest) { r.AsOf = day(t, "2024-05-18") })[0].SpokeUp; got != want {
		t.Errorf("as of 18 May: %+v, want %+v", got, want)
	}
}

// Two injuries with a woman and a child in one and none stated in the other, a rape of
// a woman: rows 2 and 1, columns 2 women and 1 child, 3 in all, 3 cases.
func TestForm(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	s.tell(nil, s.victim("woman_18_59"), s.victim("child_13_15"))
	s.tell(nil)
	s.tell(func(c *geo.Case) { c.Category = place(t, geo.Categories, "rape") }, s.victim("woman_18_59"))
	s.tell(func(c *geo.Case) { c.CaseStatus = place(t, geo.CaseStatuses, "duplicate") }, s.victim("woman_18_59"))
	f := s.ask("I10", nil)[0].Form
	injury, rape := f.Rows[place(t, geo.Categories, "injury")], f.Rows[place(t, geo.Categories, "rape")]
	if injury.Cases != 2 || injury.Unstated != 1 || injury.Sum != 2 || rape.Cases != 1 || rape.Sum != 1 || f.Total.Cases != 3 || f.Total.Sum != 3 ||
		f.Total.Victims[groupWoman] != 2 || f.Total.Victims[groupUnder16] != 1 || !f.Ties {
		t.Errorf("%+v", *f)
	}
	f.Rows[0].Victims[0]++
	for k := range f.Rows {
		f.Rows[k].Sum = 0
	}
	f.Total.Sum = 0
	if f.tie(); f.Ties {
		t.Error("a table that does not add up is said to tie")
	}
}
