package analysis

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"

	"github.com/antoan-vn/antoan/geo"
)

func layerOf2024(t *testing.T, name string) Request {
	t.Helper()
	return Request{Layer: name, Filter: geo.Filter{Period: period(t, "2024-01-01", "2024-12-31")}}
}

// The persons of TestAssisted, in two communes. In the first, reported on 12 May: assisted
// after 2 and after 31 days, median 16.5; refused; offered; a man, who is not counted. In
// the second: unreachable; referred only; nothing; assisted on the day, with a referral.
func TestAssistanceByHand(t *testing.T) {
	t.Parallel()
	s := newStory(t)
	other := func(c *geo.Case) { c.Placed = placed(2) }
	s.tell(nil, s.victim("woman_18_59", "medical@2024-05-13/2024-05-14"), s.victim("woman_60_plus", "shelter@2024-05-13/2024-06-12"), s.victim("man_18_59", "medical@2024-05-13/2024-05-14"))
	s.tell(nil, s.victim("woman_18_59", "shelter@2024-05-13", "refused"), s.victim("child_under_13", "legal@2024-05-13"), s.victim("unknown", "legal@2024-05-13/2024-05-13"))
	s.tell(other, s.victim("woman_18_59", "unreachable"), s.victim("woman_18_59", "referral@2024-05-13/2024-05-14"))
	s.tell(other, s.victim("woman_18_59"), s.victim("child_13_15", "referral@2024-05-12", "medical@2024-05-12/2024-05-12"))
	s.tell(func(c *geo.Case) { c.Placed = nil }, s.victim("woman_18_59"))
	l := ask(t, loaded(t, s.memory), layerOf2024(t, "assistance"))
	for name, want := range map[string][]int64{
		"count": {2, 2}, "persons": {4, 4}, "assisted": {2, 1}, "refused": {1, 0}, "unreachable": {0, 1}, "offered": {1, 0}, "referred_only": {0, 1}, "nothing": {0, 1},
		"waiting": {1, 2}, "possible": {1, 0}, "referred": {0, 2},
	} {
		if got := counts(t, l, name); !slices.Equal(got, want) {
			t.Errorf("%s %v, want %v", name, got, want)
		}
	}
	if days, share := floats(t, l, "median_days"), floats(t, l, "assisted_share"); !slices.Equal(days, []float64{16.5, 0}) || !slices.Equal(share, []float64{0.5, 0.25}) {
		t.Errorf("days %v, shares %v", days, share)
	}
	if l.Metadata["persons_in_no_unit"] != 1 || l.Metadata["persons_in_no_unit_assisted"] != 0 {
		t.Errorf("%v", l.Metadata)
	}
	filtered := layerOf2024(t, "assistance")
	filtered.Filter.Groups = 1 << place(t, geo.VictimGroups, "child_13_15")
	if got := counts(t, ask(t, loaded(t, s.memory), filtered), "persons"); !slices.Equal(got, []int64{0, 2}) {
		t.Errorf("of incidents with a child of 13 to 15: %v", got)
	}
}

