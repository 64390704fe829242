package storage_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// readBack makes an incident again from what SQL says of it.
func readBack(b bench, id uuid.UUID) (i geo.Incident) {
	b.Helper()
	var on, until time.Time
	var category, severity, setting, source, status, quality string
	var forms int16
	err := b.admin.QueryRow(b.ctx, `SELECT i.id, k.key, i.hash, i.area, i.occurred_on, i.occurred_until, coalesce(i.occurred_minute, -1), i.occurred_from, i.occurred_to,
		coalesce(i.external_id, ''), coalesce(i.reported_at, '0001-01-01 00:00:00+00'), coalesce(i.spoke_up_at, '0001-01-01 00:00:00+00'),
		i.category::text, i.severity::text, i.setting::text, i.report_source::text, i.case_status::text, i.location_quality::text, coalesce(i.severity_test, ''), i.forms, coalesce(i.acts, ''),
		i.exemplary, i.closed_trial, i.location IS NOT NULL, coalesce(ST_X(i.location), 0), coalesce(ST_Y(i.location), 0), coalesce(i.uncertainty_m, 0), coalesce(i.household, '')
		FROM incident i JOIN incident_key k ON k.incident = i.id AND k.area = i.area AND k.occurred_on = i.occurred_on AND k.hash = i.hash AND k.source = i.source WHERE i.id = $1`, id).Scan(
		&i.ID, &i.Key, &i.Hash, &i.AreaRecord, &on, &until, &i.Occurred.Minute, &i.Occurred.From, &i.Occurred.To,
		&i.ExternalID, &i.ReportedAt, &i.SpokeUpAt, &category, &severity, &setting, &source, &status, &quality, &i.SeverityTest, &forms, &i.Acts,
		&i.Exemplary, &i.ClosedTrial, &i.Located, &i.Point[0], &i.Point[1], &i.UncertainM, &i.Household)
	b.must(err)
	i.Occurred.On, i.Occurred.Until, i.Forms = geo.DayIn(on), geo.DayIn(until), uint8(forms)
	for _, c := range []struct {
		list *geo.CodeList
		text string
		dst  *uint8
	}{{geo.Categories, category, &i.Category}, {geo.Severities, severity, &i.Severity}, {geo.Settings, setting, &i.Setting},
		{geo.ReportSources, source, &i.ReportSource}, {geo.CaseStatuses, status, &i.CaseStatus}, {geo.Qualities, quality, &i.Quality}} {
		*c.dst, err = c.list.Parse(c.text)
		b.must(err)
	}
	readLists(b, &i)
	return i
}

func readLists(b bench, i *geo.Incident) {
	b.Helper()
	rows, _ := b.admin.Query(b.ctx, "SELECT edition, coalesce(unit, 0), basis FROM incident_unit WHERE area = $1 AND incident = $2 AND occurred_on = $3 ORDER BY edition", i.AreaRecord, i.ID, i.Occurred.On.Time())
	var err error
	i.Units, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (p geo.Placed, err error) {
		return p, row.Scan(&p.Edition, &p.Unit, &p.Basis)
	})
	b.must(err)
	rows, _ = b.admin.Query(b.ctx, "SELECT victim_group::text, coalesce(age, -1), coalesce(ascii(sex), 0) FROM victim WHERE area = $1 AND incident = $2 AND occurred_on = $3 ORDER BY no", i.AreaRecord, i.ID, i.Occurred.On.Time())
	i.Victims, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (v geo.Victim, err error) {
		var group string
		if err = row.Scan(&group, &v.Age, &v.Sex); err == nil {
			v.Group, err = geo.VictimGroups.Parse(group)
		}
		return v, err
	})
	b.must(err)
	rows, _ = b.admin.Query(b.ctx, "SELECT victim_no, kind::text, offered_on, completed_on FROM assistance WHERE area = $1 AND incident = $2 ORDER BY victim_no, no", i.AreaRecord, i.ID)
	var victim int
	var kind string
	var offered, completed *time.Time
	day := func(t *time.Time) geo.Day {
		if t == nil {
			return geo.MinDay
		}
		return geo.DayIn(*t)
	}
	_, err = pgx.ForEachRow(rows, []any{&victim, &kind, &offered, &completed}, func() error {
		k, err := geo.AssistanceKinds.Parse(kind)
		v := &i.Victims[victim-1]
		v.Assistance = append(v.Assistance, geo.Assistance{Kind: k, Offered: day(offered), Completed: day(completed)})
		return err
	})
	b.must(err)
}

// fullIncident says something in every field.
func fullIncident() geo.Incident {
	i := incident("VP-2024/0001 “đ”", "full")
	i.Occurred.Until = i.Occurred.On + 30
	i.Occurred.To = i.Occurred.From.Add(30*24*time.Hour + 123456*time.Microsecond)
	i.ReportedAt, i.SpokeUpAt = i.Occurred.From.Add(time.Hour), i.Occurred.From.Add(2*time.Hour)
	i.Category, i.Severity, i.Setting, i.ReportSource, i.CaseStatus = 18, 5, 12, 10, 14
	i.SeverityTest, i.Forms, i.Acts, i.Exemplary, i.ClosedTrial = "harm>=61", 15, "abđ", true, true
	i.Located, i.Point, i.Quality, i.UncertainM, i.Household = true, orb.Point{105.60000000000001, 21.309999999999999}, 3, 12.5, "h:5f"
	i.AreaRecord = math.MaxInt32
	i.Victims = []geo.Victim{
		{Group: 1, Age: 0, Sex: 'f', Assistance: []geo.Assistance{{Kind: 0, Offered: -1, Completed: 0}, {Kind: 11, Offered: geo.MinDay, Completed: geo.MinDay}}},
		{Group: 0, Age: -1},
		{Group: 3, Age: 17, Sex: 'm', Assistance: []geo.Assistance{{Kind: 5, Offered: 19900, Completed: geo.MinDay}, {Kind: 9, Offered: geo.MinDay, Completed: 11000}}},
	}
	return i
}

