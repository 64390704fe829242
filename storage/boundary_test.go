package storage_test

import (
	"encoding/json"
	"errors"
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

func box(code string, x, y, w, h float64) geo.Outline {
	o := square(code, x, y, 1)
	o.Shape = orb.MultiPolygon{{{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}, {x, y}}}}
	return o
}

// frame is four units around a hole of 0.1 by 0.1 degrees at 105.1, 21.1.
func frame() []geo.Outline {
	return []geo.Outline{box("S", 105, 21, .3, .1), box("N", 105, 21.2, .3, .1), box("W", 105, 21.1, .1, .1), box("E", 105.2, 21.1, .1, .1)}
}

func TestReportOfASoundFile(t *testing.T) {
	t.Parallel()
	b := setup(t)
	rows := append(frame(), box("O", 105.29, 21, .01, .1), square("Far", 110, 10, .1))
	rows[0].StatedKm2 = 1000
	rows[1].StatedKm2 = 345
	rows[2].Parent = "250"
	rows[3].Name = ""
	rows[4].Population = 1234
	spec := edition("2022", geo.Commune)
	spec.Edition.Source, spec.Edition.Licence = "survey", "CC0"
	spec.Population, spec.PopulationYear = "dan_so", 2021
	r, err := b.ImportUnits(b.ctx, spec, &shapes{rows: rows})
	b.must(err)
	if r.Units != 6 || len(r.Invalid)+len(r.Duplicates)+r.Mended != 0 || r.CodeField != "ma" || r.MinKm2 != geo.DefaultMinKm2 {
		t.Errorf("report %+v", r)
	}
	const km2 = 114.9 // of 0.1 by 0.1 degrees at 21 north, to one percent
	near := func(got, want float64) bool { return math.Abs(got-want) < 0.02*want }
	if len(r.Overlaps) != 1 || r.Overlaps[0].A+r.Overlaps[0].B != "SO" || !near(r.Overlaps[0].Km2, km2/10) {
		t.Errorf("overlaps %+v", r.Overlaps)
	}
	if len(r.Gaps) != 1 || !near(r.Gaps[0].Km2, km2) || math.Abs(r.Gaps[0].At[0]-105.15) > .05 || math.Abs(r.Gaps[0].At[1]-21.15) > .05 {
		t.Errorf("gaps %+v", r.Gaps)
	}
	if !cmp.Equal(r.Alone, []string{"Far"}) || !cmp.Equal(r.NoParent, []string{"W"}) {
		t.Errorf("alone %v, without parent %v", r.Alone, r.NoParent)
	}
	if len(r.Areas) != 1 || r.Areas[0].Code != "S" || r.Areas[0].StatedKm2 != 1000 || !near(r.Areas[0].MeasuredKm2, 3*km2) {
		t.Errorf("stated areas %+v", r.Areas)
	}
	if len(r.Warnings) != 1 || !near(r.AreaKm2, (8+.1)*km2+123) {
		t.Errorf("warnings %v, area %f", r.Warnings, r.AreaKm2)
	}
	units, err := b.Units(b.ctx, "2022")
	b.must(err)
	var codes []string
	for _, u := range units {
		codes = append(codes, u.Code)
		if u.Outline[0][0].Orientation() != orb.CCW || !u.Outline.Bound().Contains(u.Label) || u.Area != 26 {
			t.Errorf("unit %+v", u)
		}
	}
	if !cmp.Equal(codes, []string{"E", "Far", "N", "O", "S", "W"}) {
		t.Errorf("codes %v", codes)
	}
	if p := units[3].PeopleBy; len(p) != 1 || p[0] != (geo.Population{Year: 2021, Total: 1234, Women: -1, Children: -1}) {
		t.Errorf("population %+v", p)
	}
	editions, err := b.Editions(b.ctx)
	b.must(err)
	want := spec.Edition
	want.ID = editions[0].ID
	if diff := cmp.Diff([]geo.Edition{want}, editions); diff != "" {
		t.Error(diff)
	}
	// The parents of communes may come later; then nobody is an orphan.
	if r := b.outlines("2022", geo.District, square("250", 105, 21, .3)); len(r.NoParent) != 0 {
		t.Errorf("districts without parent: %v", r.NoParent)
	}
	_, err = b.Units(b.ctx, "1999")
	b.is(err, geo.ErrNotFound)
}

func bowtie(code string) geo.Outline {
	o := square(code, 105, 21, 1)
	o.Shape = orb.MultiPolygon{{{{105, 21}, {106, 22}, {106, 21}, {105, 22}, {105, 21}}}}
	return o
}

// flat encloses nothing at all.
func flat(code string) geo.Outline {
	o := square(code, 105, 21, 1)
	o.Shape = orb.MultiPolygon{{{{105, 21}, {106, 22}, {107, 23}, {105, 21}}}}
	return o
}

