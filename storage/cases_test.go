package storage_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// cases returns what was known on a day, by the content that tells versions apart.
func (b bench) cases(asOf geo.Day) []geo.Case {
	b.Helper()
	var all []geo.Case
	version, err := b.Cases(b.ctx, asOf, func(c geo.Case) {
		c.Placed, c.Victims = slices.Clone(c.Placed), slices.Clone(c.Victims)
		all = append(all, c)
	})
	b.must(err)
	if now, err := b.Version(b.ctx); err != nil || now != version {
		b.Fatalf("version %d, %v; the store has %d", version, err, now)
	}
	return all
}

// An incident of 17 May that was reported on 20 May is corrected on 1 July and on 1
// August; a batch that was taken back was never known.
func TestCasesAsOf(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, inB := twoEditions(b)
	vietnam := time.FixedZone("", 7*3600)
	x := at(incident("x", "first"), orb.Point{105.5, 21.5}, inA...)
	x.ReportedAt = time.Date(2024, 5, 20, 0, 30, 0, 0, vietnam) // still the 19th in UTC
	service := geo.Assistance{Kind: 0, Offered: geo.DayOf(2024, 5, 21), Completed: geo.DayOf(2024, 5, 30)}
	x.Victims = []geo.Victim{{Group: 4, Age: 30, Sex: 'f', Assistance: []geo.Assistance{service, {Kind: 10, Offered: geo.MinDay, Completed: geo.MinDay}}}, {Group: 1, Age: -1}}
	b.add(file("1"), x, incident("y", "y"))
	moved := at(x, orb.Point{106.5, 21.5}, inB...)
	moved.Hash, moved.Severity, moved.Household, moved.SpokeUpAt, moved.Victims = hashOf("second"), 3, "h", time.Date(2024, 6, 2, 1, 0, 0, 0, vietnam), x.Victims[:1]
	moved.Exemplary, moved.ClosedTrial = true, true
	second := b.add(file("2"), moved)
	last := moved
	last.Hash, last.Severity = hashOf("third"), 4
	third := b.add(file("3"), last)
	gone := b.add(file("4"), incident("z", "z"))
	_, err := b.Undo(b.ctx, gone.ID)
	b.must(err)
	for batch, on := range map[string]time.Time{second.ID.String(): time.Date(2024, 7, 1, 0, 30, 0, 0, vietnam), third.ID.String(): time.Date(2024, 8, 1, 12, 0, 0, 0, vietnam)} {
		b.exec("UPDATE incident_revision SET replaced_at = $2 WHERE replaced_by = $1::uuid", batch, on)
	}
	type seen struct {
		On       string
		Severity []uint8 // of x, if known, then of y
		Victims  int
		Unit     int32
	}
	for _, want := range []seen{
		{"2024-05-16", nil, 0, 0},
		{"2024-05-17", []uint8{1}, 0, 0}, // y, on the day it was over
		{"2024-05-19", []uint8{1}, 0, 0},
		{"2024-05-20", []uint8{1, 1}, 2, inA[0].Unit},
		{"2024-06-30", []uint8{1, 1}, 2, inA[0].Unit},
		{"2024-07-01", []uint8{3, 1}, 1, inB[0].Unit},
		{"2024-07-31", []uint8{3, 1}, 1, inB[0].Unit},
		{"2024-08-01", []uint8{4, 1}, 1, inB[0].Unit},
		{"", []uint8{4, 1}, 1, inB[0].Unit},
	} {
		on := geo.MaxDay
		if want.On != "" {
			on, _ = geo.ParseDay(want.On)
		}
		got := seen{On: want.On}
		for _, c := range b.cases(on) {
			got.Severity = append(got.Severity, c.Severity)
			if len(c.Victims) > 0 {
				got.Victims, got.Unit = len(c.Victims), c.Placed[0].Unit
			}
		}
		slices.SortFunc(got.Severity, func(a, b uint8) int { return int(b) - int(a) })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
	for on, want := range map[geo.Day]geo.Case{
		geo.DayOf(2024, 6, 1): {Reported: geo.DayOf(2024, 5, 20), SpokeUp: geo.MinDay, Victims: x.Victims},
		geo.MaxDay:            {Reported: geo.DayOf(2024, 5, 20), SpokeUp: geo.DayOf(2024, 6, 2), Household: "h", Exemplary: true, Closed: true, Victims: moved.Victims},
	} {
		all := b.cases(on)
		at := slices.IndexFunc(all, func(c geo.Case) bool { return len(c.Victims) > 0 })
		got := geo.Case{Reported: all[at].Reported, SpokeUp: all[at].SpokeUp, Household: all[at].Household, Exemplary: all[at].Exemplary, Closed: all[at].Closed, Victims: all[at].Victims}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Error(diff)
		}
	}
}