// Two models in the first commune, one of which has ended, and one in the second that
// begins after the day; addresses at a point and without; commitments as they stand.
func TestModelsByHand(t *testing.T) {
	t.Parallel()
	m := chain(t, same(5, 1), same(5, 1000))
	running, over, later := modelOf(t, 1, "2023-01-01", ""), modelOf(t, 1, "2021-01-01", "2022-12-31"), modelOf(t, 2, "2025-01-01", "")
	running.LastMet, running.Capacity, over.LastMet, later.LastMet = day(t, "2024-11-05"), 40, day(t, "2022-11-05"), geo.MinDay
	met2025 := modelOf(t, 5, "2023-01-01", "")
	met2025.LastMet = day(t, "2025-02-01")
	m.models = []geo.SafetyModel{running, over, later, met2025}
	s := loaded(t, m)
	for _, e := range []string{`"code":"00002","name":"a","opened_on":"2024-01-01"`, `"code":"00002","name":"b","opened_on":"2024-01-01","closed_on":"2024-06-30"`, `"code":"00003","name":"c","opened_on":"2025-01-01"`} {
		add(t, s, "addresses", `{`+e+`}`)
	}
	for _, e := range []string{
		`"code":"00001","signed_on":"2022-06-22","valid_until":"2027-12-31","state":"signed"`, `"code":"00001","signed_on":"2020-06-22","state":"completed"`,
		`"code":"00002","signed_on":"2022-06-22","valid_until":"2024-06-22","state":"signed"`, `"code":"00002","signed_on":"2025-06-22","state":"planned"`,
		`"code":"00003","signed_on":"2030-06-22","state":"planned"`, `"code":"00004","signed_on":"2025-01-22","state":"signed"`,
	} {
		add(t, s, "commitments", `{`+e+`}`)
	}
	l := ask(t, s, layerOf2024(t, "models"))
	for name, want := range map[string][]int64{"active": {1, 0, 0, 0, 1}, "ended": {1, 0, 0, 0, 0}, "capacity": {40, missing, missing, missing, missing}, "addresses": {0, 1, 0, 0, 0}} {
		if got := counts(t, l, name); !slices.Equal(got, want) {
			t.Errorf("%s %v, want %v", name, got, want)
		}
	}
	if got := texts(t, l, "commitment"); !slices.Equal(got, []string{"signed", "expired", "planned", "", ""}) {
		t.Errorf("commitments %q", got)
	}
	if share, met := floats(t, l, "active_share"), texts(t, l, "last_met"); share[0] != 0.5 || !math.IsNaN(share[1]) || met[0] != "2024-11-05" || met[1] != "" || met[4] != "" {
		t.Errorf("shares %v, met %q", share, met)
	}
}

// 4,000 people in four communes with 6, 0, 0 and 1 incidents, 350 reached: 87.5 per 1,000.
// The first has a high rate and is reached by 50 per 1,000: a gap. The second, 300: ahead
// of its need. What was no outreach, or in another year, does not count; nor do people
// taught in a period that sticks out.
func TestOutreachByHand(t *testing.T) {
	t.Parallel()
	s := loaded(t, chain(t, []int64{6, 0, 0, 1}, same(4, 1000)))
	for _, e := range []string{
		`"code":"00001","workstream":"outreach","held_on":"2024-03-08","women":30,"men":15,"children":5`, `"code":"00002","workstream":"outreach","held_on":"2024-03-08","women":200`,
		`"code":"00002","workstream":"outreach","held_on":"2024-03-09","men":100`, `"code":"00003","workstream":"models","held_on":"2024-03-08","women":500`, `"code":"00003","workstream":"outreach","held_on":"2023-03-08","women":500`,
	} {
		add(t, s, "activities", `{`+e+`}`)
	}
	add(t, s, "education", `{"code":"00001","period_from":"2024-01-01","period_to":"2024-06-30","topic":"law","women":7,"men":8}`)
	add(t, s, "education", `{"code":"00002","period_from":"2023-12-15","period_to":"2024-06-30","topic":"law","women":7}`)
	l := ask(t, s, layerOf2024(t, "outreach"))
	for name, want := range map[string][]int64{"activities": {1, 2, 0, 0}, "women": {30, 200, 0, 0}, "men": {15, 100, 0, 0}, "children": {5, 0, 0, 0}, "reached": {50, 300, 0, 0}, "educated": {15, 0, 0, 0}} {
		if got := counts(t, l, name); !slices.Equal(got, want) {
			t.Errorf("%s %v, want %v", name, got, want)
		}
	}
	if got := floats(t, l, "per_1000"); !slices.Equal(got, []float64{50, 300, 0, 0}) || l.Metadata["reached_per_1000"] != 87.5 {
		t.Errorf("%v, mean %v", got, l.Metadata["reached_per_1000"])
	}
	if got := texts(t, l, "verdict"); !slices.Equal(got, []string{"gap", "ahead", "lower_need", "lower_need"}) {
		t.Errorf("%q", got)
	}
	// Work counts where no incident is stored at all, too.
	calm := loaded(t, chain(t, same(2, 0), same(2, 1000)))
	add(t, calm, "activities", `{"code":"00002","workstream":"outreach","held_on":"2024-03-08","women":30}`)
	if got := counts(t, ask(t, calm, Request{Layer: "outreach"}), "reached"); !slices.Equal(got, []int64{0, 30}) {
		t.Errorf("without incidents: %v", got)
	}
	// Where nothing is heard, though fifty are expected, nobody says that less is needed.
	if got := texts(t, ask(t, loaded(t, chain(t, []int64{60, 0, 50, 55}, same(4, 1000))), layerOf2024(t, "outreach")), "silence"); got[1] != "needs_check" {
		t.Fatalf("silence %q", got)
	}
	silent := loaded(t, chain(t, []int64{60, 0, 50, 55}, same(4, 1000)))
	add(t, silent, "activities", `{"code":"00003","workstream":"outreach","held_on":"2024-03-08","women":30}`)
	if got := texts(t, ask(t, silent, layerOf2024(t, "outreach")), "verdict"); got[1] != "gap" {
		t.Errorf("a silent commune that nobody reached: %q", got)
	}
}

