package ingest

import (
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/paulmach/orb"
	"go.uber.org/goleak"

	"github.com/antoan-vn/antoan/geo"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func stringFile(s string) io.ReadSeeker { return strings.NewReader(s) }

func TestImportAccountsForEveryRow(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	testPlaces(s)
	const file = "external_id,occurred_at,time,category,lon,lat,edition,commune,phone\n" +
		"a,2024-05-01,23:30,injury,105.5,21.5,,,1\n" + // stored
		"a,2024-05-01,23:30,injury,105.5,21.5,,,2\n" + // duplicate: the phone is not read
		"a,2024-05-01,23:30,threat,105.5,21.5,,,3\n" + // other content
		",,,,,,,,\n" + // blank
		"\n" + // blank
		"b,2024-05,,injury,,,2022-07,02,\n" + // commune only, whole
		"c,2024,,injury,,,2022-07,03,\n" + // commune only, split
		"d,2024-05-02,,injury,1,1,,,\n" + // outside
		"e,2024-06-16,,injury,105.5,21.5,,,\n" + // future
		"f,1899-12-31,,injury,105.5,21.5,,,\n" +
		"g,2024-05-02,,burglary,105.5,21.5,,,\n" +
		"h,2024-05-02,,injury,east,21.5,,,\n" +
		"i,2024-05-02,,injury,,,2022-07,99,\n" +
		"j,2024-05-02,injury\n" + // too few cells
		",2024-05-02,,injury,107.5,21.5,,,\n" + // without id, twice: two incidents
		",2024-05-02,,injury,107.5,21.5,,,\n"
	b, err := Import(t.Context(), s, options(t, file, ""))
	if err != nil {
		t.Fatal(err)
	}
	want := geo.BatchCounts{Read: 16, Stored: 6, Duplicates: 1, Skipped: 2, Rejected: 7, Unlocated: 1}
	if b.Counts != want {
		t.Errorf("counts %+v, want %+v", b.Counts, want)
	}
	checkAccount(t, b.Counts)
	var codes []string
	for _, r := range s.rejects {
		codes = append(codes, fmt.Sprintf("%d:%d:%s:%s", r.Row, r.Line, r.Column, r.Code))
	}
	wantCodes := []string{"3:4:external_id:id_with_other_content", "9:10:occurred_at:in_the_future", "10:11:occurred_at:before_1900",
		"11:12:category:unknown_category", "12:13:lon:bad_coordinate", "13:14:commune:unknown_commune", "14:15::wrong_number_of_cells"}
	if d := cmp.Diff(wantCodes, codes); d != "" {
		t.Error(d)
	}
	if !strings.Contains(s.rejects[0].Message, "row 1 ") || s.rejects[0].Fields["category"] != "threat" {
		t.Errorf("reject %+v", s.rejects[0])
	}
	if !slices.ContainsFunc(b.Warnings, func(w string) bool { return strings.Contains(w, `"phone"`) }) {
		t.Errorf("no warning of the column phone: %q", b.Warnings)
	}
	checkStored(t, s.stored("test"))
}

func checkStored(t *testing.T, rows []geo.Incident) {
	t.Helper()
	placed := map[string][]geo.Placed{}
	for _, r := range rows {
		placed[fmt.Sprintf("%s/%d", r.ExternalID, r.Row)] = r.Units
	}
	want := map[string][]geo.Placed{
		"a/1": {{Edition: 1, Unit: 11}, {Edition: 2, Unit: 21}},
		"b/6": {{Edition: 1, Unit: 12, Basis: geo.ByStatement}, {Edition: 2, Unit: 21, Basis: geo.BySuccession}},
		"c/7": {{Edition: 1, Unit: 13, Basis: geo.ByStatement}, {Edition: 2, Unit: 0, Basis: geo.BySuccession}},
		"d/8": {},
		"/15": {{Edition: 1, Unit: 13}, {Edition: 2, Unit: 22}},
		"/16": {{Edition: 1, Unit: 13}, {Edition: 2, Unit: 22}},
	}
	if d := cmp.Diff(want, placed, cmp.Comparer(func(a, b []geo.Placed) bool { return slices.Equal(a, b) })); d != "" {
		t.Error(d)
	}
	a, b, c, d := rows[0], rows[1], rows[2], rows[3]
	zone := time.FixedZone("", 7*3600)
	if a.Occurred.Minute != 23*60+30 || !a.Occurred.From.Equal(time.Date(2024, 5, 1, 23, 30, 0, 0, zone)) || !a.Occurred.To.Equal(a.Occurred.From) {
		t.Errorf("occurrence of a: %+v", a.Occurred)
	}
	if b.Occurred.On != geo.DayOf(2024, 5, 1) || b.Occurred.Until != geo.DayOf(2024, 5, 31) || b.Occurred.Minute != geo.NoMinute ||
		!b.Occurred.To.Equal(time.Date(2024, 6, 1, 0, 0, 0, 0, zone)) {
		t.Errorf("occurrence of b: %+v", b.Occurred)
	}
	if a.Quality != geo.QualityGPS || b.Quality != geo.QualityCommuneOnly || d.Quality != geo.QualityGPS || !d.Located {
		t.Errorf("qualities %d %d %d", a.Quality, b.Quality, d.Quality)
	}
	// a and b lie in days of the new edition; c starts in 2024, too, but its new unit is not known.
	if a.AreaRecord != 25 || b.AreaRecord != 25 || c.AreaRecord != 27 || d.AreaRecord != 0 {
		t.Errorf("areas of record %d %d %d %d", a.AreaRecord, b.AreaRecord, c.AreaRecord, d.AreaRecord)
	}
	for i := 1; i < len(rows); i++ {
		if rows[i].ID.String() <= rows[i-1].ID.String() || rows[i].ID.Version() != 7 {
			t.Errorf("ids do not ascend: %s after %s", rows[i].ID, rows[i-1].ID)
		}
	}
}

func TestImportTwice(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	const first = "external_id,occurred_at,category\na,2024-05-01,injury\n,2024-05-01,injury\n,2024-05-01,injury\n"
	b1, err := Import(t.Context(), s, options(t, first, ""))
	if err != nil {
		t.Fatal(err)
	}
	b2, err := Import(t.Context(), s, options(t, first, ""))
	if err != nil || b2.ID != b1.ID || len(s.batches) != 1 {
		t.Errorf("the same file again: batch %s, want %s; %v", b2.ID, b1.ID, err)
	}
	if text := string(s.understood); !strings.Contains(text, `"field":"category"`) || strings.Contains(text, "injury") {
		t.Errorf("what was understood is not kept, or holds a cell: %s", text)
	}
	const second = first + "a2,2024-05-01,threat\n,2024-05-01,injury\n"
	b3, err := Import(t.Context(), s, options(t, strings.Replace(second, "a,2024-05-01", "a,2024-05-02", 1), ""))
	want := geo.BatchCounts{Read: 5, Stored: 2, Corrected: 1, Duplicates: 2, Unlocated: 3}
	if err != nil || b3.Counts != want {
		t.Errorf("grown file: %+v, want %+v; %v", b3.Counts, want, err)
	}
}

func TestImportDryRun(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	o := options(t, "occurred_at,category\n2024-05-01,injury\n", "")
	o.DryRun = true
	b, err := Import(t.Context(), s, o)
	if err != nil || b.State != geo.BatchDryRun || b.Counts.Stored != 1 || len(s.batches) != 0 || len(s.incidents) != 0 {
		t.Errorf("dry run: %+v, %d batches, %v", b, len(s.batches), err)
	}
}

func TestImportStoreFails(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	s.failAt = 3
	_, err := Import(t.Context(), s, options(t, manyRows(20_000), ""))
	if !errors.Is(err, errDiskFull) || s.rolledBack != 1 || len(s.incidents) != 0 {
		t.Errorf("error %v, %d rollbacks, %d sources", err, s.rolledBack, len(s.incidents))
	}
}

func TestImportCancelled(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	ctx, cancel := context.WithCancel(t.Context())
	o := options(t, manyRows(50_000), "")
	o.Progress = func(_, _, rows int64) {
		if rows >= 4000 {
			cancel()
		}
	}
	if _, err := Import(ctx, s, o); !errors.Is(err, context.Canceled) || s.rolledBack != 1 || len(s.incidents) != 0 {
		t.Errorf("error %v, %d rollbacks", err, s.rolledBack)
	}
}

func TestImportKeepsOrderAcrossChunks(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	o := options(t, manyRows(25_000), "")
	var last int64
	o.Progress = func(done, total, rows int64) {
		if rows < last || done > total {
			t.Errorf("progress goes from %d to %d rows, %d of %d bytes", last, rows, done, total)
		}
		last = rows
	}
	b, err := Import(t.Context(), s, o)
	if err != nil || b.Counts.Stored != 25_000 || last != 25_000 {
		t.Fatalf("%+v, %v, progress %d", b.Counts, err, last)
	}
	for i, r := range s.stored("test") {
		if r.ExternalID != fmt.Sprintf("id-%07d", i) || r.Row != int64(i+1) {
			t.Fatalf("place %d holds %s of row %d", i, r.ExternalID, r.Row)
		}
	}
}

func manyRows(n int) string {
	var b strings.Builder
	b.WriteString("external_id,occurred_at,category,lon,lat\n")
	for i := range n {
		fmt.Fprintf(&b, "id-%07d,2023-%02d-%02d,injury,105.%04d,21.%04d\n", i, i%12+1, i%28+1, i%10000, i*7%10000)
	}
	return b.String()
}

func TestImportGeoJSON(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	testPlaces(s)
	const file = `{"type":"FeatureCollection","features":[
{"type":"Feature","id":"f1","geometry":{"type":"Point","coordinates":[105.5,21.5]},"properties":{"when":"2024-05-01T08:00:00Z","category":"injury","forms":["physical","sexual"],"exemplary":true}},
{"type":"Feature","id":2,"geometry":null,"properties":{"when":"2024-05-01","category":"injury","edition":"2022-07","commune":"01"}},
{"type":"Feature","properties":{"when":"2024-05-01","category":"injury"},"geometry":{"type":"LineString","coordinates":[[1,2],[3,4]]}}
]}`
	o := options(t, file, "id=external_id,when=occurred_at")
	o.FileName = "x.geojson"
	b, err := Import(t.Context(), s, o)
	if err != nil {
		t.Fatal(err)
	}
	if want := (geo.BatchCounts{Read: 3, Stored: 2, Rejected: 1}); b.Counts != want {
		t.Errorf("counts %+v, want %+v; %+v", b.Counts, want, s.rejects)
	}
	rows := s.stored("test")
	if rows[0].Point != (orb.Point{105.5, 21.5}) || rows[0].ExternalID != "f1" || rows[0].Forms != 0b101 || !rows[0].Exemplary || rows[0].Occurred.Minute != 15*60 {
		t.Errorf("first row %+v", rows[0])
	}
	if rows[1].ExternalID != "2" || rows[1].Located || len(rows[1].Units) != 2 {
		t.Errorf("second row %+v", rows[1])
	}
}

func TestImportPathErrors(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "empty.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, path := range map[string]string{"there is no such file": filepath.Join(dir, "absent.csv"), "directory": dir, "empty": filepath.Join(dir, "empty.csv")} {
		s := newMemStore()
		_, err := Import(t.Context(), s, Options{Path: path, Source: "x"})
		var file *FileError
		if !errors.As(err, &file) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestImportOptions(t *testing.T) {
	t.Parallel()
	for field, change := range map[string]func(*Options){
		"source":   func(o *Options) { o.Source = " " },
		"timezone": func(o *Options) { o.TimeZone = "Mars/Olympus" },
		"file":     func(o *Options) { o.File = nil },
	} {
		o := options(t, "occurred_at\n2024\n", "")
		change(&o)
		_, err := Import(t.Context(), newMemStore(), o)
		var invalid *geo.InvalidError
		if !errors.As(err, &invalid) || invalid.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

func TestWarnings(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ rows, want string }{
		"swapped":          {"2024-05-01,injury,21.4,105.5\n", "stand in each other's column"},
		"swapped nowhere":  {"2024-05-01,injury,51.5,105.5\n", "latitude beyond 90"},
		"metres":           {"2024-05-01,injury,562050.974,2357390.45\n", "metres"},
		"metres elsewhere": {"2024-05-01,injury,530000,180000\n", "--crs"},
		"far":              {"2024-05-01,injury,2.35,48.85\n", "far from every edition"},
		"zero":             {"2024-05-01,injury,0,0.0\n", "0, 0"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newMemStore()
			testPlaces(s)
			b, err := Import(t.Context(), s, options(t, "occurred_at,category,lon,lat\n"+strings.Repeat(tt.rows, 5), ""))
			text := strings.Join(b.Warnings, "\n")
			var file *FileError
			if errors.As(err, &file) {
				text = file.Reason
				if s.rolledBack != 1 {
					t.Error("not rolled back")
				}
			} else if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(text, tt.want) {
				t.Errorf("%q does not say %q", text, tt.want)
			}
		})
	}
}

func TestHeaderAloneIsWarnedOf(t *testing.T) {
	t.Parallel()
	b, err := Import(t.Context(), newMemStore(), options(t, "Mã vụ việc,Ngày xảy ra,Tội danh\n", ""))
	if err != nil || b.Counts.Read != 0 || !strings.Contains(strings.Join(b.Warnings, "\n"), "no rows") || strings.Contains(strings.Join(b.Warnings, "\n"), "running numbers") {
		t.Errorf("%+v, %v", b, err)
	}
}

func TestSwappedInRangeIsWarnedOf(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	s.editions = []geo.EditionUnits{{Edition: geo.Edition{ID: 1, Code: "l", ValidTo: geo.MaxDay}, Level: geo.Commune,
		Units: []geo.Unit{{ID: 1, Code: "1", Outline: square(0, 51)}}}}
	b, err := Import(t.Context(), s, options(t, "occurred_at,category,lon,lat\n2024,injury,51.5,0.5\n2024,injury,51.6,0.5\n", ""))
	if err != nil || b.Counts.Stored != 2 || b.Counts.Unlocated != 2 || !strings.Contains(strings.Join(b.Warnings, "\n"), "exchanged") {
		t.Errorf("%+v, %v", b, err)
	}
}

func TestMessagesHoldNoValues(t *testing.T) {
	t.Parallel()
	s := newMemStore()
	testPlaces(s)
	const secret = "s3cr3t"
	var rows strings.Builder
	rows.WriteString("external_id,occurred_at,occurred_until,time,reported_at,category,severity,victim_group,victim_age,victim_sex,forms,acts,lon,lat,uncertainty_m,edition,commune,exemplary,assistance\n")
	valid := strings.Split("x,2024-05-01,,,,injury,,,,,,,105.5,21.5,,,,,", ",")
	for i := range valid {
		if i == 0 {
			continue
		}
		row := slices.Clone(valid)
		row[i] = secret
		if i == 15 {
			row[16] = "01"
		}
		if i == 16 {
			row[15] = "2022-07"
		}
		fmt.Fprintln(&rows, strings.Join(row, ","))
	}
	b, err := Import(t.Context(), s, options(t, rows.String(), ""))
	if err != nil || b.Counts.Rejected != int64(len(valid)-1) {
		t.Fatalf("%+v, %v", b.Counts, err)
	}
	seen := map[string]bool{}
	for _, r := range s.rejects {
		seen[r.Column] = true
		if strings.Contains(r.Message, secret) || r.Fields[r.Column] != secret || r.Message == "" || r.Code == "" {
			t.Errorf("reject %+v", r)
		}
	}
	if len(seen) != len(valid)-1 {
		t.Errorf("columns at fault: %v", slices.Sorted(maps.Keys(seen)))
	}
}
