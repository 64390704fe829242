package storage_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// from is the file of a source.
func from(source, name string) geo.ImportID {
	id := file(name)
	id.Source = source
	return id
}

// pairOf stores what police and union say of what may be one incident.
func pairOf(b bench, change func(*geo.Incident)) (police, union geo.Batch) {
	b.Helper()
	inA, _ := twoEditions(b)
	police = b.add(from("police", "p.csv"), at(incident("p1", "p"), orb.Point{105.5, 21.5}, inA...))
	other := at(incident("u1", "u"), orb.Point{105.501, 21.501}, inA...) // 152 m away
	other.CaseStatus = 2
	if change != nil {
		change(&other)
	}
	return police, b.add(from("union", "u.csv"), other)
}

func (b bench) pairs(verdict geo.DuplicateVerdict) []geo.Duplicate {
	b.Helper()
	all, err := b.Duplicates(b.ctx, verdict, 100)
	b.must(err)
	return all
}

func (b bench) status(id uuid.UUID) string {
	return one[string](b, "SELECT case_status::text FROM incident WHERE id = $1", id)
}

func TestDuplicatesAreFoundByRule(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		change func(*geo.Incident)
		found  int
	}{
		"alike":             {nil, 1},
		"three days":        {func(i *geo.Incident) { i.Occurred.On += 3; i.Occurred.Until += 3 }, 1},
		"four days":         {func(i *geo.Incident) { i.Occurred.On += 4; i.Occurred.Until += 4 }, 0},
		"three days before": {func(i *geo.Incident) { i.Occurred.On -= 3 }, 1},
		"a month":           {func(i *geo.Incident) { i.Occurred.Until += 30 }, 0},
		"category":          {func(i *geo.Incident) { i.Category = 3 }, 0},
		"too far":           {func(i *geo.Incident) { i.Point[1] += 0.001 }, 0},
		"no point":          {func(i *geo.Incident) { i.Located, i.Quality = false, geo.QualityCommuneOnly }, 1},
		"no commune":        {func(i *geo.Incident) { i.Units = nil }, 0},
		"group unknown":     {func(i *geo.Incident) { i.Victims = nil }, 1},
		"unfounded":         {func(i *geo.Incident) { i.CaseStatus, _ = geo.CaseStatuses.Find("unfounded") }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := setup(t)
			_, union := pairOf(b, tt.change)
			if got := b.pairs(geo.DuplicateOpen); len(got) != tt.found || len(union.Warnings) != tt.found {
				t.Errorf("%d pairs, %d warnings, want %d", len(got), len(union.Warnings), tt.found)
			}
		})
	}
}

func TestVictimGroupsMustOverlap(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, _ := twoEditions(b)
	row := func(id string, group uint8) geo.Incident {
		i := at(incident(id, id), orb.Point{105.5, 21.5}, inA...)
		i.Victims = []geo.Victim{{Group: group, Age: -1}}
		return i
	}
	b.add(from("police", "p"), row("woman", 4))
	b.add(from("union", "u"), row("child", 1), row("woman too", 4))
	got := b.pairs("")
	if len(got) != 1 || got[0].Second.ExternalID != "woman too" {
		t.Errorf("%+v", got)
	}
}

func TestWhatOneSourceRepeatsIsNoPair(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, _ := twoEditions(b)
	b.add(from("union", "elsewhere"), incident("x", "x"))
	b.add(from("police", "p"), at(incident("1", "1"), orb.Point{105.5, 21.5}, inA...), at(incident("2", "2"), orb.Point{105.5, 21.5}, inA...))
	if got := b.pairs(""); len(got) != 0 {
		t.Errorf("%d pairs", len(got))
	}
}