// TestEveryFieldSurvivesTheImport reads back with SQL what the hand-written
// binary COPY sent, on both sides of 1970, 2000 and the outermost partitions.
func TestEveryFieldSurvivesTheImport(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.outlines("2022", geo.Commune, square("00001", 105, 21, 1), square("00002", 106, 21, 1))
	b.outlines("2025", geo.Commune, square("00001", 105, 21, 2))
	first, in2022 := b.units("2022")
	second, in2025 := b.units("2025")
	full := fullIncident()
	full.Units = []geo.Placed{{Edition: first, Unit: in2022["00001"]}, {Edition: second, Unit: in2025["00001"]}}
	bare := incident("", "bare")
	bare.Occurred.Minute, bare.AreaRecord, bare.Category, bare.Severity, bare.Setting, bare.ReportSource, bare.CaseStatus = geo.NoMinute, 0, 0, 0, 0, 0, 0
	stated := incident("stated", "stated")
	stated.Quality = geo.QualityCommuneOnly
	stated.Units = []geo.Placed{{Edition: first, Unit: in2022["00002"], Basis: geo.ByStatement}, {Edition: second, Unit: 0, Basis: geo.BySuccession}}
	rows := []geo.Incident{full, bare, stated}
	for n, day := range []geo.Day{geo.MinDay, geo.DayOf(1905, 2, 28), -1, 0, geo.DayOf(1999, 12, 31), geo.DayOf(2000, 1, 1), geo.DayOf(2000, 2, 29), geo.DayOf(2039, 12, 31), geo.DayOf(2045, 6, 1)} {
		far := incident(name("far", n), name("far", n))
		from := day.Time().Add(-7*time.Hour - time.Microsecond)
		far.Occurred = geo.Occurrence{On: day, Until: day, Minute: 0, From: from, To: from}
		far.Victims = []geo.Victim{{Group: 4, Age: -1}}
		rows = append(rows, far)
	}
	batch := b.add(file("full.csv"), rows...)
	for _, want := range rows {
		want.Row = 0
		if diff := cmp.Diff(normal(want), normal(readBack(b, want.ID))); diff != "" {
			t.Errorf("%s (-sent +stored):\n%s", want.ExternalID, diff)
		}
	}
	want := geo.BatchCounts{Read: 12, Stored: 12, Unlocated: 10}
	if batch.Counts != want {
		t.Errorf("counts %+v, want %+v", batch.Counts, want)
	}
	if mask := one[int16](b, "SELECT victim_groups FROM incident WHERE id = $1", full.ID); uint16(mask) != full.GroupMask() {
		t.Errorf("victim groups %b, want %b", mask, full.GroupMask())
	}
	for partition, n := range map[string]int{"incident_until_1999": 5, "incident_2000": 2, "incident_2039": 1, "incident_from_2040": 1} {
		if got := one[int](b, "SELECT count(*) FROM "+partition); got != n {
			t.Errorf("%s holds %d rows, want %d", partition, got, n)
		}
	}
	if null := one[bool](b, "SELECT external_id IS NULL AND reported_at IS NULL AND location IS NULL AND uncertainty_m IS NULL AND household IS NULL AND acts IS NULL AND severity_test IS NULL AND spoke_up_at IS NULL AND occurred_minute IS NULL FROM incident WHERE id = $1", bare.ID); !null {
		t.Error("what is not known must be null")
	}
}

// normal makes empty and missing lists equal.
func normal(i geo.Incident) geo.Incident {
	if len(i.Units) == 0 {
		i.Units = nil
	}
	if len(i.Victims) == 0 {
		i.Victims = nil
	}
	i.Victims = slices.Clone(i.Victims)
	return i
}

// Many rows go through the pipe in pieces whose borders fall anywhere.
func TestManyRowsInManyWrites(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := b.begin(file("many.csv"))
	const chunks, each = 25, 100
	for c := range chunks {
		var rows []geo.Incident
		for r := range each {
			i := fullIncident()
			i.ID, i.ExternalID, i.Key, i.Row = uuid.Must(uuid.NewV7()), name("m", c*each+r), hashOf(name("m", c*each+r)), int64(c*each+r+1)
			rows = append(rows, i)
		}
		b.must(w.Write(b.ctx, rows, nil))
		for i := range rows { // the writer must have kept nothing of it
			rows[i] = geo.Incident{}
		}
	}
	batch, err := w.Commit(b.ctx, geo.BatchCounts{Read: chunks * each}, nil)
	b.must(err)
	if batch.Counts.Stored != chunks*each {
		t.Errorf("stored %d", batch.Counts.Stored)
	}
	if n := one[int](b, "SELECT count(DISTINCT external_id) FROM incident"); n != chunks*each {
		t.Errorf("%d different incidents, want %d", n, chunks*each)
	}
	if n := one[int](b, "SELECT count(*) FROM assistance"); n != 4*chunks*each {
		t.Errorf("%d services, want %d", n, 4*chunks*each)
	}
}