// randomWork fills the registers over the units of every level of twoEditions.
func randomWork(t *testing.T, m *memory, r *rand.Rand, n int) {
	t.Helper()
	m.entries = map[string][]geo.Entry{}
	units := slices.Concat(m.units["old"], m.units["new"])
	for k := range n {
		u := units[r.IntN(len(units))].ID
		on := int64(geo.DayOf(2023, 6, 1)) + int64(r.IntN(700))
		count := func() geo.EntryValue { return geo.EntryValue{Set: true, Number: int64(r.IntN(90))} }
		at := func(v int64) geo.EntryValue { return geo.EntryValue{Set: true, Number: v} }
		m.entries["activities"] = append(m.entries["activities"], geo.Entry{ID: int32(k + 1), Unit: u, Values: []geo.EntryValue{at(int64(r.IntN(2))), at(on), {}, {}, count(), count(), count()}})
		m.entries["education"] = append(m.entries["education"], geo.Entry{ID: int32(k + 1), Unit: u, Values: []geo.EntryValue{at(on), at(on + 30), at(0), count(), count(), count()}})
		m.entries["addresses"] = append(m.entries["addresses"], geo.Entry{ID: int32(k + 1), Unit: units[r.IntN(20)].ID, Values: []geo.EntryValue{{Set: true, Text: fmt.Sprint(k)}, {}, at(on), {}}})
		kind := int64(r.IntN(5))
		subject := geo.EntryValue{Set: kind != int64(geo.SubjectCommune), Text: fmt.Sprint(k)}
		m.entries["recognition"] = append(m.entries["recognition"], geo.Entry{ID: int32(k + 1), Unit: units[r.IntN(20)].ID, Values: []geo.EntryValue{at(kind), subject, at(2024), at(int64(r.IntN(3))), {}}})
	}
}