func TestPairShowsBothRows(t *testing.T) {
	t.Parallel()
	b := setup(t)
	police, union := pairOf(b, func(i *geo.Incident) { i.Occurred.On++; i.Occurred.Until++; i.Occurred.Minute = geo.NoMinute })
	d := b.pairs("")[0]
	if d.DistanceM == nil || *d.DistanceM < 140 || *d.DistanceM > 160 {
		t.Errorf("distance %v", d.DistanceM)
	}
	got := []any{d.Verdict, d.Batch, d.DaysApart, *d.Commune, d.First.Source, d.First.Batch, d.First.OccurredOn, d.First.Time, d.Second.Source, d.Second.OccurredOn, d.Second.Time, d.Second.VictimGroups}
	want := []any{geo.DuplicateOpen, union.ID, 1, geo.DuplicateCommune{Edition: "2025", Code: "C", Name: "Xã C"}, "police", police.ID, "2024-05-17", "20:00", "union", "2024-05-18", "", []string{"unknown"}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestTrialInPrivateShowsNoPlace(t *testing.T) {
	t.Parallel()
	b := setup(t)
	pairOf(b, func(i *geo.Incident) { i.ClosedTrial = true })
	if d := b.pairs("")[0]; d.Commune != nil || d.DistanceM != nil {
		t.Errorf("%+v", d)
	}
}

func TestMergeAndUnmerge(t *testing.T) {
	t.Parallel()
	b := setup(t)
	pairOf(b, nil)
	before := everyRow(b)
	d := b.pairs("")[0]
	version, err := b.Version(b.ctx)
	b.must(err)
	_, err = b.UnmergeDuplicate(b.ctx, d.ID)
	b.is(err, geo.ErrConflict)
	merged, err := b.MergeDuplicate(b.ctx, d.ID, d.First.ID)
	b.must(err)
	if merged.Verdict != geo.DuplicateMerged || *merged.Gone != d.Second.ID || merged.Former != "verifying" || merged.Second.CaseStatus != "duplicate" || merged.DecidedBy == "" {
		t.Errorf("%+v", merged)
	}
	if now, err := b.Version(b.ctx); err != nil || now == version {
		t.Errorf("readers are not told: version %d, %v", now, err)
	}
	_, err = b.MergeDuplicate(b.ctx, d.ID, d.First.ID)
	b.is(err, geo.ErrConflict)
	_, err = b.KeepDuplicate(b.ctx, d.ID)
	b.is(err, geo.ErrConflict)
	undone, err := b.UnmergeDuplicate(b.ctx, d.ID)
	b.must(err)
	if undone.Verdict != geo.DuplicateOpen {
		t.Errorf("%+v", undone)
	}
	if diff := cmp.Diff(before, everyRow(b)); diff != "" {
		t.Error(diff)
	}
	_, err = b.MergeDuplicate(b.ctx, d.ID, hashOf("stranger"))
	var invalid *geo.InvalidError
	if !errors.As(err, &invalid) {
		t.Errorf("a stranger stays: %v", err)
	}
	_, err = b.MergeDuplicate(b.ctx, hashOf("no pair"), d.First.ID)
	b.is(err, geo.ErrNotFound)
}

func TestMergedIntoMergedIsRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	inA, _ := twoEditions(b)
	for _, source := range []string{"a", "b", "c"} {
		b.add(from(source, source), at(incident(source, source), orb.Point{105.5, 21.5}, inA...))
	}
	pairs := b.pairs("")
	if len(pairs) != 3 {
		t.Fatalf("%d pairs", len(pairs))
	}
	_, err := b.MergeDuplicate(b.ctx, pairs[0].ID, pairs[0].First.ID)
	b.must(err)
	gone, refused := pairs[0].Second.ID, 0
	for _, p := range pairs[1:] {
		if p.First.ID == gone || p.Second.ID == gone {
			_, err := b.MergeDuplicate(b.ctx, p.ID, gone)
			b.is(err, geo.ErrConflict)
			refused++
		}
	}
	if refused != 1 {
		t.Errorf("%d pairs with the one that is gone", refused)
	}
}

// What a person decided outlives corrections, and undoing them.
func TestDecisionsOutliveCorrections(t *testing.T) {
	t.Parallel()
	b := setup(t)
	_, _ = pairOf(b, nil)
	d := b.pairs("")[0]
	_, err := b.MergeDuplicate(b.ctx, d.ID, d.First.ID)
	b.must(err)
	before := everyRow(b)
	e, u := b.units("2022")
	f, v := b.units("2025")
	inA := []geo.Placed{{Edition: e, Unit: u["A"]}, {Edition: f, Unit: v["C"]}}
	changed := at(incident("u1", "u changed"), orb.Point{105.5, 21.5}, inA...)
	changed.CaseStatus, changed.Occurred.On, changed.Occurred.Until = 3, changed.Occurred.On+200, changed.Occurred.Until+200
	fix := b.add(from("union", "fix.csv"), changed)
	if got := b.status(d.Second.ID); got != "duplicate" {
		t.Errorf("a corrected duplicate counts again: %s", got)
	}
	if got := b.pairs("")[0]; got.Former != "unfounded" || got.Verdict != geo.DuplicateMerged {
		t.Errorf("%+v", got)
	}
	if got := one[string](b, "SELECT incident_row->>'case_status' FROM incident_revision"); got != "verifying" {
		t.Errorf("history says %s", got)
	}
	_, err = b.Undo(b.ctx, fix.ID)
	b.must(err)
	if diff := cmp.Diff(before, everyRow(b)); diff != "" {
		t.Error(diff)
	}
	_, err = b.UnmergeDuplicate(b.ctx, d.ID)
	b.must(err)
	_, err = b.KeepDuplicate(b.ctx, d.ID)
	b.must(err)
	b.add(from("union", "fix again.csv"), at(incident("u1", "u again"), orb.Point{105.5, 21.5}, inA...))
	if got := b.pairs(""); len(got) != 1 || got[0].Verdict != geo.DuplicateKept {
		t.Errorf("asked again: %+v", got)
	}
}

// An open pair whose incident no longer looks alike is no question any more.
func TestOpenPairsFollowCorrections(t *testing.T) {
	t.Parallel()
	b := setup(t)
	pairOf(b, nil)
	before := everyRow(b)
	fix := b.add(from("union", "fix.csv"), incident("u1", "elsewhere"))
	if got := b.pairs(""); len(got) != 0 {
		t.Errorf("%d pairs", len(got))
	}
	_, err := b.Undo(b.ctx, fix.ID)
	b.must(err)
	if diff := cmp.Diff(before, everyRow(b)); diff != "" {
		t.Error(diff)
	}
}

func TestUndoReleasesWhatWasMerged(t *testing.T) {
	t.Parallel()
	b := setup(t)
	police, _ := pairOf(b, nil)
	d := b.pairs("")[0]
	_, err := b.MergeDuplicate(b.ctx, d.ID, d.First.ID)
	b.must(err)
	_, err = b.Undo(b.ctx, police.ID)
	b.must(err)
	if got := b.status(d.Second.ID); got != "verifying" {
		t.Errorf("the only row left is %s", got)
	}
	if got := b.pairs(""); len(got) != 0 {
		t.Errorf("%d pairs", len(got))
	}
}

func TestPairsBelongToThoseWhoSeeBothAreas(t *testing.T) {
	t.Parallel()
	b := setup(t)
	pairOf(b, func(i *geo.Incident) { i.AreaRecord = 27 })
	for areas, want := range map[string]int{"26": 0, "27": 0, "26 27": 1} {
		scope := geo.Scope{Areas: map[string][]int32{"26": {26}, "27": {27}, "26 27": {26, 27}}[areas]}
		got, err := b.Duplicates(geo.WithScope(b.ctx, scope), "", 10)
		b.must(err)
		if len(got) != want {
			t.Errorf("scope %s sees %d pairs, want %d", areas, len(got), want)
		}
	}
}
