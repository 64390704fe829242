package analysis

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/antoan-vn/antoan/geo"
)

// By hand: five cases are chosen, one of which is unfounded and does not count. Of the
// four one is indicted, two are tried, one of these in private, and in one the sentence
// is executed. In commune 1 the one tried in private is left out.
func TestExemplaryTrials(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	chosen := func(status string, closed bool) {
		s.tell(func(c *geo.Case) {
			c.CaseStatus, c.Exemplary, c.Closed = place(t, geo.CaseStatuses, status), true, closed
		}, s.victim("woman_18_59"))
	}
	chosen("indicted", false)
	chosen("tried", false)
	chosen("tried", true)
	chosen("sentence_executed", false)
	chosen("unfounded", false)
	s.tell(nil, s.victim("woman_18_59"))
	s.tell(func(c *geo.Case) { c.Closed = true }, s.victim("child_under_13"))
	one := 1
	want := &ExemplaryFigures{Cases: 4, Tried: 3, Closed: &one, Stages: []StageCount{{"indicted", 1}, {"tried", 2}, {"sentence_executed", 1}}}
	all := s.ask("I11", nil)
	if len(all) != 1 || all[0].Level != total {
		t.Fatalf("%+v", all)
	}
	if d := cmp.Diff(want, all[0].Exemplary); d != "" || all[0].words() != "4 vụ chọn xét xử điểm, đã xét xử 3" {
		t.Error(d, all[0].words())
	}
	want = &ExemplaryFigures{Cases: 3, Tried: 2, Stages: []StageCount{{"indicted", 1}, {"tried", 1}, {"sentence_executed", 1}}}
	if d := cmp.Diff(want, s.ask("I11", func(r *IndicatorRequest) { r.Unit = "00001" })[0].Exemplary); d != "" {
		t.Error(d)
	}
}
