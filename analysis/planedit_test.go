package analysis

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// divided has ten communes until mid 2025 and five after, with a district before.
func divided(t *testing.T) *memory {
	t.Helper()
	m := twoEditions(10)
	m.editions[0].ValidTo, m.editions[1].ValidFrom = day(t, "2025-06-30"), day(t, "2025-07-01")
	m.add(uuid.New(), geo.Fact{On: day(t, "2024-05-05"), Groups: 1})
	return m
}

func plan(t *testing.T, edition string, targets ...geo.Target) geo.Plan {
	t.Helper()
	return geo.Plan{Code: "K", Name: "Kế hoạch", Signed: day(t, "2022-06-22"), Period: period(t, "2022-01-01", "2027-12-31"), Edition: edition, Targets: targets}
}

func TestSavePlansRefuses(t *testing.T) {
	t.Parallel()
	target := func(level geo.Level, from, to string, denominator int) geo.Target {
		return geo.Target{Indicator: "I1", Level: level, Period: geo.Period{From: day(t, from), To: day(t, to)}, Threshold: 60, Denominator: denominator}
	}
	nameless := plan(t, "")
	nameless.Name = ""
	for says, p := range map[string]geo.Plan{
		"edition \"1999\" is not stored":          plan(t, "1999"),
		"without denominator":                     plan(t, "new", target(geo.District, "2025-07-01", "2025-12-31", 0)),
		"plan K counts 11 communes":               plan(t, "old", target(geo.Commune, "2024-01-01", "2024-12-31", 11)),
		"partly in edition old and partly in new": plan(t, "", target(geo.Commune, "2025-01-01", "2025-12-31", 0)),
		"ends (2023-01-01) before it begins":      plan(t, "old", target(geo.Commune, "2024-01-01", "2023-01-01", 0)),
		"both set a target":                       plan(t, "old", target(geo.Commune, "2024-01-01", "2024-12-31", 0), target(geo.Commune, "2024-12-31", "2025-12-31", 0)),
		"the title":                               nameless,
	} {
		m := divided(t)
		s := loaded(t, m)
		_, err := s.SavePlans(t.Context(), []geo.Plan{p})
		var invalid *geo.InvalidError
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), says) || len(m.plans) != 0 {
			t.Errorf("%v; want %q and nothing stored: %v", err, says, m.plans)
		}
	}
}

// A plan is measured by as soon as it is saved, and no more once it is gone.
func TestSavePlansIsMeasuredBy(t *testing.T) {
	t.Parallel()
	s := loaded(t, divided(t))
	ask := IndicatorRequest{Edition: "old", Level: geo.Commune, Period: "2024", Only: []string{"I1"}}
	if got := indicators(t, s, ask)[0]; got.Verdict != noTarget || got.Needed != nil {
		t.Errorf("without a plan: %+v", got.Share)
	}
	saved, err := s.SavePlans(t.Context(), []geo.Plan{plan(t, "", geo.Target{Indicator: "I1", Level: geo.Commune, Period: period(t, "2024-01-01", "2024-12-31"), Threshold: 70, Denominator: 10})})
	if err != nil || saved.Plans[0].CountedIn != "old" || saved.Plans[0].Targets[0].Units != 10 || len(saved.Plans[0].Warnings) != 0 {
		t.Fatalf("%+v, %v", saved, err)
	}
	if got := indicators(t, s, ask)[0]; got.Verdict != targetOpen || got.Threshold != 70 || got.Needed.Required != 7 || !got.PlanEdition || !got.PlanPeriod {
		t.Errorf("%+v", got.Share)
	}
	if err := s.RemovePlan(t.Context(), "K"); err != nil {
		t.Fatal(err)
	}
	if got := indicators(t, s, ask)[0]; got.Verdict != noTarget {
		t.Errorf("after it was removed: %+v", got.Share)
	}
}

// The plan counts twelve communes where ten are stored: 60 % are 8 of 12, the two that
// lack may be clean or not, and the answer says so. An edition that the plan names and
// that is gone is told as well.
func TestPlanOfOtherNumbers(t *testing.T) {
	t.Parallel()
	m := divided(t)
	m.plans = []geo.Plan{plan(t, "gone", geo.Target{Indicator: "I1", Level: geo.Commune, Period: period(t, "2024-01-01", "2024-12-31"), Threshold: 60, Denominator: 12})}
	s := loaded(t, m)
	got := indicators(t, s, IndicatorRequest{Edition: "old", Level: geo.Commune, Period: "2024", Only: []string{"I1"}})[0]
	if got.Units != 10 || got.Denominator != 12 || got.Needed.Required != 8 || *got.Needed.IncidentsSpare != got.High+2-8 {
		t.Errorf("%+v %+v", got.Share, got.Needed)
	}
	all, err := s.Plans(t.Context())
	if err != nil || len(all.Plans) != 1 || len(all.Plans[0].Warnings) != 2 {
		t.Fatalf("%+v, %v", all, err)
	}
	for _, says := range []string{"Edition gone, which the plan names, is not stored: measured in old.", "The plan counts 12 communes, edition old has 10"} {
		found := 0
		for _, w := range append(got.Warnings, all.Plans[0].Warnings...) {
			if strings.HasPrefix(w.En, says) {
				found++
			}
		}
		if found != 2 {
			t.Errorf("%q is said %d times", says, found)
		}
	}
}

func TestParseTarget(t *testing.T) {
	t.Parallel()
	got, err := ParseTarget("level=commune, share=60%,period=2021-2023,reading=b,denominator=136")
	want := geo.Target{Indicator: "I1", Level: geo.Commune, Reading: "B", Period: period(t, "2021-01-01", "2023-12-31"), Threshold: 60, Denominator: 136}
	if err != nil || got != want {
		t.Errorf("%+v, %v", got, err)
	}
	for _, bad := range []string{"commune", "level=parish", "share=0", "share=59.6", "period=sometime", "denominator=-1", "colour=red"} {
		if _, err := ParseTarget(bad); err == nil {
			t.Errorf("%q is no target", bad)
		}
	}
}
