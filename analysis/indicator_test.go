package analysis

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// indicators asks for what the test knows to be good, seeing every area.
func indicators(tb testing.TB, s *Service, r IndicatorRequest) []Indicator {
	tb.Helper()
	a, err := s.Indicators(geo.WithScope(tb.Context(), geo.Everything), r)
	if err != nil {
		tb.Fatal(err)
	}
	return a.Indicators
}

// plan60 is the plan's target of 60 % of communes from 2021 to 2023.
func plan60() []geo.Plan {
	span := geo.Period{From: geo.DayOf(2021, time.January, 1), To: geo.DayOf(2023, time.December, 31)}
	return []geo.Plan{{Code: "2022-2027", Signed: geo.DayOf(2022, time.June, 22), Period: span, Targets: []geo.Target{
		{Indicator: "I1", Level: geo.Commune, Period: span, Threshold: 60}, {Indicator: "I1", Level: geo.District, Period: span, Threshold: 60}}}}
}

// Verdicts in whole numbers. Of 136 units 60 % are 81.6: 81 are 59.6 % and not enough.
func TestMeasure(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		units, low, high      int
		verdict               string
		required, more, spare int
		needed                string
	}{
		{136, 82, 90, "met", 82, 0, 0, "at most 0 communes"},
		{136, 81, 90, "cannot_say", 82, 1, 8, "1 more commune would"},
		{136, 78, 84, "cannot_say", 82, 4, 2, "4 more communes would still have to be confirmed; it is out of reach once more than 2 communes"},
		{136, 81, 81, "not_met", 82, 1, -1, "1 too few"}, // a spare below 0 stands for too few
		{136, 0, 136, "cannot_say", 82, 82, 54, ""},
		{5, 3, 3, "met", 3, 0, 0, ""}, // exactly 60 %
		{1, 1, 1, "met", 1, 0, 0, "1 commune is confirmed"},
		{1, 0, 0, "not_met", 1, 1, -1, ""},
		{10, 8, 9, "met", 6, 0, 2, ""},
	} {
		s := &Share{Units: c.units, Low: c.low, High: c.high}
		s.measure(60, unitNouns[geo.Commune])
		spare := -s.Needed.TooFew
		if s.Needed.IncidentsSpare != nil {
			spare += *s.Needed.IncidentsSpare
		}
		if (s.Needed.IncidentsSpare == nil) != (c.verdict == targetMissed) || s.Needed.TooFew < 0 || c.verdict != targetMissed && s.Needed.TooFew > 0 {
			t.Errorf("%d to %d of %d, %s: %+v", c.low, c.high, c.units, s.Verdict, *s.Needed)
		}
		if s.Verdict != c.verdict || s.Needed.Required != c.required || s.Needed.ConfirmedMore != c.more || spare != c.spare || !strings.Contains(s.Needed.En, c.needed) {
			t.Errorf("%d to %d of %d: %s, %+v", c.low, c.high, c.units, s.Verdict, *s.Needed)
		}
	}
}