// At every level the parts and what is left out make up the whole.
func TestWorkAddsUp(t *testing.T) {
	t.Parallel()
	m := twoEditions(20)
	m.successors = []geo.Successor{{From: 1, To: 1001, Whole: true}, {From: 2, To: 1001, Whole: true}, {From: 3, To: 1002}, {From: 3, To: 1003}}
	randomWork(t, m, rand.New(rand.NewPCG(7, 7)), 300)
	s := loaded(t, m)
	whole := period(t, "2024-01-01", "2024-12-31")
	var want, people int64
	for _, e := range m.entries["activities"] {
		if uint8(e.Values[geo.ActivityWorkstream].Number) == geo.WorkstreamOutreach && whole.Contains(geo.Day(e.Values[geo.ActivityOn].Number)) {
			want++
			people += e.Values[geo.ActivityWomen].Number + e.Values[geo.ActivityMen].Number + e.Values[geo.ActivityChildren].Number
		}
	}
	sum := func(all []int64) (n int64) {
		for _, v := range all {
			n += v
		}
		return n
	}
	// The merged edition has no codes in common with what its old districts did.
	for _, at := range []struct {
		edition string
		level   geo.Level
	}{{"old", geo.Commune}, {"old", geo.District}, {"old", geo.Province}, {"new", geo.Commune}} {
		r := layerOf2024(t, "outreach")
		r.Edition, r.Level = at.edition, at.level
		l := ask(t, s, r)
		reached := sum(counts(t, l, "reached"))
		if parts := sum(counts(t, l, "women")) + sum(counts(t, l, "men")) + sum(counts(t, l, "children")); parts != reached || reached > people || reached == 0 {
			t.Errorf("%v: women, men and children %d, reached %d of %d", at, parts, reached, people)
		}
		r.Layer = "recognition"
		l = ask(t, s, r)
		for _, c := range geo.SubjectKinds.Codes {
			for i, listed := range counts(t, l, c.Code+"_listed") {
				if found := counts(t, l, c.Code+"_recognised")[i] + counts(t, l, c.Code+"_pending")[i]; found > listed {
					t.Errorf("%v, %s: %d of %d", at, c.Code, found, listed)
				}
			}
		}
	}
	// What an old division did stands in the new one or is told of.
	q, err := s.question(geo.WithScope(t.Context(), geo.Everything), s.state.Load(), Request{Layer: "outreach", Edition: "new", Filter: geo.Filter{Period: whole}})
	if err != nil {
		t.Fatal(err)
	}
	seen := 0
	out := q.entries(geo.Activities, whole, func(*geo.Entry, int) { seen++ })
	all := 0
	for _, e := range m.entries["activities"] {
		if p := geo.Activities.Period(&e); whole.Contains(p.From) {
			all++
		}
	}
	if seen+out.outside+out.uncertain+out.coarser != all || out.uncertain == 0 || out.outside == 0 || want == 0 {
		t.Errorf("seen %d, left out %+v, of %d", seen, out, all)
	}
}

// What a caller is told of the plan's work does not change with what he may not see.
func TestWorkStaysInScope(t *testing.T) {
	t.Parallel()
	scope := geo.Scope{Areas: []int32{1, 26}}
	var said [2]map[string]string
	for k := range said {
		m := twoEditions(20)
		m.add(uuid.New(), slices.DeleteFunc(randomFacts(rand.New(rand.NewPCG(1, 2)), 400, 20, uuid.Nil), func(f geo.Fact) bool { return !scope.Contains(f.Area) })...)
		randomWork(t, m, rand.New(rand.NewPCG(3, 3)), 200)
		out := func(e geo.Entry) bool {
			return slices.ContainsFunc(slices.Concat(m.units["old"], m.units["new"]), func(u geo.Unit) bool { return u.ID == e.Unit && !scope.Contains(u.Area) })
		}
		if k == 1 {
			for name := range m.entries {
				m.entries[name] = slices.DeleteFunc(m.entries[name], out)
			}
		}
		s, ctx := loaded(t, m), geo.WithScope(t.Context(), scope)
		said[k] = map[string]string{}
		for _, layer := range []string{"assistance", "models", "outreach", "recognition", "expansion"} {
			for _, level := range []geo.Level{geo.Commune, geo.District} {
				r := layerOf2024(t, layer)
				r.Edition, r.Level = "old", level
				l, err := s.Layer(ctx, r)
				if err != nil {
					t.Fatal(err)
				}
				said[k][layer+" "+string(level)] = values(t, l)
			}
		}
	}
	if d := cmp.Diff(said[0], said[1]); d != "" {
		t.Error(d)
	}
}
