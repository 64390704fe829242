package analysis

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// Who is compared is decided with the decision, by what came before it, and kept: the
// evaluation of the model that follows puts them first, whatever came after.
func TestDecide(t *testing.T) {
	t.Parallel()
	m := opened(t, 20, 0)
	m.models = m.models[:1]
	s, ctx := loaded(t, m), geo.WithScope(t.Context(), geo.Everything)
	chosen, err := s.Decide(ctx, DecisionRequest{Code: "00009", On: day(t, "2023-12-20"), Why: "Nhu cầu cao", Who: "Hội LHPN", Compare: []string{"00031", "00025"}})
	if err != nil || len(chosen.Compared) != 2 || chosen.Compared[0].Code != "00031" || chosen.Due != "2024-12-20" || !chosen.IsDue || chosen.Edition != "e" {
		t.Fatalf("%+v, %v", chosen, err)
	}
	a, err := s.Evaluate(ctx, EvaluationRequest{Model: 7})
	if err != nil {
		t.Fatal(err)
	}
	if e := a.Evaluations[0]; e.Decision != chosen.ID || e.Control.Code != "00031" || e.Matched[1].Code != "00025" {
		t.Errorf("%+v", e)
	}
	// Left out, they are those most alike: not the unit, its neighbours, or one with a model.
	most, err := s.Decide(ctx, DecisionRequest{Code: "00020", Why: "x", Who: "y"})
	if err != nil || len(most.Compared) != matchedUnits || most.On != "2026-03-15" || most.IsDue {
		t.Fatalf("%+v, %v", most, err)
	}
	for _, c := range most.Compared {
		if slices.Contains([]string{"00020", "00019", "00021", "00009"}, c.Code) {
			t.Errorf("compared with %s", c.Code)
		}
	}
	// A decision after the model says nothing of it.
	late, err := s.Evaluate(ctx, EvaluationRequest{})
	if err != nil || late.Evaluations[0].Decision != chosen.ID {
		t.Errorf("%+v, %v", late, err)
	}
	list, err := s.Decisions(ctx)
	var text, js bytes.Buffer
	if err := errors.Join(err, list.WriteText(&text), list.WriteJSON(&js)); err != nil || len(list.Decisions) != 2 {
		t.Fatalf("%+v, %v", list, err)
	}
	if !strings.Contains(text.String(), "00031 00025") || !strings.Contains(text.String(), "đến hạn") || !strings.Contains(js.String(), `"is_due":true`) {
		t.Errorf("%s%s", text.String(), js.String())
	}
}

func TestDecideRefuses(t *testing.T) {
	t.Parallel()
	s, ctx := loaded(t, opened(t, 2, 2)), geo.WithScope(t.Context(), geo.Everything)
	good := DecisionRequest{Code: "00030", Why: "x", Who: "y", On: day(t, "2025-02-01")}
	for _, c := range []struct {
		field  string
		change func(*DecisionRequest)
	}{
		{"code", func(r *DecisionRequest) { r.Code = "" }}, {"code", func(r *DecisionRequest) { r.Code = "99999" }}, {"code", func(r *DecisionRequest) { r.Code = "00009" }},
		{"why", func(r *DecisionRequest) { r.Why = " " }}, {"why", func(r *DecisionRequest) { r.Why = strings.Repeat("ă", maxWhy+1) }}, {"who", func(r *DecisionRequest) { r.Who = "" }},
		{"decided_on", func(r *DecisionRequest) { r.On = day(t, "2026-03-17") }}, {"evaluation_due", func(r *DecisionRequest) { r.Due = r.On }},
		{"compared", func(r *DecisionRequest) { r.Compare = []string{"00030"} }}, {"compared", func(r *DecisionRequest) { r.Compare = []string{"00001", "00001"} }},
		{"compared", func(r *DecisionRequest) { r.Compare = []string{"00009"} }}, {"compared", func(r *DecisionRequest) { r.Compare = []string{"x"} }},
	} {
		r := good
		c.change(&r)
		var invalid *geo.InvalidError
		if _, err := s.Decide(ctx, r); !errors.As(err, &invalid) || invalid.Field != c.field {
			t.Errorf("%s: %v", c.field, err)
		}
	}
	if _, err := s.Decide(ctx, DecisionRequest{Edition: "none", Code: "1", Why: "x", Who: "y"}); !errors.Is(err, geo.ErrNotFound) {
		t.Error(err)
	}
	if list, err := s.Decisions(ctx); err != nil || len(list.Decisions) != 0 {
		t.Errorf("something was kept: %+v, %v", list, err)
	}
}
