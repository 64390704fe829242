package analysis

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/evaluate"
)

// opened is a store of 40 communes in a chain with n incidents in each quarter of 2023
// and 2024 that victims told, fewer or more in the ninth from 2024 on, when a model was
// opened there, and one a quarter that the police found.
func opened(t *testing.T, n, after int) *memory {
	t.Helper()
	m := chain(t, same(40, 0), same(40, 5000))
	told, found := place(t, geo.ReportSources, "citizen"), place(t, geo.ReportSources, "police")
	var facts []geo.Fact
	for i := range 40 {
		for quarter := range 8 {
			here := n + (i+quarter)%2 // no series is quite flat
			if i == 8 && quarter >= 4 {
				here = after
			}
			for k := range here {
				facts = append(facts, geo.Fact{On: geo.DayOf(2023, 1, 2) + geo.Day(quarter*91+k%80), Groups: 1 << 4, Area: 26, ReportSource: told, Placed: placed(int32(i + 1))})
			}
			facts = append(facts, geo.Fact{On: geo.DayOf(2023, 1, 20) + geo.Day(quarter*91), Groups: 1 << 4, Area: 26, ReportSource: found, Placed: placed(int32(i + 1))})
		}
	}
	// What makes the data reach over both years.
	facts = append(facts, geo.Fact{On: day(t, "2023-01-01"), Groups: 1 << 4, Area: 26, ReportSource: told}, geo.Fact{On: day(t, "2025-01-15"), Groups: 1 << 4, Area: 26, ReportSource: told})
	m.add(uuid.New(), facts...)
	model := modelOf(t, 9, "2024-01-01", "")
	model.ID, model.Name = 7, "Mô hình"
	late := modelOf(t, 20, "2024-12-01", "")
	late.ID = 8
	m.models = []geo.SafetyModel{model, late}
	return m
}

func judged(t *testing.T, m *memory, r EvaluationRequest) *Evaluations {
	t.Helper()
	a, err := loaded(t, m).Evaluate(geo.WithScope(t.Context(), geo.Everything), r)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// What victims tell falls from 82 to 0: fewer. What the police find stays: cannot be
// told. A rise is called more, no change is not called any, and a model of last month
// cannot be judged.
func TestEvaluate(t *testing.T) {
	t.Parallel()
	for after, want := range map[int]evaluate.Verdict{0: evaluate.Fewer, 60: evaluate.More, 20: evaluate.CannotBeTold} {
		a := judged(t, opened(t, 20, after), EvaluationRequest{})
		if len(a.Evaluations) != 2 || a.Months != 12 {
			t.Fatalf("%+v", a)
		}
		e, late := a.Evaluations[0], a.Evaluations[1]
		if e.Sources[0].Verdict != want || e.Sources[1].Verdict != evaluate.CannotBeTold || e.Code != "00009" || e.Before.From != "2023-01-01" || e.After.To != "2024-12-31" {
			t.Errorf("%d: %+v", after, e)
		}
		d := e.Sources[0].Displacement
		if d.Treated != [2]int64{82, int64(4 * after)} || e.Sources[1].Displacement.Treated != [2]int64{4, 4} {
			t.Errorf("%d: %v and %v", after, d.Treated, e.Sources[1].Displacement.Treated)
		}
		// The difference is made of the counts that are printed.
		made := func(p [2]int64) float64 { return float64(p[1] - p[0]) }
		if got := made(d.Treated) - made(d.Control) + made(d.Around) - made(d.AroundControl); got != d.Difference || !near(d.Z*d.Error, d.Difference) {
			t.Errorf("%d: %+v makes %v", after, d, got)
		}
		if word := map[evaluate.Verdict]string{evaluate.Fewer: "Ít vụ hơn:", evaluate.More: "Nhiều vụ hơn:", evaluate.CannotBeTold: "Chưa thể kết luận"}[want]; !strings.HasPrefix(e.Words.Vi, word) || strings.Contains(e.Words.Vi, "%!") {
			t.Errorf("%d: %s", after, e.Words.Vi)
		}
		if late.Model != 8 || late.Before != nil || len(late.Sources) != 0 || !strings.HasPrefix(late.Words.En, "Cannot be told") {
			t.Errorf("the late one: %+v", late)
		}
		for _, c := range e.Matched {
			if c.Code == "00009" || c.Code == "00008" || c.Code == "00010" || c.Code == "00020" {
				t.Errorf("compared with itself, a neighbour, or one with a model: %s", c.Code)
			}
		}
	}
}

// Who is compared with whom is decided by what came before the model.
func TestEvaluateMatchesOnWhatCameBefore(t *testing.T) {
	t.Parallel()
	names := func(after int) string {
		b, err := json.Marshal(judged(t, opened(t, 20, after), EvaluationRequest{Model: 7}).Evaluations[0].Matched)
		if err != nil {
			t.Fatal(err)
		}
		return string(b)
	}
	if a, b := names(0), names(55); a != b {
		t.Errorf("%s and %s", a, b)
	}
}

func TestEvaluateRefuses(t *testing.T) {
	t.Parallel()
	s, ctx := loaded(t, opened(t, 2, 2)), geo.WithScope(t.Context(), geo.Everything)
	var invalid *geo.InvalidError
	for _, months := range []int{-3, 3, 7, 39} {
		if _, err := s.Evaluate(ctx, EvaluationRequest{Months: months}); !errors.As(err, &invalid) || invalid.Field != "months" {
			t.Errorf("%d months: %v", months, err)
		}
	}
	for _, r := range []EvaluationRequest{{Model: 99}, {Edition: "none"}} {
		if _, err := s.Evaluate(ctx, r); !errors.Is(err, geo.ErrNotFound) {
			t.Errorf("%+v: %v", r, err)
		}
	}
	// Who does not see a model's commune is not told of it.
	if a, err := s.Evaluate(t.Context(), EvaluationRequest{}); err != nil || len(a.Evaluations) != 0 {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestEvaluationsWritten(t *testing.T) {
	t.Parallel()
	a := judged(t, opened(t, 20, 0), EvaluationRequest{})
	var text, js bytes.Buffer
	if err := errors.Join(a.WriteText(&text), a.WriteJSON(&js)); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(text.String(), "82 → 0") || !strings.Contains(js.String(), `"verdict":"fewer"`) || !json.Valid(js.Bytes()) {
		t.Errorf("%s\n%s", text.String(), js.String())
	}
}
