package ingest

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/vn2000"
	"github.com/antoan-vn/antoan/geo/vn2000/vn2000test"
)

// metreFile writes n incidents of the old edition with X and Y of a system, and
// returns where they are. One row in ten names a commune at random.
func metreFile(n int, epsg, header, format string) (file string, places []orb.Point) {
	rng := rand.New(rand.NewPCG(uint64(n), 5))
	system, _ := vn2000.Find(epsg)
	var b strings.Builder
	b.WriteString("external_id,occurred_at,category,commune_name,district_name," + header + "\n")
	for i := range n {
		x, y := rng.IntN(side), rng.IntN(side)
		p := inside(rng, x, y)
		places = append(places, p)
		if i%10 == 9 {
			x, y = rng.IntN(side), rng.IntN(side)
		}
		en := vn2000test.Project(system, p)
		fmt.Fprintf(&b, "r%d,2024-05-%02d,injury,%s,%s,", i, i%28+1, oldName(x, y), oldDistrict(x))
		fmt.Fprintf(&b, format+"\n", en[1], en[0])
	}
	return b.String(), places
}

// checkPlaces holds what was stored to where it should be, to 1 cm.
func checkPlaces(t *testing.T, s *memStore, want []orb.Point) {
	t.Helper()
	rows := s.stored("test")
	if len(rows) != len(want) {
		t.Fatalf("%d rows stored, want %d; %+v", len(rows), len(want), s.rejects)
	}
	for i, r := range rows {
		if off := 111_195 * math.Hypot(r.Point[0]-want[i][0], r.Point[1]-want[i][1]); !r.Located || off > 0.01 {
			t.Fatalf("row %d is %.3f m off", i+1, off)
		}
	}
}

func TestZonesAreFound(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		n                    int
		epsg, header, format string
	}{
		"105° zone":           {60, "5897", "x,y", "%.3f,%.3f"},
		"104°45′ zone":        {60, "9208", "x,y", "%.3f,%.3f"},
		"UTM 48N":             {60, "3405", "x,y", "%.3f,%.3f"},
		"106° zone":           {60, "9211", "x,y", "%.3f,%.3f"},
		"decimal commas":      {60, "9208", "x,y", "\"%.3[1]f\",\"%.3[2]f\""},
		"columns exchanged":   {60, "9208", "y,x", "%.3f,%.3f"},
		"in lon and lat":      {60, "5897", "lat,lon", "%.3f,%.3f"},
		"lon, lat, exchanged": {60, "5897", "lon,lat", "%.3f,%.3f"},
		"one cell":            {60, "9208", "coordinates", "%.3f; %.3f"},
		"several chunks":      {5000, "9208", "x,y", "%.3f,%.3f"},
		"few rows":            {4, "9208", "x,y", "%.3f,%.3f"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file, want := metreFile(tt.n, tt.epsg, tt.header, tt.format)
			if name == "decimal commas" {
				file = strings.ReplaceAll(file, ".", ",")
			}
			s := province()
			b, err := Import(t.Context(), s, options(t, file, ""))
			if err != nil {
				t.Fatal(err)
			}
			checkPlaces(t, s, want)
			text := strings.Join(b.Warnings, "\n")
			if !strings.Contains(text, "EPSG:"+tt.epsg) {
				t.Errorf("the system is not told: %s", text)
			}
			if told := strings.Contains(text, "exchanged"); told != strings.Contains(name, "exchanged") {
				t.Errorf("warnings %s", text)
			}
			if chunks := int64(tt.n/chunkRows + 1); s.transforms.Load() > chunks+2*20 {
				t.Errorf("%d transformations of %d chunks", s.transforms.Load(), chunks)
			}
		})
	}
}

