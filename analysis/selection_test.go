package analysis

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo"
)

// passes says row by row what conditions says column by column.
func passes(f *geo.Fact, q *geo.Filter, scope geo.Scope, senders map[int16]string) bool {
	in := func(mask uint32, place uint8) bool { return mask == 0 || mask&(1<<place) != 0 }
	if q.CaseStatuses == 0 {
		if s := geo.CaseStatuses.String(f.CaseStatus); s == "unfounded" || s == "duplicate" {
			return false
		}
	}
	weekday := uint8((int(f.On.Time().Weekday()) + 6) % 7)
	return f.On >= q.Period.From && f.On <= q.Period.To && in(q.CaseStatuses, f.CaseStatus) &&
		in(q.Categories, f.Category) && in(q.Severities, f.Severity) && in(q.Settings, f.Setting) &&
		in(q.Sources, f.ReportSource) && in(q.Qualities, f.Quality) && in(q.Weekdays, weekday) &&
		(q.Groups == 0 || uint32(f.Groups)&q.Groups != 0) &&
		(q.Hours == 0 || f.Minute >= 0 && in(q.Hours, uint8(f.Minute/60))) &&
		(len(q.Senders) == 0 || slices.Contains(q.Senders, senders[f.Source])) &&
		(scope.All || slices.Contains(scope.Areas, f.Area))
}

func drawFilter(t *rapid.T) geo.Filter {
	mask := func(name string, n int) uint32 {
		if rapid.IntRange(0, 3).Draw(t, name+" given") > 0 {
			return 0
		}
		return rapid.Uint32Range(0, 1<<n-1).Draw(t, name)
	}
	f := geo.Filter{
		Period: geo.AllDates, Categories: mask("categories", len(geo.Categories.Codes)), Severities: mask("severities", len(geo.Severities.Codes)),
		Groups: mask("groups", len(geo.VictimGroups.Codes)), Settings: mask("settings", len(geo.Settings.Codes)),
		Sources: mask("sources", len(geo.ReportSources.Codes)), CaseStatuses: mask("statuses", len(geo.CaseStatuses.Codes)),
		Qualities: mask("qualities", len(geo.Qualities.Codes)), Hours: mask("hours", 24), Weekdays: mask("weekdays", 7),
	}
	if rapid.Bool().Draw(t, "sent") {
		f.Senders = rapid.SliceOfN(rapid.SampledFrom([]string{"police", "union", "health", "nobody"}), 0, 3).Draw(t, "senders")
	}
	if rapid.Bool().Draw(t, "dated") {
		f.Period.From = geo.DayOf(2021, time.January, 1) + geo.Day(rapid.IntRange(-10, 1800).Draw(t, "from"))
		f.Period.To = f.Period.From + geo.Day(rapid.IntRange(0, 900).Draw(t, "days"))
	}
	return f
}

func drawScope(t *rapid.T) geo.Scope {
	if rapid.Bool().Draw(t, "all areas") {
		return geo.Everything
	}
	return geo.Scope{Areas: rapid.SliceOfN(rapid.SampledFrom([]int32{0, 1, 2, 3, 4, 255, 256, 70_000}), 0, 3).Draw(t, "areas")}
}

// Every filter and scope against a plain loop, at every level of both editions;
// tables end before, at and behind the end of a chunk.
func TestSelectionIsThePlainLoop(t *testing.T) {
	t.Parallel()
	const units = 20
	sizes := []int{0, 1, 500, chunkRows - 1, chunkRows, chunkRows + 1}
	tables := map[int][]geo.Fact{}
	services := map[int]*Service{}
	for _, n := range sizes {
		r := rand.New(rand.NewPCG(uint64(n), 7))
		tables[n] = randomFacts(r, n, units, uuid.Nil)
		for i := range tables[n] {
			if r.IntN(10) == 0 {
				tables[n][i].Area = []int32{255, 256, 70_000}[r.IntN(3)]
			}
		}
		m := twoEditions(units)
		m.add(uuid.New(), tables[n]...)
		services[n] = loaded(t, m)
	}
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.SampledFrom(sizes).Draw(t, "rows")
		q, scope := drawFilter(t), drawScope(t)
		st := services[n].state.Load()
		for _, e := range st.atlas.editions {
			finest := e.levels[0]
			want := tally{units: make([]int64, len(finest.units))}
			for i := range tables[n] {
				f := &tables[n][i]
				if !passes(f, &q, scope, st.senders) {
					continue
				}
				k := slices.IndexFunc(f.Placed, func(p geo.Placed) bool { return p.Edition == e.ID })
				switch {
				case k < 0:
					want.outside++
				case f.Placed[k].Unit == 0:
					want.uncertain++
				default:
					want.units[slices.IndexFunc(finest.units, func(u geo.Unit) bool { return u.ID == f.Placed[k].Unit })]++
				}
			}
			got := st.facts.count(st.facts.conditions(&q, scope, st.senders), e.ID, len(finest.units))
			if diff := cmp.Diff(want, got, cmp.AllowUnexported(tally{})); diff != "" {
				t.Fatalf("edition %s, filter %+v, scope %+v: %s", e.Code, q, scope, diff)
			}
			for _, l := range e.levels {
				if s := l.sum(got); s.total() != want.total() {
					t.Fatalf("%s of %s: %d counted, %d pass", l.name, e.Code, s.total(), want.total())
				}
			}
		}
	})
}

// Days before 1970 have negative numbers.
func TestWeekdays(t *testing.T) {
	t.Parallel()
	f := newFacts(nil)
	for d := geo.MinDay; d < geo.MinDay+20; d++ {
		f.add(geo.Fact{On: d}, nil)
	}
	f.add(geo.Fact{On: -1}, nil)
	f.add(geo.Fact{On: geo.MaxDay}, nil)
	for w := range 7 {
		marks := make([]uint8, f.len())
		for i := range marks {
			marks[i] = 1
		}
		f.onWeekdays(1<<w)(0, f.len(), marks)
		for i, m := range marks {
			if d := geo.Day(f.day[i]); (m == 1) != (d.Weekday() == w) {
				t.Errorf("%s is weekday %d; selected as %d: %v", d, d.Weekday(), w, m == 1)
			}
		}
	}
}

func TestFilterExcludesUnfoundedUnlessAsked(t *testing.T) {
	t.Parallel()
	m := twoEditions(4)
	for _, status := range []string{"received", "unfounded", "duplicate", "closed"} {
		m.add(uuid.New(), geo.Fact{CaseStatus: place(t, geo.CaseStatuses, status), Groups: 1, Placed: []geo.Placed{{Edition: 1, Unit: 1}}})
	}
	s := loaded(t, m)
	for value, want := range map[string]int64{"": 2, "unfounded": 1, "duplicate,closed": 2} {
		r := Request{Layer: "density", Edition: "old"}
		if err := r.Filter.Set("case_status", value); err != nil {
			t.Fatal(err)
		}
		if got := ask(t, s, r).Metadata["total"]; got != want {
			t.Errorf("case_status=%s counts %v, want %d", value, got, want)
		}
	}
}
