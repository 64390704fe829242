package storage_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/geo"
)

// A plan that is saved stands as it was given, with a target for each reading; saved
// again it has the new targets alone; what contradicts another plan changes nothing.
func TestSavePlans(t *testing.T) {
	t.Parallel()
	b := setup(t)
	year := func(from, to int) geo.Period {
		return geo.Period{From: geo.DayOf(from, 1, 1), To: geo.DayOf(to, 12, 31)}
	}
	p := geo.Plan{Code: "2028-2030", Name: "Sau", Signed: geo.DayOf(2028, 1, 15), Period: year(2028, 2030), Edition: "2025-07", Targets: []geo.Target{
		{Indicator: "I1", Level: geo.Commune, Reading: "A", Period: year(2028, 2030), Threshold: 60, Denominator: 36},
		{Indicator: "I1", Level: geo.Commune, Reading: "B", Period: year(2028, 2030), Threshold: 80},
	}}
	last := func() geo.Plan {
		t.Helper()
		all, err := b.Plans(b.ctx)
		b.must(err)
		return all[len(all)-1]
	}
	before, err := b.Version(b.ctx)
	b.must(err)
	b.must(b.SavePlans(b.ctx, []geo.Plan{p}))
	if diff := cmp.Diff(p, last()); diff != "" {
		t.Error(diff)
	}
	if after, err := b.Version(b.ctx); err != nil || after <= before {
		t.Errorf("version %d, before %d: other servers would not hear of it; %v", after, before, err)
	}
	p.Name, p.Targets = "Khác", p.Targets[:1]
	b.must(b.SavePlans(b.ctx, []geo.Plan{p}))
	if diff := cmp.Diff(p, last()); diff != "" {
		t.Error(diff)
	}
	other, against := p, p
	other.Code, other.Targets = "other", nil
	against.Code = "against"
	var invalid *geo.InvalidError
	if err := b.SavePlans(b.ctx, []geo.Plan{other, against}); !errors.As(err, &invalid) {
		t.Errorf("two plans for the same days: %v", err)
	}
	if all, err := b.Plans(b.ctx); err != nil || len(all) != 2 {
		t.Errorf("half saved: %+v, %v", all, err)
	}
	b.must(b.RemovePlan(b.ctx, p.Code))
	if err := b.RemovePlan(b.ctx, p.Code); !errors.Is(err, geo.ErrNotFound) || last().Code != "2022-2027" {
		t.Errorf("removed twice: %v", err)
	}
}
