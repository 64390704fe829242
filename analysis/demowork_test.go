package analysis_test

import (
	"context"
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/analysis"
	"github.com/antoan-vn/antoan/fixtures"
)

// The plan's own work as planted: where outreach left a hot cluster out there is a gap,
// and the recognitions that the facts speak against are found, and no others.
func plantedWork(ctx context.Context, t *testing.T, service *analysis.Service, truth fixtures.Truths, ask asker) {
	for _, p := range truth.Find("unreached", fixtures.EditionOld) {
		l := ask(t, request(t, "outreach", p.Edition, "", fixtures.Span{From: "2022-07-01", To: "2025-06-30"}))
		codes, reached, verdict := column(t, l, "code").Texts, column(t, l, "reached").Counts, column(t, l, "verdict").Texts
		for _, code := range p.Codes {
			if i := slices.Index(codes, code); reached[i] != 0 || verdict[i] != "gap" {
				t.Errorf("%s: %d reached, %s", code, reached[i], verdict[i])
			}
		}
		for i, v := range verdict {
			if v == "gap" && reached[i] == 0 && !slices.Contains(p.Codes, codes[i]) && !slices.Contains(truth.Find("silent", p.Edition)[0].Codes, codes[i]) && !slices.Contains(truth.Find("not_reporting", p.Edition)[0].Codes, codes[i]) {
				t.Errorf("%s was not reached, which is not planted", codes[i])
			}
		}
	}
	for _, p := range truth.Find("recognised_against", fixtures.EditionOld) {
		answer, err := service.Indicators(ctx, analysis.IndicatorRequest{Edition: p.Edition, Period: "2024", Only: []string{"I8"}})
		check(t, err)
		if len(answer.Indicators) != 1 || !slices.Equal(answer.Indicators[0].Recognition.Contradicted["A"], p.Codes) || !slices.Equal(answer.Indicators[0].Recognition.Contradicted["B"], p.Codes) {
			t.Errorf("planted %v, found %+v", p.Codes, answer.Indicators)
		}
		l := ask(t, request(t, "recognition", p.Edition, "", p.Window))
		codes, agreement := column(t, l, "code").Texts, column(t, l, "agreement").Texts
		for i, a := range agreement {
			if (a == "contradicts") != slices.Contains(p.Codes, codes[i]) {
				t.Errorf("%s %s", codes[i], a)
			}
		}
	}
	for _, edition := range []string{fixtures.EditionOld, fixtures.EditionNew} {
		l := ask(t, request(t, "assistance", edition, "", truth.Window))
		persons, assisted := column(t, l, "persons").Counts, column(t, l, "assisted").Counts
		open, total := column(t, ask(t, request(t, "models", edition, "", truth.Window)), "addresses").Counts, int64(0)
		for i := range persons {
			sum := assisted[i]
			for _, name := range []string{"refused", "unreachable", "waiting"} {
				sum += column(t, l, name).Counts[i]
			}
			if sum != persons[i] {
				t.Errorf("%s, unit %d: the parts of %d persons are %d", edition, i, persons[i], sum)
			}
			total += open[i]
		}
		if total == 0 || total > int64(truth.Counts.Registers["addresses"]) {
			t.Errorf("%s: %d of %d addresses are open", edition, total, truth.Counts.Registers["addresses"])
		}
	}
}
