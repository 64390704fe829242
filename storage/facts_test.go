package storage_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/paulmach/orb"
	"golang.org/x/sync/errgroup"

	"github.com/antoan-vn/antoan/geo"
)

// facts gathers what Facts hands over, the places copied as its contract asks.
func (b bench) facts(batch uuid.UUID) (all []geo.Fact, version int64) {
	b.Helper()
	version, err := b.Facts(b.ctx, batch, func(f geo.Fact) {
		f.Placed = append([]geo.Placed(nil), f.Placed...)
		all = append(all, f)
	})
	b.must(err)
	return all, version
}

func TestFactsEqualWhatWasStored(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, _ := twoEditions(b)
	full := at(fullIncident(), orb.Point{105.5, 21.5}, inA...)
	bare := incident("bare", "bare")
	bare.Occurred.On, bare.Occurred.Minute = geo.DayOf(1950, 1, 2), geo.NoMinute
	bare.Occurred.Until = bare.Occurred.On
	e := inA[0].Edition
	split := stated("split", e, inA[0].Unit)
	split.Units = append(split.Units, geo.Placed{Edition: inA[1].Edition, Basis: geo.BySuccession})
	rows := []geo.Incident{full, bare, split}
	first := b.add(file("first"), rows...)
	b.add(file("second"), incident("other", "other"))

	got, version := b.facts(first.ID)
	slices.SortFunc(rows, func(x, y geo.Incident) int { return slices.Compare(x.ID[:], y.ID[:]) })
	var want []geo.Fact
	for _, i := range rows {
		want = append(want, geo.Fact{On: i.Occurred.On, Minute: i.Occurred.Minute, Category: i.Category, Severity: i.Severity, Setting: i.Setting,
			ReportSource: i.ReportSource, CaseStatus: i.CaseStatus, Quality: i.Quality, Groups: i.GroupMask(), Source: 1, Area: i.AreaRecord, Batch: first.ID,
			Placed: slices.Clone(i.Units)})
	}
	for i := range got { // the order of editions within an incident is not promised
		slices.SortFunc(got[i].Placed, func(x, y geo.Placed) int { return int(x.Edition - y.Edition) })
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-stored +fact):\n%s", diff)
	}
	if all, v := b.facts(uuid.Nil); len(all) != 4 || v != version {
		t.Errorf("%d facts at version %d, want 4 at %d", len(all), v, version)
	}
	sources, err := b.Sources(b.ctx)
	b.must(err)
	if !cmp.Equal(sources, map[int16]string{1: "police"}) {
		t.Errorf("sources %v", sources)
	}
}

func TestChangesTellHowACacheFollows(t *testing.T) {
	t.Parallel()
	b := setup(t)
	kinds := func(after int64) (all []geo.ChangeKind) {
		changes, err := b.Changes(b.ctx, after)
		b.must(err)
		for n, c := range changes {
			all = append(all, c.Kind)
			if (c.Batch == uuid.Nil) != (c.Kind == geo.Rebuild) || n > 0 && c.Version <= changes[n-1].Version {
				t.Errorf("changes %+v", changes)
			}
		}
		return all
	}
	if v, err := b.Version(b.ctx); v != 0 || err != nil {
		t.Errorf("version %d of an empty store, %v", v, err)
	}
	first := b.add(file("1"), incident("x", "x"))
	second := b.add(file("2"), incident("x", "y"), incident("z", "z"))
	third := b.add(file("3"), incident("w", "w"))
	for _, batch := range []geo.Batch{third, second, first} {
		undone, err := b.Undo(b.ctx, batch.ID)
		b.must(err)
		if undone.Version != batch.Version {
			t.Errorf("undoing changed the version that the batch made, %d, to %d", batch.Version, undone.Version)
		}
	}
	b.outlines("2022", geo.Commune, square("A", 105, 21, 1))
	b.must(b.RemoveEdition(b.ctx, "2022"))
	want := []geo.ChangeKind{geo.Append, geo.Rebuild, geo.Append, geo.Undo, geo.Rebuild, geo.Undo, geo.Rebuild, geo.Rebuild}
	if got := kinds(0); !cmp.Equal(got, want) {
		t.Errorf("kinds %v, want %v", got, want)
	}
	if got := kinds(third.Version); !cmp.Equal(got, want[3:]) {
		t.Errorf("after the third batch %v, want %v", got, want[3:])
	}
	v, err := b.Version(b.ctx)
	b.must(err)
	if got := kinds(v); got != nil {
		t.Errorf("after the last version %v", got)
	}
}

