package analysis

import (
	"math"
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// Two communes with 600 women each, and a woman hurt on 10 May 2024; reports until the end of May.
func TestWhereDataEnd(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	for i := range s.units["old"] {
		s.units["old"][i].PeopleBy = []geo.Population{{Year: 2024, Total: 1000, Women: 600, Children: 200}}
	}
	s.reports = []geo.Report{
		{Unit: 1, Period: period(t, "2024-01-01", "2024-05-31"), State: geo.ReportNil, Submitted: geo.MinDay},
		{Unit: 1, Period: period(t, "2024-06-01", "2024-06-30"), State: geo.ReportMissing, Submitted: geo.MinDay}, // is no data
	}
	s.tell(nil, s.victim("woman_18_59"))
	for _, c := range []struct {
		period, asOf, warning string
		years                 float64
	}{
		{"2024-H1", "2024-12-31", "", 182.0 / 366}, // 30 days without anything may be chance
		{"2024", "2025-01-31", "There are data until 2024-05-31 only, a part of this period.", 1},
		{"2024-Q3", "2025-01-31", "There are no data of this period: the incidents and reports stored end on 2024-05-31.", 0},
		{"2023", "2025-01-31", "There are no data of this period: the incidents and reports stored begin on 2024-01-01.", 0},
		{"2024", "2024-06-10", "The period is not over: the figures run to 2024-06-10 and are not those of the whole.", 162.0 / 366},
		{"2025", "2024-06-10", "The period has not begun.", 0},
	} {
		got := s.ask("I3", func(r *IndicatorRequest) { r.Period, r.AsOf = c.period, day(t, c.asOf) })[0]
		said := func(w Text) bool { return w.En == c.warning }
		if c.warning != "" && !slices.ContainsFunc(got.Warnings, said) || c.warning == "" && len(got.Warnings) > 0 {
			t.Errorf("%s as of %s: warnings %v, want %q", c.period, c.asOf, got.Warnings, c.warning)
		}
		if women := got.Rates.Women.All; math.Abs(got.Rates.Years-c.years) > 1e-12 || (women.Rate == nil) != (c.years == 0) {
			t.Errorf("%s as of %s: a rate over %v years, want %v; none where nothing is known: %+v", c.period, c.asOf, got.Rates.Years, c.years, women)
		}
	}
}

// A zero that comes from an empty column or register says so.
func TestZerosOfNothingStored(t *testing.T) {
	t.Parallel()
	warns := func(i Indicator, w Text) bool { return slices.Contains(i.Warnings, w) }
	s := newStory(t)
	serious := func(c *geo.Case) { c.Severity = place(t, geo.Severities, "serious") }
	s.tell(serious, s.victim("woman_18_59"))
	if got := s.ask("I9", nil)[0]; got.SpokeUp.Serious != 1 || !warns(got, spokeNowhere) {
		t.Errorf("nobody entered a day of speaking up: %+v", got)
	}
	s.tell(func(c *geo.Case) { c.SpokeUp = day(t, "2024-05-13") }, s.victim("woman_18_59"))
	if got := s.ask("I9", nil)[0]; warns(got, spokeNowhere) {
		t.Errorf("one day is entered, the others are said not to be: %+v", got)
	}
	none := Text{"Chưa lưu hồ sơ công nhận nào của năm 2024: chưa rõ, không phải là không có.", "No recognition of 2024 is stored yet: not known, which is not none."}
	if got := s.ask("I8", nil)[0]; !warns(got, none) {
		t.Errorf("the register is empty: %v", got.Warnings)
	}
	f := RecognitionFigures{Year: 2024, Others: 3, Kinds: []RecognitionKind{{Listed: 1}}}
	if got := f.warnings(); len(got) != 1 || got[0].En != "What is recorded for 2024 of 3 communes of another edition is not counted: a part says nothing about a whole unit." {
		t.Errorf("communes of another edition: %v", got)
	}
}
