package analysis

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/evaluate"
)

// campaigned is a store of 40 communes in a chain. In every campaign of November from
// 2021 to 2024 victims told of 20 or 21 incidents each, and the police found 4; in 9 and
// 10 victims told of so many in that of 2024, when something was done there.
func campaigned(t *testing.T, told2024 int) *memory {
	t.Helper()
	m := chain(t, same(40, 0), same(40, 5000))
	told, found := place(t, geo.ReportSources, "citizen"), place(t, geo.ReportSources, "police")
	facts := []geo.Fact{{On: day(t, "2021-01-01"), Groups: 1 << 4, Area: 26, ReportSource: told}, {On: day(t, "2025-01-15"), Groups: 1 << 4, Area: 26, ReportSource: told}}
	for i := range 40 {
		for year := 2021; year <= 2024; year++ {
			here := 20 + (i+year)%2 // no series is quite flat
			if year == 2024 && (i == 8 || i == 9) {
				here = told2024
			}
			for k := range here + 4 {
				f := geo.Fact{On: geo.DayOf(year, 11, 15) + geo.Day(k%30), Groups: 1 << 4, Area: 26, ReportSource: told, Placed: placed(int32(i + 1))}
				if k >= here {
					f.ReportSource = found
				}
				facts = append(facts, f)
			}
		}
	}
	m.add(uuid.New(), facts...)
	return m
}

func campaignOf(codes, period string) EvaluationRequest {
	return EvaluationRequest{Campaign: &Campaign{Codes: strings.Split(codes, ","), Period: period}}
}

// 41 before in each year fall to 0, rise to 120, or stay; what the police found stays.
// The windows are those of the same name in the years before, and the figures are made
// of the last of them and the campaign's own.
func TestEvaluateCampaign(t *testing.T) {
	t.Parallel()
	for told, want := range map[int]evaluate.Verdict{0: evaluate.Fewer, 60: evaluate.More, 20: evaluate.CannotBeTold} {
		a := judged(t, campaigned(t, told), campaignOf("00009,00010", "campaign-2024-11"))
		e := a.Evaluations[0]
		if len(a.Evaluations) != 1 || len(e.Sources) != 2 || e.Sources[0].Verdict != want || e.Sources[1].Verdict != evaluate.CannotBeTold {
			t.Fatalf("%d: %+v", told, e)
		}
		if e.Campaign.From != "2024-11-15" || e.Campaign.To != "2024-12-15" || len(e.Campaign.Units) != 2 || len(e.Campaign.Years) != 3 || e.Campaign.Years[0].From != "2021-11-15" ||
			e.Before.From != "2023-11-15" || e.After.To != "2024-12-15" || e.Code != "00009,00010" {
			t.Errorf("%d: %+v", told, e.Campaign)
		}
		d, did := e.Sources[0].Displacement, e.Sources[0].Differences
		if d.Treated != [2]int64{41, int64(2 * told)} || e.Sources[1].Displacement.Treated != [2]int64{8, 8} {
			t.Errorf("%d: %v and %v", told, d.Treated, e.Sources[1].Displacement.Treated)
		}
		made := func(p [2]int64) float64 { return float64(p[1] - p[0]) }
		if got := made(d.Treated) - made(d.Control) + made(d.Around) - made(d.AroundControl); got != d.Difference || !near(d.Z*d.Error, d.Difference) {
			t.Errorf("%d: %+v makes %v", told, d, got)
		}
		if did.Unit != "incidents/campaign/100000" || did.Units != 38 || did.Placebos < 2 || !did.PreParallel {
			t.Errorf("%d: %+v", told, did)
		}
		if len(e.Matched) != 2 || e.Matched[0].Code == e.Matched[1].Code {
			t.Errorf("%d: compared with %v", told, e.Matched)
		}
		for _, c := range e.Matched {
			if c.Code >= "00008" && c.Code <= "00011" {
				t.Errorf("compared with itself or a neighbour: %s", c.Code)
			}
		}
	}
}

// What was done in a campaign has no say in with whom it is compared.
func TestCampaignIsMatchedOnWhatCameBefore(t *testing.T) {
	t.Parallel()
	a := judged(t, campaigned(t, 0), campaignOf("00009,00010", "campaign-2024-11")).Evaluations[0].Matched
	b := judged(t, campaigned(t, 55), campaignOf("00009,00010", "campaign-2024-11")).Evaluations[0].Matched
	if len(a) != 2 || a[0] != b[0] || a[1] != b[1] {
		t.Errorf("%v and %v", a, b)
	}
}

func TestCampaignsThatCannotBeTold(t *testing.T) {
	t.Parallel()
	for period, says := range map[string]string{
		"campaign-2025-11":      "not over, or the data do not reach its end",
		"campaign-2021-11":      "no data of the same days of 2 years before",
		"campaign-2022-11":      "no data of the same days of 2 years before",
		"2026-06-01/2026-06-30": "not over",
	} {
		e := judged(t, campaigned(t, 20), campaignOf("00009", period)).Evaluations[0]
		if len(e.Sources) != 0 || !strings.Contains(e.Words.En, says) {
			t.Errorf("%s: %+v", period, e.Words)
		}
	}
}

func TestEvaluateCampaignRefuses(t *testing.T) {
	t.Parallel()
	s, ctx := loaded(t, campaigned(t, 2)), geo.WithScope(t.Context(), geo.Everything)
	most := make([]string, 21)
	for i := range most {
		most[i] = s.state.Load().atlas.editions[0].levels[0].units[i].Code
	}
	for field, r := range map[string]EvaluationRequest{
		"period": campaignOf("00009", "some day"), "months": {Months: 12, Campaign: &Campaign{Codes: []string{"00009"}, Period: "2024"}},
		"units": {Campaign: &Campaign{Codes: most, Period: "2024"}}, "earlier": {Campaign: &Campaign{Codes: []string{"00009"}, Period: "2024", Earlier: 1}},
	} {
		var invalid *geo.InvalidError
		if _, err := s.Evaluate(ctx, r); !errors.As(err, &invalid) || invalid.Field != field && !strings.Contains(invalid.Reason, field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	if _, err := s.Evaluate(ctx, campaignOf("00009,x", "2024")); !errors.Is(err, geo.ErrNotFound) {
		t.Errorf("an unknown unit: %v", err)
	}
	// Who does not see a commune is told nothing of it.
	if a, err := s.Evaluate(t.Context(), campaignOf("00009", "campaign-2024-11")); err != nil || len(a.Evaluations[0].Sources) != 0 {
		t.Errorf("%+v, %v", a, err)
	}
}

// A district stands for its communes, each once.
func TestCampaignArea(t *testing.T) {
	t.Parallel()
	old := loaded(t, divided(t)).state.Load().atlas.editions[0]
	for codes, want := range map[string]int{"00001": 1, "000": 5, "000,00001,00006": 6} {
		if units, err := old.area(strings.Split(codes, ",")); (err == nil) != (want <= 5) || err == nil && len(units) != want {
			t.Errorf("%s: %v, %v", codes, units, err)
		}
	}
}

func TestCampaignWritten(t *testing.T) {
	t.Parallel()
	var text bytes.Buffer
	if err := judged(t, campaigned(t, 0), campaignOf("00009,00010", "campaign-2024-11")).WriteText(&text); err != nil {
		t.Fatal(err)
	}
	if got := text.String(); !strings.HasPrefix(got, "campaign-2024-11, 2024-11-15 – 2024-12-15: ") || !strings.Contains(got, "41 → 0") {
		t.Error(got)
	}
}