func TestSystemIsAskedFor(t *testing.T) {
	t.Parallel()
	named, _ := metreFile(60, "5897", "x,y", "%.3f,%.3f")
	nameless := strings.ReplaceAll(named, "commune_name,district_name", "a,b")
	// All in the middle of their communes, where 700 m make no difference.
	var middles strings.Builder
	middles.WriteString("external_id,occurred_at,category,commune_name,x,y\n")
	system, _ := vn2000.Find("5897")
	for i := range side {
		en := vn2000test.Project(system, orb.Point{105.3 + communeWidth*(float64(i)+0.5), 21.2 + communeWidth*(float64(i)+0.5)})
		fmt.Fprintf(&middles, "%d,2024-05-01,injury,%s,%.3f,%.3f\n", i, oldName(i, i), en[1], en[0])
	}
	tests := map[string]struct {
		file string
		want []string
	}{
		"no names":        {nameless, []string{"No row names a commune", "EPSG:5897", "EPSG:3405", "of 60 rows"}},
		"too few rows":    {strings.Join(strings.SplitN(named, "\n", 4)[:3], "\n"), []string{"Of 2 rows", "EPSG:5897 (VN-2000, 3° zone of 105°00′) 2"}},
		"near candidates": {middles.String(), []string{"Of 12 rows", "EPSG:5897 (VN-2000, 3° zone of 105°00′) 12", "EPSG:3405 (VN-2000, UTM zone 48N) 12"}},
		"elsewhere":       {"occurred_at,category,x,y\n2024-05-01,injury,1180000,600000\n", []string{"with no zone of VN-2000 any"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := province()
			_, err := Import(t.Context(), s, options(t, tt.file, ""))
			var file *FileError
			if !errors.As(err, &file) || s.rolledBack != 1 || len(s.stored("test")) > 0 {
				t.Fatalf("%v", err)
			}
			for _, want := range append(tt.want, "--crs EPSG:NUMBER") {
				if !strings.Contains(file.Reason, want) {
					t.Errorf("%q does not say %q", file.Reason, want)
				}
			}
		})
	}
}

// A dry run shows the question beside everything else that was understood.
func TestQuestionInADryRun(t *testing.T) {
	t.Parallel()
	file, _ := metreFile(60, "5897", "x,y", "%.3f,%.3f")
	o := options(t, strings.ReplaceAll(file, "commune_name,district_name", "a,b"), "")
	o.DryRun, o.Sample = true, 5
	a, err := Run(t.Context(), province(), o)
	if err != nil || a.Batch.Counts.Rejected != 60 || !strings.Contains(a.Understood.CRSAsked, "EPSG:5897") || a.Understood.CRS != "WGS84" || a.Rejects[0].Code != "coordinate_out_of_range" {
		t.Errorf("%v: %+v", err, a)
	}
	o = options(t, file, "")
	o.DryRun, o.Sample = true, 5
	a, err = Run(t.Context(), province(), o)
	if err != nil || a.Batch.Counts.Stored != 60 || a.Understood.CRSAsked != "" || !strings.HasPrefix(a.Understood.CRS, "EPSG:5897") || len(a.Understood.CRSNotes) != 1 {
		t.Errorf("%v: %+v", err, a)
	}
}

