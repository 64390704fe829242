package analysis

import (
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

// What was published stays, and a fact that comes later stands beside it.
func TestPublish(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	s.plans = plan60()
	s.tell(nil, s.victim("woman_18_59", "medical@2024-05-13/2024-05-14"))
	service := loaded(t, s.memory)
	ctx := geo.WithScope(t.Context(), geo.Everything)
	p, err := service.Publish(ctx, IndicatorRequest{Period: "2024", Only: []string{"I1", "I2", "I6"}}, " Hội LHPN ", "năm")
	if err != nil {
		t.Fatal(err)
	}
	if p.Who != "Hội LHPN" || p.AsOf != "2026-03-15" || p.Period != "2024" || p.Restated != 0 || len(p.Figures) != 4 || p.Figures[0].Now != nil {
		t.Errorf("%+v", p)
	}
	s.tell(func(c *geo.Case) { c.Placed = []geo.Placed{{Edition: 1, Unit: 2}} }, s.victim("woman_18_59"))
	if err := service.Update(ctx); err != nil {
		t.Fatal(err)
	}
	all, err := service.Published(ctx)
	if err != nil {
		t.Fatal(err)
	}
	got := all.Published[0]
	if len(all.Published) != 1 || got.Restated != 3 || got.Figures[0].Published.High != 1 || got.Figures[0].Now.High != 0 || got.Figures[3].Restated {
		t.Errorf("%+v", got)
	}
	if f := got.Figures[2]; f.Published.Assistance.Verdict != "all" || f.Now.Assistance.Persons != 2 || f.Published.AsOf != "2026-03-15" {
		t.Errorf("I2: %+v", f)
	}
	var b strings.Builder
	if err := all.WriteText(&b); err != nil || strings.Count(b.String(), "nay / now") != 3 {
		t.Errorf("%v\n%s", err, b.String())
	}
	delete(s.units, "old")
	s.editions = nil
	s.commit(geo.Rebuild, uuid.Nil, func() {})
	if err := service.Update(ctx); err != nil {
		t.Fatal(err)
	}
	if all, err = service.Published(ctx); err != nil || all.Published[0].Restated != 0 || len(all.Published[0].Figures) != 4 {
		t.Errorf("after its edition was removed: %+v, %v", all, err)
	}
}

func TestPublishRefuses(t *testing.T) {
	t.Parallel()
	service := loaded(t, newStory(t).memory)
	ctx := geo.WithScope(t.Context(), geo.Everything)
	for name, r := range map[string]IndicatorRequest{"": {Period: "2024"}, " ": {Period: "2024"}, "a": {}, "b": {Period: "2024-13"}} {
		if p, err := service.Publish(ctx, r, name, ""); err == nil {
			t.Errorf("%q, %+v: %+v", name, r, p)
		}
	}
}