// A revision knows the editions that have come since, where its place is the same.
func TestCasesOfLaterEditions(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.outlines("2022", geo.Commune, square("A", 105, 21, 1), square("B", 106, 21, 1))
	e, u := b.units("2022")
	b.add(file("1"), at(incident("x", "first"), orb.Point{105.5, 21.5}, geo.Placed{Edition: e, Unit: u["A"]}))
	changed := at(incident("x", "second"), orb.Point{105.5, 21.5}, geo.Placed{Edition: e, Unit: u["A"]})
	b.add(file("2"), changed)
	b.outlines("2025", geo.Commune, square("C", 105, 21, 2))
	all := b.cases(geo.DayOf(2024, 6, 1))
	if len(all) != 1 || len(all[0].Placed) != 2 {
		t.Errorf("%+v", all)
	}
}

func TestPlans(t *testing.T) {
	t.Parallel()
	b := setup(t)
	plans, err := b.Plans(b.ctx)
	b.must(err)
	if len(plans) != 1 || plans[0].Code != "2022-2027" || plans[0].Signed != geo.DayOf(2022, 6, 22) || len(plans[0].Targets) != 2 {
		t.Fatalf("%+v", plans)
	}
	span := geo.Period{From: geo.DayOf(2021, 1, 1), To: geo.DayOf(2023, 12, 31)}
	for k, level := range []geo.Level{geo.Commune, geo.District} {
		if diff := cmp.Diff(geo.Target{Indicator: "I1", Level: level, Period: span, Threshold: 60}, plans[0].Targets[k]); diff != "" {
			t.Error(diff)
		}
	}
}

func TestPublishedIsKept(t *testing.T) {
	t.Parallel()
	b := setup(t)
	p := geo.Publication{Who: "Hội LHPN", Note: "n", AsOf: geo.DayOf(2024, 6, 1), Version: 3, Software: "v", Request: []byte(`{"a": 1}`), Figures: []byte(`[]`)}
	first, err := b.Publish(b.ctx, p)
	b.must(err)
	second, err := b.Publish(b.ctx, p)
	b.must(err)
	all, err := b.Published(b.ctx, 10)
	b.must(err)
	if len(all) != 2 || all[0].ID != second.ID || !cmp.Equal(all[1], first) || !first.At.Before(second.At) {
		t.Errorf("%+v", all)
	}
	conn := connect(t, b.db.App)
	for _, sql := range []string{"UPDATE published SET who = 'x'", "DELETE FROM published"} {
		if _, err := conn.Exec(b.ctx, sql); err == nil {
			t.Errorf("%s: the application may do so", sql)
		}
	}
	some := geo.WithScope(b.ctx, geo.Scope{Areas: []int32{26}})
	var invalid *geo.InvalidError
	if _, err := b.Published(some, 10); !errors.As(err, &invalid) {
		t.Errorf("who sees some areas: %v", err)
	}
}

func TestNamedPeriods(t *testing.T) {
	t.Parallel()
	b := setup(t)
	want := geo.NamedPeriod{Name: "term-1", Period: geo.Period{From: geo.DayOf(2021, 7, 1), To: geo.DayOf(2026, 6, 30)}, Title: "Nhiệm kỳ"}
	b.must(b.NamePeriod(b.ctx, geo.NamedPeriod{Name: "term-1", Period: geo.Period{From: 1, To: 2}}))
	b.must(b.NamePeriod(b.ctx, want))
	all, err := b.NamedPeriods(b.ctx)
	b.must(err)
	if !cmp.Equal(all, []geo.NamedPeriod{want}) {
		t.Errorf("%+v", all)
	}
	b.must(b.ForgetPeriod(b.ctx, "term-1"))
	b.is(b.ForgetPeriod(b.ctx, "term-1"), geo.ErrNotFound)
}