// Readers must find the facts of exactly the version that they are told, while
// batches come and go.
func TestFactsAreASnapshot(t *testing.T) {
	t.Parallel()
	b := setup(t)
	const rounds = 15
	var g errgroup.Group
	expected := make(chan map[int64]int, 1)
	g.Go(func() error {
		at := map[int64]int{0: 0}
		for n := range rounds {
			batch, err := b.try(file(name("f", n)), incident(name("a", n), "x"), incident(name("b", n), "x"))
			if err != nil {
				return err
			}
			at[batch.Version] = 2
			if _, err := b.Undo(b.ctx, batch.ID); err != nil {
				return err
			}
			at[batch.Version+1] = 0
		}
		expected <- at
		return nil
	})
	seen := map[int64]int{}
	for {
		all, version := b.facts(uuid.Nil)
		if before, again := seen[version]; again && before != len(all) {
			t.Fatalf("version %d has %d facts and had %d", version, len(all), before)
		}
		seen[version] = len(all)
		select {
		case at := <-expected:
			for version, n := range seen {
				if at[version] != n {
					t.Errorf("version %d has %d facts, want %d", version, n, at[version])
				}
			}
			b.must(g.Wait())
			return
		case <-b.ctx.Done():
			t.Fatal(b.ctx.Err(), g.Wait())
		default:
		}
	}
}

func TestPointsPageAndFilter(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var rows []geo.Incident
	for n := range 20 {
		i := at(incident(name("p", n), "x"), orb.Point{105 + float64(n)/100, 21})
		i.Category, i.CaseStatus, i.ClosedTrial = uint8(n%19), uint8(n%15), n == 19
		i.Occurred.On = geo.DayOf(2024, time.January, 1) + geo.Day(n)
		i.Occurred.Until = i.Occurred.On
		rows = append(rows, i)
	}
	rows[18].Located = false
	b.add(file("points"), rows...)
	all := geo.PointQuery{Filter: geo.Filter{Period: geo.AllDates, CaseStatuses: 1<<16 - 1}, Limit: 7}
	var got []uuid.UUID
	for {
		page, err := b.Points(b.ctx, all)
		b.must(err)
		if page.Matched != 18 && all.After == uuid.Nil {
			t.Errorf("matched %d", page.Matched)
		}
		if len(page.Points) == 0 {
			break
		}
		for _, p := range page.Points {
			got = append(got, p.ID)
		}
		all.After = got[len(got)-1]
	}
	if len(got) != 18 || !slices.IsSortedFunc(got, func(x, y uuid.UUID) int { return slices.Compare(x[:], y[:]) }) {
		t.Errorf("%d points, want 18 without closed trials and places, by id", len(got))
	}
	for what, test := range map[string]struct {
		set  func(*geo.PointQuery)
		want int64
	}{
		"counted cases": {func(q *geo.PointQuery) {}, 17}, // one is unfounded
		"category":      {func(q *geo.PointQuery) { q.Filter.Categories = 1 << 5 }, 1},
		"period": {func(q *geo.PointQuery) {
			q.Filter.Period = geo.Period{From: rows[4].Occurred.On, To: rows[6].Occurred.On}
		}, 3},
		"box": {func(q *geo.PointQuery) {
			q.Bound = &orb.Bound{Min: orb.Point{105.095, 20}, Max: orb.Point{105.125, 22}}
		}, 3},
		"weekday":      {func(q *geo.PointQuery) { q.Filter.Weekdays = 1 }, 3},
		"hour":         {func(q *geo.PointQuery) { q.Filter.Hours = 1 << 20 }, 17},
		"no such hour": {func(q *geo.PointQuery) { q.Filter.Hours = 1 << 21 }, 0},
		"sender":       {func(q *geo.PointQuery) { q.Filter.Senders = []string{"police"} }, 17},
		"other sender": {func(q *geo.PointQuery) { q.Filter.Senders = []string{"union"} }, 0},
		"group":        {func(q *geo.PointQuery) { q.Filter.Groups = 1 }, 17},
		"other group":  {func(q *geo.PointQuery) { q.Filter.Groups = 2 }, 0},
	} {
		q := geo.PointQuery{Filter: geo.Filter{Period: geo.AllDates}, Limit: 1}
		test.set(&q)
		page, err := b.Points(b.ctx, q)
		b.must(err)
		if page.Matched != test.want || len(page.Points) != int(min(1, test.want)) {
			t.Errorf("%s: %d match, want %d", what, page.Matched, test.want)
		}
	}
}
