package geo_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

func years(from, to int) geo.Period {
	return geo.Period{From: geo.DayOf(from, 1, 1), To: geo.DayOf(to, 12, 31)}
}

// Each thing that can be wrong with a plan by itself, named by the field.
func TestPlanCheck(t *testing.T) {
	t.Parallel()
	for field, spoil := range map[string]func(*geo.Plan){
		"":            func(*geo.Plan) {},
		"code":        func(p *geo.Plan) { p.Code = "" },
		"name":        func(p *geo.Plan) { p.Name = "" },
		"signed_on":   func(p *geo.Plan) { p.Signed = geo.MinDay },
		"from":        func(p *geo.Plan) { p.Period = years(2027, 2022) },
		"indicator":   func(p *geo.Plan) { p.Targets[0].Indicator = "I2" },
		"level":       func(p *geo.Plan) { p.Targets[0].Level = geo.Province },
		"reading":     func(p *geo.Plan) { p.Targets[0].Reading = "C" },
		"share":       func(p *geo.Plan) { p.Targets[0].Threshold = 0 },
		"denominator": func(p *geo.Plan) { p.Targets[0].Denominator = -1 },
		"target":      func(p *geo.Plan) { p.Targets[0].Period = geo.Period{From: geo.MinDay, To: geo.DayOf(2023, 12, 31)} },
		"plan":        func(p *geo.Plan) { p.Targets = append(p.Targets, p.Targets[0]) },
	} {
		p := geo.Plan{Code: "K", Name: "Kế hoạch", Signed: geo.DayOf(2022, 6, 22), Period: years(2022, 2027),
			Targets: []geo.Target{{Indicator: "I1", Level: geo.Commune, Period: years(2021, 2023), Threshold: 60, Denominator: 136}}}
		spoil(&p)
		var invalid *geo.InvalidError
		if err := p.Check(); field == "" && err != nil || field != "" && (!errors.As(err, &invalid) || invalid.Field != field) {
			t.Errorf("%s: %v", field, err)
		}
	}
	// A code stands in addresses.
	for code, good := range map[string]bool{"2022-2027": true, "KH.12_a": true, "x": true, "../x y": false, "a/b": false, "-a": false, "a-": false, "kế hoạch": false, strings.Repeat("a", 41): false} {
		p := geo.Plan{Code: code, Name: "Kế hoạch", Signed: geo.DayOf(2022, 6, 22), Period: years(2022, 2027)}
		if err := p.Check(); (err == nil) != good {
			t.Errorf("%q: %v", code, err)
		}
	}
}

// Two plans contradict each other where one day, level and reading has two targets; a
// target for both readings stands against one for either.
func TestPlansAgree(t *testing.T) {
	t.Parallel()
	plan := func(level geo.Level, reading string, days geo.Period) geo.Plan {
		return geo.Plan{Code: "K" + reading, Targets: []geo.Target{{Indicator: "I1", Level: level, Reading: reading, Period: days, Threshold: 60}}}
	}
	first := plan(geo.Commune, "", years(2021, 2023))
	for _, c := range []struct {
		other geo.Plan
		agree bool
	}{
		{plan(geo.Commune, "", years(2024, 2025)), true}, {plan(geo.District, "", years(2021, 2023)), true},
		{plan(geo.Commune, "", geo.Period{From: geo.DayOf(2023, 12, 31), To: geo.DayOf(2024, 12, 31)}), false},
		{plan(geo.Commune, "A", years(2022, 2022)), false},
	} {
		if err := geo.PlansAgree([]geo.Plan{first, c.other}); (err == nil) != c.agree {
			t.Errorf("%+v: %v", c.other, err)
		}
	}
	if err := geo.PlansAgree([]geo.Plan{plan(geo.Commune, "A", years(2021, 2023)), plan(geo.Commune, "B", years(2021, 2023))}); err != nil {
		t.Errorf("a target for each reading: %v", err)
	}
}
