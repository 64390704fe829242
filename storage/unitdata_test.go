package storage_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

func TestPopulationIsStoredAndReplaced(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.outlines("2022", geo.Commune, square("A", 105, 21, 1), square("B", 106, 21, 1))
	row := func(n int64, code string, year int, total, women, children int64) geo.PopulationRow {
		return geo.PopulationRow{Row: n, Edition: "2022", Level: geo.Commune, Code: code, Population: geo.Population{Year: year, Total: total, Women: women, Children: children}}
	}
	n, err := b.ImportPopulation(b.ctx, []geo.PopulationRow{row(1, "A", 2022, 100, 51, 20), row(2, "A", 2019, 90, -1, -1), row(3, "B", 2022, 0, 0, 0)})
	b.must(err)
	if n != 3 {
		t.Errorf("%d rows", n)
	}
	_, err = b.ImportPopulation(b.ctx, []geo.PopulationRow{row(1, "A", 2022, 120, -1, 7)})
	b.must(err)
	units, err := b.Units(b.ctx, "2022")
	b.must(err)
	if want := []geo.Population{{Year: 2019, Total: 90, Women: -1, Children: -1}, {Year: 2022, Total: 120, Women: -1, Children: 7}}; !cmp.Equal(units[0].PeopleBy, want) {
		t.Errorf("%+v, want %+v", units[0].PeopleBy, want)
	}
	for what, bad := range map[string]geo.PopulationRow{
		"unknown code": row(8, "Z", 2022, 1, -1, -1), "year": row(8, "A", 1822, 1, -1, -1), "year too big": row(8, "A", 99999, 1, -1, -1),
		"women above total": row(8, "A", 2022, 1, 2, -1), "negative": row(8, "A", 2022, -4, -1, -1),
		"level": {Row: 8, Edition: "2022", Level: geo.District, Code: "A"},
	} {
		_, err := b.ImportPopulation(b.ctx, []geo.PopulationRow{row(7, "B", 2023, 5, -1, -1), bad})
		var invalid *geo.InvalidError
		if !errors.As(err, &invalid) || !strings.Contains(err.Error(), "row 8") {
			t.Errorf("%s: %v, want an error that names row 8", what, err)
		}
	}
	_, err = b.ImportPopulation(b.ctx, []geo.PopulationRow{{Row: 1, Edition: "1999", Level: geo.Commune, Code: "A", Population: geo.Population{Year: 2022}}})
	b.is(err, geo.ErrNotFound)
	if n := one[int](b, "SELECT count(*) FROM unit_population"); n != 3 {
		t.Errorf("refused files left rows: %d, want 3", n)
	}
}

func TestReportingIsStoredAndReplaced(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.outlines("2022", geo.Commune, square("A", 105, 21, 1))
	_, u := b.units("2022")
	month := geo.Period{From: geo.DayOf(2024, 5, 15), To: geo.DayOf(2024, 6, 14)}
	row := geo.ReportingRow{Row: 1, Edition: "2022", Level: geo.Commune, Code: "A", Period: month, State: 0}
	late := row
	late.State, late.Submitted = 3, time.Date(2024, 7, 1, 0, 0, 0, 0, time.UTC)
	for submitted, r := range map[geo.Day]geo.ReportingRow{geo.MinDay: row, geo.DayOf(2024, 7, 1): late} {
		_, err := b.ImportReporting(b.ctx, []geo.ReportingRow{r})
		b.must(err)
		reports, err := b.Reports(b.ctx)
		b.must(err)
		if !cmp.Equal(reports, []geo.Report{{Unit: u["A"], Period: month, State: r.State, Submitted: submitted}}) {
			t.Errorf("%+v", reports)
		}
	}
	bad := row
	bad.Period.To = bad.Period.From - 1
	_, err := b.ImportReporting(b.ctx, []geo.ReportingRow{bad})
	var invalid *geo.InvalidError
	if !errors.As(err, &invalid) {
		t.Errorf("a period that ends before it begins: %v", err)
	}
}

func TestModelsAreStoredAndReplaced(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.outlines("2022", geo.Commune, square("A", 105, 21, 1))
	row := geo.ModelRow{Row: 1, Edition: "2022", Code: "A", Kind: "safe_house", Name: "Ngôi nhà bình yên", Started: geo.DayOf(2023, 1, 1), Ended: geo.MaxDay, LastMet: geo.MinDay, Capacity: -1}
	full := row
	full.Located, full.Point, full.Ended, full.LastMet, full.Capacity = true, orb.Point{105.25, 21.5}, geo.DayOf(2024, 1, 1), geo.DayOf(2023, 12, 1), 12
	for want, r := range map[string]geo.ModelRow{"null null null null": row, "POINT(105.25 21.5) 2024-01-01 2023-12-01 12": full} {
		_, err := b.ImportModels(b.ctx, []geo.ModelRow{r})
		b.must(err)
		if got := one[string](b, "SELECT concat_ws(' ', coalesce(ST_AsText(location), 'null'), coalesce(ended_on::text, 'null'), coalesce(last_met_on::text, 'null'), coalesce(capacity::text, 'null')) FROM safety_model"); got != want {
			t.Errorf("stored %s, want %s", got, want)
		}
	}
	bad := row
	bad.Ended = bad.Started - 1
	_, err := b.ImportModels(b.ctx, []geo.ModelRow{row, bad})
	var invalid *geo.InvalidError
	if !errors.As(err, &invalid) || !strings.Contains(err.Error(), "row 1") {
		t.Errorf("a model that ends before it begins: %v", err)
	}
}