// Ten communes in 2024, by hand, reading A. All but 7 and 8 report every month.
//
//	0  an injury of a woman                     has one
//	1  other, severity unknown, of a woman      may have one: high counts it, low and official do not
//	2  an injury of a man                       clean
//	3  an injury of a woman, unfounded          clean
//	4  harassment, minor, of a woman            clean: abuse that is not serious
//	5  harassment, unknown, of a woman          may have one
//	6  nothing                                  clean
//	7  nothing, no report of December           high only
//	8  nothing, no report at all                high only
//	9  nothing                                  clean
//	–  an injury of a woman, no place known     could lie in any of them
//
// low = official = 2, 3, 4, 6, 9 = 5; high = all but 0 = 9; worst 4. Required 6: cannot say.
// B: of 0 an injury of unknown severity makes it possible, 1 too: low 5, high 10.
func TestCleanUnitsByHand(t *testing.T) {
	t.Parallel()
	m := newMemory()
	var units []geo.Unit
	for i := range 10 {
		units = append(units, unit(int32(i+1), geo.Commune, fmt.Sprintf("%05d", i), "", 26, 1000))
		for k, month := range period(t, "2024-01-01", "2024-12-31").Months() {
			if i != 8 && (i != 7 || k != 11) {
				m.reports = append(m.reports, geo.Report{Unit: int32(i + 1), Period: month, State: 2})
			}
		}
	}
	m.addEdition("old", units...)
	m.plans = plan60()
	woman, man := uint16(1)<<place(t, geo.VictimGroups, "woman_18_59"), uint16(1)<<place(t, geo.VictimGroups, "man_18_59")
	fact := func(unit int32, category, severity string, groups uint16, status string) geo.Fact {
		f := geo.Fact{On: day(t, "2024-05-05"), Category: place(t, geo.Categories, category), Severity: place(t, geo.Severities, severity), Groups: groups,
			CaseStatus: place(t, geo.CaseStatuses, status)}
		if unit >= 0 {
			f.Placed = []geo.Placed{{Edition: 1, Unit: unit + 1}}
		}
		return f
	}
	m.add(uuid.New(), fact(0, "injury", "unknown", woman, "received"), fact(1, "other", "unknown", woman, "received"), fact(2, "injury", "serious", man, "received"),
		fact(3, "injury", "serious", woman, "unfounded"), fact(4, "harassment", "minor", woman, "received"), fact(5, "harassment", "unknown", woman, "received"),
		fact(-1, "injury", "minor", woman, "received"))
	s := loaded(t, m)
	got := indicators(t, s, IndicatorRequest{Period: "2024", Only: []string{"I1"}})
	if len(got) != 2 {
		t.Fatalf("%d rows", len(got))
	}
	a, b := got[0], got[1]
	if a.Reading != "A" || a.Units != 10 || a.Low != 5 || a.Official != 5 || a.High != 9 || a.LowWorst != 4 || a.Unlocated != 1 || a.Verdict != "cannot_say" || a.PlanPeriod || !a.PlanEdition {
		t.Errorf("reading A: %+v", *a.Share)
	}
	if b.Reading != "B" || b.Low != 5 || b.High != 10 || b.LowWorst != 5 || b.Needed.ConfirmedMore != 1 || *b.Needed.IncidentsSpare != 4 {
		t.Errorf("reading B: %+v", *b.Share)
	}
}

// Whatever the data: low ≤ official ≤ high, the states are all units, a nil report
// never lowers the low bound, and merging communes never makes more clean ones.
func TestCleanUnitsHold(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(5, 5))
	for range 20 {
		const n = 20
		m := twoEditions(n)
		for i := range n / 2 {
			for _, from := range []int32{int32(2*i + 1), int32(2*i + 2)} {
				m.successors = append(m.successors, geo.Successor{From: from, To: int32(1001 + i), Whole: true, Share: 1})
			}
		}
		for u := range int32(n) {
			for _, month := range period(t, "2023-01-01", "2023-12-31").Months() {
				if r.IntN(30) > 0 {
					m.reports = append(m.reports, geo.Report{Unit: u + 1, Period: month, State: 2})
				}
			}
		}
		m.plans = plan60()
		m.add(uuid.New(), randomFacts(r, 60, n, uuid.Nil)...)
		ask := IndicatorRequest{Period: "2023", Only: []string{"I1"}}
		before := indicators(t, loaded(t, m), ask)
		clean := map[string]int{}
		for _, i := range before {
			sum := 0
			for _, k := range i.States {
				sum += k
			}
			if i.Low > i.Official || i.Official > i.High || i.High > i.Units || sum != i.Units || i.LowWorst > i.Low {
				t.Fatalf("%+v", *i.Share)
			}
			clean[i.Edition+string(i.Level)+i.Reading] = i.High
		}
		for _, reading := range []string{"A", "B"} {
			if clean["newcommune"+reading] > clean["oldcommune"+reading] {
				t.Fatalf("merged: %v", clean)
			}
		}
		m.reports = append(m.reports, geo.Report{Unit: int32(r.IntN(n) + 1), Period: period(t, "2023-01-01", "2023-12-31"), State: 2})
		for k, i := range indicators(t, loaded(t, m), ask) {
			if i.Low < before[k].Low || i.Official < before[k].Official || i.High != before[k].High {
				t.Fatalf("a nil report: %+v, before %+v", *i.Share, *before[k].Share)
			}
		}
	}
}

