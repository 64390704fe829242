package storage_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// everyRow prints all that is stored of incidents, bit by bit: geometries as
// hexadecimal EWKB, times in full.
func everyRow(b bench) string {
	b.Helper()
	var all []string
	for _, sql := range []string{
		"SELECT encode(ST_AsEWKB(location), 'hex') || ' ' || i::text FROM incident i ORDER BY id",
		"SELECT i::text FROM incident i WHERE location IS NULL ORDER BY id",
		"SELECT u::text FROM incident_unit u ORDER BY incident, edition",
		"SELECT v::text FROM victim v ORDER BY incident, no",
		"SELECT a::text FROM assistance a ORDER BY incident, victim_no, no",
		"SELECT k::text FROM incident_key k ORDER BY source, key",
		"SELECT r::text FROM incident_revision r ORDER BY incident, replaced_by",
		"SELECT concat_ws(' ', first_incident, first_on, second_incident, second_on, verdict, gone, former_status) FROM duplicate ORDER BY 1",
	} {
		all = append(all, rowsOf(b.T, b.admin, "SELECT coalesce(x, '') FROM ("+sql+") AS q (x)")...)
		all = append(all, "--")
	}
	return strings.Join(all, "\n")
}

// twoEditions stores communes A and B and their later union C.
func twoEditions(b bench) (inA, inB []geo.Placed) {
	b.Helper()
	b.outlines("2022", geo.Commune, square("A", 105, 21, 1), square("B", 106, 21, 1))
	b.outlines("2025", geo.Commune, square("C", 105, 21, 2))
	e, u := b.units("2022")
	f, v := b.units("2025")
	return []geo.Placed{{Edition: e, Unit: u["A"]}, {Edition: f, Unit: v["C"]}}, []geo.Placed{{Edition: e, Unit: u["B"]}, {Edition: f, Unit: v["C"]}}
}

func TestSameContentIsADuplicate(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.add(file("1.csv"), incident("x", "x"))
	before := everyRow(b)
	again := b.add(file("2.csv"), incident("x", "x"), incident("y", "y"))
	if want := (geo.BatchCounts{Read: 2, Stored: 1, Duplicates: 1, Unlocated: 1}); again.Counts != want {
		t.Errorf("counts %+v, want %+v", again.Counts, want)
	}
	_, err := b.Undo(b.ctx, again.ID)
	b.must(err)
	if diff := cmp.Diff(before, everyRow(b)); diff != "" {
		t.Error(diff)
	}
	other := file("3.csv") // identifiers are unique within a source only
	other.Source = "union"
	if c := b.add(other, incident("x", "x")).Counts; c.Stored != 1 {
		t.Errorf("another source's row: %+v", c)
	}
}

func TestChangedContentIsACorrection(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, inB := twoEditions(b)
	old := at(fullIncident(), orb.Point{105.1, 21.1}, inA...)
	old.AreaRecord = 26
	b.add(file("1.csv"), old)
	before := everyRow(b)

	changed := at(incident(old.ExternalID, "changed"), orb.Point{106.1, 21.1}, inB...)
	changed.AreaRecord = 99
	changed.Occurred = geo.Occurrence{On: geo.DayOf(2019, 3, 4), Until: geo.DayOf(2019, 3, 4), Minute: 5, From: old.Occurred.From, To: old.Occurred.From}
	changed.Victims = []geo.Victim{{Group: 4, Age: 30, Sex: 'f'}}
	fix := b.add(file("2.csv"), changed)
	if want := (geo.BatchCounts{Read: 1, Corrected: 1}); fix.Counts != want {
		t.Errorf("counts %+v, want %+v", fix.Counts, want)
	}
	want := changed
	want.ID, want.AreaRecord, want.Row = old.ID, 26, 0 // identity and area of record stay
	if diff := cmp.Diff(normal(want), normal(readBack(b, old.ID))); diff != "" {
		t.Errorf("(-sent +stored):\n%s", diff)
	}
	if n := one[int](b, "SELECT count(*) FROM incident_2019"); n != 1 {
		t.Error("the row is not in the partition of its new year")
	}
	if n := one[int](b, "SELECT (SELECT count(*) FROM incident) + (SELECT count(*) FROM victim) + (SELECT count(*) FROM assistance) + (SELECT count(*) FROM incident_revision)"); n != 3 {
		t.Errorf("%d rows in all, want an incident, a victim and a revision", n)
	}
	if c := b.add(file("3.csv"), func() geo.Incident { i := changed; i.ID = uuid.Must(uuid.NewV7()); return i }()).Counts; c.Duplicates != 1 {
		t.Errorf("the corrected content again: %+v", c)
	}
	undone, err := b.Undo(b.ctx, fix.ID)
	b.must(err)
	if undone.State != geo.BatchUndone || undone.UndoneAt == nil {
		t.Errorf("batch %+v", undone)
	}
	if diff := cmp.Diff(before, everyRow(b)); diff != "" {
		t.Errorf("undo did not restore exactly:\n%s", diff)
	}
}