func TestStatedSystem(t *testing.T) {
	t.Parallel()
	rows := func(epsg, header string) string {
		file, _ := metreFile(60, epsg, header, "%.3f,%.3f")
		return file
	}
	_, want := metreFile(60, "9208", "x,y", "%.3f,%.3f")
	few := "external_id,occurred_at,category,x,y\nr1,2024-05-01,injury,2357509.425,587988.306\nr2,2024-05-01,injury,0,0\nr3,2024-05-01,injury,2357509.425,\nr4,2024-05-01,injury,12,587988\nr5,2024-05-01,injury,99999999,587988\n"
	for name, tt := range map[string]struct {
		file, crs, warning string
		stored             int64
		exact              bool
	}{
		"right":               {rows("9208", "x,y"), "EPSG:9208", "", 60, true},
		"lower case":          {rows("9208", "x,y"), " epsg:9208 ", "", 60, true},
		"exchanged":           {rows("9208", "y,x"), "9208", "exchanged: 60 of 60", 60, true},
		"another fits":        {rows("9208", "x,y"), "EPSG:5897", "undo the batch and import it with the other", 60, false},
		"WGS84 UTM":           {rows("32648", "x,y"), "EPSG:32648", "", 60, true},
		"no names":            {few, "EPSG:9208", "0, 0", 2, false},
		"degrees after all":   {"occurred_at,category,lon,lat\n2024,injury,105.6,21.31\n", "EPSG:9208", "read as WGS84", 1, false},
		"degrees on VN-2000":  {"occurred_at,category,lon,lat\n2024,injury,105.6,21.31\n", "EPSG:4756", "", 1, false},
		"metres, but degrees": {"occurred_at,category,lon,lat\n2024,injury,105.6,21.31\n2024,injury,562050,2357390\n", "EPSG:4326", "", 1, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := province()
			o := options(t, tt.file, "")
			o.CRS = tt.crs
			b, err := Import(t.Context(), s, o)
			if err != nil || b.Counts.Stored != tt.stored {
				t.Fatalf("%+v, %v, %+v", b.Counts, err, s.rejects)
			}
			checkAccount(t, b.Counts)
			if text := strings.Join(b.Warnings, "\n"); !strings.Contains(text, tt.warning) || tt.warning == "" && strings.Contains(text, "--crs") {
				t.Errorf("warnings %s", text)
			}
			if tt.exact {
				checkPlaces(t, s, want)
			}
		})
	}
	o := options(t, few, "")
	o.CRS = "EPSG:27700"
	var invalid *geo.InvalidError
	if _, err := Import(t.Context(), province(), o); !errors.As(err, &invalid) || invalid.Field != "crs" {
		t.Errorf("%v", err)
	}
}

// A GeoJSON file that names its system is read by it, unless a person says another.
func TestSystemOfACollection(t *testing.T) {
	t.Parallel()
	table, want := metreFile(60, "9208", "x,y", "%.3f,%.3f")
	var b strings.Builder
	for _, line := range strings.Split(strings.TrimSpace(table), "\n")[1:] {
		f := strings.Split(line, ",")
		fmt.Fprintf(&b, `,{"type":"Feature","geometry":{"type":"Point","coordinates":[%s,%s]},"properties":{"external_id":%q,"occurred_at":%q,"category":%q}}`, f[6], f[5], f[0], f[1], f[2])
	}
	for name, stated := range map[string]string{"urn:ogc:def:crs:EPSG::9208": "", "EPSG:9208": "", "urn:ogc:def:crs:EPSG:9.5:5897": "EPSG:9208"} {
		s := province()
		o := options(t, `{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"`+name+`"}},"features":[`+b.String()[1:]+`]}`, "")
		o.CRS = stated
		if a, err := Import(t.Context(), s, o); err != nil || a.Counts.Stored != 60 {
			t.Fatalf("%s: %+v, %v, %+v", name, a.Counts, err, s.rejects)
		}
		checkPlaces(t, s, want)
	}
}

// The statement of a system makes another import of the same file.
func TestSystemIsPartOfTheIdentity(t *testing.T) {
	t.Parallel()
	a, b, c := Options{Source: "x"}, Options{Source: "x", CRS: "EPSG:9208"}, Options{Source: "x", CRS: "EPSG:5897"}
	if a.identity("f", "s") == b.identity("f", "s") || b.identity("f", "s") == c.identity("f", "s") {
		t.Error("one identity for two readings")
	}
}

// What the database cannot do ends the import, and nothing is stored.
func TestTransformationFails(t *testing.T) {
	t.Parallel()
	file, _ := metreFile(60, "9208", "x,y", "%.3f,%.3f")
	s := province()
	s.lame = true
	if _, err := Import(t.Context(), s, options(t, file, "")); !errors.Is(err, geo.ErrUnavailable) || s.rolledBack != 1 {
		t.Errorf("%v", err)
	}
	o := options(t, file, "")
	o.CRS = "EPSG:9208"
	if _, err := Import(t.Context(), s, o); !errors.Is(err, geo.ErrUnavailable) || s.rolledBack != 2 {
		t.Errorf("%v", err)
	}
}