func TestIndicatorPeriods(t *testing.T) {
	t.Parallel()
	m := twoEditions(10)
	m.editions[0].ValidTo = day(t, "2025-06-30")
	m.editions[1].ValidFrom = day(t, "2025-07-01")
	m.plans = plan60()
	f := randomFacts(rand.New(rand.NewPCG(1, 1)), 2, 10, uuid.Nil)
	f[0].On, f[1].On = day(t, "2025-02-02"), day(t, "2026-02-02")
	m.add(uuid.New(), f...)
	m.reports = []geo.Report{{Unit: 1, Period: period(t, "2024-01-01", "2024-01-31"), State: 2, Submitted: geo.MinDay}}
	s := loaded(t, m)
	var names []string
	for _, i := range indicators(t, s, IndicatorRequest{Edition: "new", Only: []string{"I1"}}) {
		if i.Reading == "A" && i.Level == geo.Commune {
			names = append(names, i.Period)
		}
	}
	if strings.Join(names, " ") != "2025 2026 2021-2023" {
		t.Errorf("periods %v", names)
	}
	for _, c := range []struct {
		edition, period, level string
		rows                   int
		warning                string
	}{
		{"old", "2025", "", 4, "in a part of this period only (from 1970-01-01 to 2025-06-30)"}, {"new", "2025", "", 2, "in a part of this period only (from 2025-07-01)"},
		{"new", "2024", "", 2, "was not in force"}, {"new", "2026", "", 2, "is not over: the figures run to 2026-03-15"}, {"new", "2027", "", 2, "has not begun"},
		{"old", "2024", "district", 2, ""}, {"old", "2024", "commune", 2, ""}, {"old", "2022", "", 4, "begin on 2024-01-01"}, {"old", "2023-2024", "", 4, "from 2024-01-01 only"},
	} {
		got := indicators(t, s, IndicatorRequest{Edition: c.edition, Period: c.period, Level: geo.Level(c.level), Only: []string{"I1"}})
		if len(got) != c.rows {
			t.Fatalf("%+v: %d rows", c, len(got))
		}
		if text := fmt.Sprint(got[0].Warnings); !strings.Contains(text, c.warning) || c.warning == "" && text != "[]" {
			t.Errorf("%+v: %s", c, text)
		}
	}
}

// The same period of earlier years, by the calendar's name and by a stored one.
func TestEarlierYears(t *testing.T) {
	t.Parallel()
	m := twoEditions(10)
	m.named = []geo.NamedPeriod{{Name: "term-1", Period: period(t, "2021-07-01", "2024-06-30")}}
	s := loaded(t, m)
	for text, want := range map[string]string{
		"tet-2024": "tet-2024 2024-02-03, tet-2023 2023-01-15, tet-2022 2022-01-25", "2024-06@15": "2024-06@15 2024-05-15, 2023-06@15 2023-05-15, 2022-06@15 2022-05-15",
		"term-1": "term-1 2021-07-01, 2020-07-01/2023-06-30 2020-07-01, 2019-07-01/2022-06-30 2019-07-01",
	} {
		var got []string
		for _, i := range indicators(t, s, IndicatorRequest{Period: text, Earlier: 2, Only: []string{"I2"}}) {
			got = append(got, i.Period+" "+i.From)
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestIndicatorsRefuse(t *testing.T) {
	t.Parallel()
	m := twoEditions(10)
	m.plans = plan60()
	s := loaded(t, m)
	ctx := geo.WithScope(t.Context(), geo.Everything)
	for _, r := range []IndicatorRequest{
		{Edition: "none"}, {Edition: "new", Level: geo.District}, {Period: "2024-13"}, {Period: "2024-06-30/2024-01-01"}, {Only: []string{"I99"}}, {Unit: "99999"}, {Days: -1}, {Earlier: 1}, {Period: "2024", Earlier: 99}, {Period: "tet-1976", Earlier: 1}, {DueDays: 99999},
	} {
		if a, err := s.Indicators(ctx, r); err == nil {
			t.Errorf("%+v: %v", r, a)
		}
	}
	m.plans = append(m.plans, geo.Plan{Code: "2023-2025", Targets: []geo.Target{{Indicator: "I1", Level: geo.Commune, Period: period(t, "2023-01-01", "2025-12-31"), Threshold: 70}}})
	_, err := loaded(t, m).Indicators(ctx, IndicatorRequest{})
	if err == nil || !strings.Contains(err.Error(), "plans 2022-2027 and 2023-2025 both set a target for I1 of communes within 2023-01-01 to 2023-12-31") {
		t.Errorf("overlapping plans: %v", err)
	}
}
