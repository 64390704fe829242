package ingest

import (
	"fmt"
	"strings"
	"testing"
)

func TestRadii(t *testing.T) {
	t.Parallel()
	s := province()
	const file = "external_id,occurred_at,category,lon,lat,location_quality,uncertainty_m,commune_name\n" +
		"a,2024-05-01,injury,105.31,21.21,,,\n" +
		"b,2024-05-01,injury,105.31,21.21,address,,\n" +
		"c,2024-05-01,injury,105.31,21.21,hamlet,,\n" +
		"d,2024-05-01,injury,105.31,21.21,commune_only,,\n" +
		"e,2024-05-01,injury,,,,,Xã Sơn Xuân\n" +
		"f,2025-09-01,injury,105.31,21.21,commune_only,,\n" +
		"g,2024-05-01,injury,105.31,21.21,,40,\n" +
		"h,2024-05-01,injury,,,,1200,Xã Sơn Xuân\n" +
		"i,2024-05-01,injury,,,,,\n" +
		"j,2024-05-01,injury,1.5,1.5,commune_only,,\n"
	o := options(t, file, "")
	o.Now = testNow.AddDate(2, 0, 0)
	if _, err := Import(t.Context(), s, o); err != nil {
		t.Fatal(err)
	}
	var got []float64
	for _, r := range s.stored("test") {
		got = append(got, r.UncertainM)
	}
	// √(10.3/π) km for a commune of the old edition, √(41.2/π) for one of the new.
	if want := []float64{15, 100, 500, 1810, 1810, 3620, 40, 1200, 0, 0}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// A row is the same with the radius that it has anyway, as an export writes it.
func TestUsualRadiusIsNoContent(t *testing.T) {
	t.Parallel()
	s := province()
	const header, point, named = "occurred_at,category,lon,lat,location_quality,commune_name,uncertainty_m\n", "2024-05-01,injury,105.31,21.21,gps,,", "2024-05-01,injury,,,,Xã Sơn Xuân,"
	if _, err := Import(t.Context(), s, options(t, header+point+"\n"+named+"\n", "")); err != nil {
		t.Fatal(err)
	}
	b, err := Import(t.Context(), s, options(t, header+point+"15\n"+named+"1810\n", ""))
	if err != nil || b.Counts.Duplicates != 2 {
		t.Errorf("%+v %v", b.Counts, err)
	}
	b, err = Import(t.Context(), s, options(t, header+point+"16\n"+named+"1800\n", ""))
	if err != nil || b.Counts.Stored != 2 {
		t.Errorf("%+v %v", b.Counts, err)
	}
}

func TestGeocoderFallbacks(t *testing.T) {
	t.Parallel()
	const centre, shared = "centre of a commune", "share 1 coordinates"
	spread := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "105.%06d,21.%06d,\n", 300001+i*2311, 200001+i*1709%300000)
		}
		return b.String()
	}
	same := func(n int, point string) string { return strings.Repeat(point+",\n", n) }
	for name, tt := range map[string]struct {
		points string
		want   string
	}{
		"spread":                     {spread(100), ""},
		"shared by few":              {spread(100) + same(20, "105.411111,21.311111"), ""},
		"shared by many":             {spread(100) + same(25, "105.411111,21.311111"), shared},
		"many, but of far more":      {strings.Repeat(spread(100), 6) + same(25, "105.411111,21.311111"), ""},
		"called commune only":        {spread(100) + strings.Repeat("105.411111,21.311111,commune_only\n", 50), ""},
		"at the centre":              {spread(10) + same(3, "105.315,21.215"), centre},
		"at the centre, rounded":     {spread(10) + same(3, "105.315004,21.214997"), centre},
		"at the centre, but said so": {spread(10) + strings.Repeat("105.315,21.215,commune_only\n", 5), ""},
		"near the centre":            {spread(10) + same(5, "105.3151,21.215"), ""},
		"at the new commune's":       {spread(10) + same(4, "105.33,21.23"), centre},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := province()
			b, err := Import(t.Context(), s, options(t, "external_id,occurred_at,category,lon,lat,location_quality\n"+numbered("2024-05-01,injury,", tt.points), ""))
			if err != nil {
				t.Fatal(err)
			}
			text := strings.Join(b.Warnings, "\n")
			for _, about := range []string{centre, shared} {
				if strings.Contains(text, about) != (about == tt.want) {
					t.Errorf("warnings %q, want %q", text, tt.want)
				}
			}
			if strings.Contains(text, "105.") {
				t.Errorf("a coordinate is told: %s", text)
			}
		})
	}
}

// numbered puts an identifier and a prefix before each line.
func numbered(prefix, lines string) string {
	var b strings.Builder
	for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		fmt.Fprintf(&b, "%d,%s%s\n", i, prefix, line)
	}
	return b.String()
}