func TestFilesThatAreRefused(t *testing.T) {
	t.Parallel()
	b := setup(t)
	read := errors.New("feature 2 cannot be read")
	for name, test := range map[string]struct {
		rows  []geo.Outline
		crs   string
		mend  bool
		fail  error
		check func(t *testing.T, err error)
	}{
		"bowtie": {rows: []geo.Outline{square("A", 107, 21, 1), bowtie("B")}, check: func(t *testing.T, err error) {
			r := refused(t, err)
			want := []geo.InvalidShape{{Row: 2, Code: "B", Reason: "Self-intersection", At: orb.Point{105.5, 21.5}}}
			if diff := cmp.Diff(want, r.Invalid); diff != "" || r.Units != 2 {
				t.Error(diff)
			}
		}},
		"duplicate": {rows: []geo.Outline{square("A", 105, 21, 1), square("B", 106, 21, 1), square("A", 107, 21, 1)}, mend: true, check: func(t *testing.T, err error) {
			if d := refused(t, err).Duplicates; !cmp.Equal(d, []geo.DuplicateCode{{Code: "A", Rows: []int64{1, 3}}}) {
				t.Errorf("%+v", d)
			}
		}},
		"nothing to mend": {rows: []geo.Outline{square("A", 107, 21, 1), flat("B")}, mend: true, check: func(t *testing.T, err error) {
			if r := refused(t, err); r.Mended != 0 || len(r.Invalid) != 1 || len(r.Warnings) != 1 {
				t.Errorf("%+v", r)
			}
		}},
		"reader fails": {rows: []geo.Outline{square("A", 107, 21, 1)}, fail: read, check: func(t *testing.T, err error) {
			if !errors.Is(err, read) {
				t.Errorf("error %v, want the reader's", err)
			}
		}},
		"metres":      {rows: []geo.Outline{square("A", 562050, 2357390, 1000)}, check: invalidField("crs")},
		"swapped":     {rows: []geo.Outline{square("A", 21, 105, 1)}, check: invalidField("crs")},
		"no such CRS": {rows: []geo.Outline{square("A", 105, 21, 1)}, crs: "EPSG:1", check: invalidField("crs")},
		"empty":       {check: invalidField("")},
		"no code":     {rows: []geo.Outline{square("", 105, 21, 1)}, check: invalidField("")},
	} {
		t.Run(name, func(t *testing.T) {
			spec := edition("2022", geo.Commune)
			spec.MakeValid = test.mend
			_, err := b.ImportUnits(b.ctx, spec, &shapes{rows: test.rows, crs: test.crs, fail: test.fail})
			if err == nil {
				t.Fatal("the file was stored")
			}
			test.check(t, err)
			if n := one[int](b, "SELECT (SELECT count(*) FROM edition) + (SELECT count(*) FROM unit) + (SELECT count(*) FROM data_change)"); n != 0 {
				t.Errorf("%d rows left behind", n)
			}
		})
	}
	b.outlines("2022", geo.Commune, square("A", 105, 21, 1)) // after all this
}

// refused returns the report of a refusal, which must be fit for JSON.
func refused(t *testing.T, err error) geo.OutlineReport {
	t.Helper()
	var r *geo.RefusedError
	if !errors.As(err, &r) {
		t.Fatalf("error %v, want a refusal with a report", err)
	}
	if _, err := json.Marshal(r.Report); err != nil {
		t.Error(err)
	}
	return r.Report
}

func invalidField(field string) func(*testing.T, error) {
	return func(t *testing.T, err error) {
		t.Helper()
		var invalid *geo.InvalidError
		if !errors.As(err, &invalid) || invalid.Field != field {
			t.Errorf("error %v, want an invalid %q", err, field)
		}
	}
}

func TestMakeValidMends(t *testing.T) {
	t.Parallel()
	b := setup(t)
	spec := edition("2022", geo.Commune)
	spec.MakeValid = true
	r, err := b.ImportUnits(b.ctx, spec, &shapes{rows: []geo.Outline{bowtie("B"), square("A", 107, 21, 1)}})
	b.must(err)
	if r.Mended != 1 || len(r.Invalid) != 1 || r.Invalid[0].Code != "B" {
		t.Errorf("report %+v", r)
	}
	if ok := one[string](b, "SELECT ST_IsValid(geom) || ' ' || ST_NumGeometries(geom) || ' ' || ST_Area(geom) FROM unit WHERE code = 'B'"); ok != "true 2 0.5" {
		t.Errorf("valid, parts, area: %s", ok)
	}
}

func TestEditionsThatDisagree(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.outlines("2022", geo.Commune, square("A", 105, 21, 1))
	_, err := b.ImportUnits(b.ctx, edition("2022", geo.Commune), &shapes{rows: []geo.Outline{square("B", 105, 21, 1)}})
	b.is(err, geo.ErrConflict)
	for _, change := range []func(*geo.Edition){
		func(e *geo.Edition) { e.ValidFrom-- },
		func(e *geo.Edition) { e.ValidTo = e.ValidFrom + 9 },
	} {
		spec := edition("2022", geo.District)
		change(&spec.Edition)
		_, err := b.ImportUnits(b.ctx, spec, &shapes{rows: []geo.Outline{square("D", 105, 21, 1)}})
		b.is(err, geo.ErrConflict)
	}
	b.outlines("2022", geo.District, square("D", 105, 21, 1))
	if codes := one[string](b, "SELECT string_agg(code, '' ORDER BY code) FROM unit"); codes != "AD" {
		t.Errorf("units %s", codes)
	}
	spec := edition("2030", geo.Commune)
	spec.Edition.ValidTo = spec.Edition.ValidFrom - 1
	_, err = b.ImportUnits(b.ctx, spec, &shapes{rows: []geo.Outline{square("A", 105, 21, 1)}})
	var invalid *geo.InvalidError
	if !errors.As(err, &invalid) {
		t.Errorf("an edition that ends before it begins: %v", err)
	}
}