func TestCorrectionsAreUndoneInOrder(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, _ := twoEditions(b)
	states := []string{everyRow(b)}
	var batches []geo.Batch
	for n, content := range []string{"first", "second", "third"} {
		i := at(incident("x", content), orb.Point{105.5, 21.5}, inA...)
		i.Severity, i.UncertainM = uint8(n), 0.1
		batches = append(batches, b.add(file(content), i, incident("own "+content, "own")))
		states = append(states, everyRow(b))
	}
	for n := range 2 {
		_, err := b.Undo(b.ctx, batches[n].ID)
		b.is(err, geo.ErrConflict)
	}
	for n := 2; n >= 0; n-- {
		_, err := b.Undo(b.ctx, batches[n].ID)
		b.must(err)
		if diff := cmp.Diff(states[n], everyRow(b)); diff != "" {
			t.Errorf("after undoing batch %d:\n%s", n+1, diff)
		}
		_, err = b.Undo(b.ctx, batches[n].ID)
		b.is(err, geo.ErrConflict)
	}
	_, err := b.Undo(b.ctx, hashOf("no batch"))
	b.is(err, geo.ErrNotFound)
}

// An edition that came after the correction must hold what undoing puts back.
func TestUndoLocatesInLaterEditions(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, inB := twoEditions(b)
	old := at(incident("x", "old"), orb.Point{105.5, 21.5}, inA...)
	b.add(file("1"), old)
	moved := at(incident("x", "moved"), orb.Point{106.5, 21.5}, inB...)
	fix := b.add(file("2"), moved)
	b.outlines("2030", geo.Commune, square("W", 105, 21, 1), square("E", 106, 21, 1))
	if got := b.places(old.ID); !cmp.Equal(got, []string{"2022 B 0", "2025 C 0", "2030 E 0"}) {
		t.Fatalf("corrected: %v", got)
	}
	b.must(b.RemoveEdition(b.ctx, "2025"))
	_, err := b.Undo(b.ctx, fix.ID)
	b.must(err)
	if got := b.places(old.ID); !cmp.Equal(got, []string{"2022 A 0", "2030 W 0"}) {
		t.Errorf("restored: %v", got)
	}
}

func TestUndoFreesIdentityAndKey(t *testing.T) {
	t.Parallel()
	b := setup(t)
	id := file("a.csv")
	id.IdempotencyKey = "key 1"
	_, err := b.FindBatch(b.ctx, id)
	b.is(err, geo.ErrNotFound)
	first := b.add(id, incident("x", "x"))
	found, err := b.FindBatch(b.ctx, id)
	b.must(err)
	if diff := cmp.Diff(first, found); diff != "" {
		t.Error(diff)
	}
	other := file("b.csv")
	other.IdempotencyKey = id.IdempotencyKey
	_, err = b.FindBatch(b.ctx, other)
	b.is(err, geo.ErrConflict)
	_, err = b.try(other, incident("y", "y"))
	b.is(err, geo.ErrConflict)
	_, err = b.Undo(b.ctx, first.ID)
	b.must(err)
	_, err = b.FindBatch(b.ctx, id)
	b.is(err, geo.ErrNotFound)
	if again := b.add(id, incident("x", "x")); again.Counts.Stored != 1 || again.ID == first.ID {
		t.Errorf("again: %+v", again)
	}
	all, err := b.Batches(b.ctx, 10)
	b.must(err)
	if len(all) != 2 || all[0].State != geo.BatchStored || all[1].State != geo.BatchUndone || all[1].UndoneAt.Before(all[1].StoredAt.Add(-time.Second)) {
		t.Errorf("batches %+v", all)
	}
}

// From a thousand rows on the joins are planned otherwise.
func TestManyCorrectionsAndTheirUndo(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, inB := twoEditions(b)
	rows := func(content string, places []geo.Placed) (all []geo.Incident) {
		for n := range 1200 {
			i := at(incident(name("m", n), content), orb.Point{105 + float64(n)/1000, 21.5}, places...)
			i.Occurred.On = geo.DayOf(2020, time.January, 1) + geo.Day(n)
			i.Occurred.Until = i.Occurred.On
			i.Victims = []geo.Victim{{Group: 4, Age: 30, Assistance: []geo.Assistance{{Offered: 1, Completed: 2}}}}
			all = append(all, i)
		}
		return all
	}
	b.add(file("1"), rows("old", inA)...)
	before := everyRow(b)
	fix := b.add(file("2"), rows("new", inB)...)
	if fix.Counts.Corrected != 1200 {
		t.Fatalf("counts %+v", fix.Counts)
	}
	b.outlines("2030", geo.Commune, square("W", 105, 21, 1))
	_, err := b.Undo(b.ctx, fix.ID)
	b.must(err)
	agreeWithGEOS(b, "2030")
	agreeWithGEOS(b, "2022")
	b.must(b.RemoveEdition(b.ctx, "2030"))
	if got := everyRow(b); got == before {
		t.Error("the points beyond unit A were not located again") // they were stored as if in A
	}
	if n := one[int](b, "SELECT count(*) FROM incident i JOIN incident_key k ON k.incident = i.id AND k.hash = i.hash AND k.occurred_on = i.occurred_on"); n != 1200 {
		t.Errorf("the ledger knows %d of 1200", n)
	}
	if n := one[int](b, "SELECT count(*) FROM assistance"); n != 1200 {
		t.Errorf("%d services", n)
	}
}
