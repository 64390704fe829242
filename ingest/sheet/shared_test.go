package sheet_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/fixtures"
	"github.com/antoan-vn/antoan/ingest/sheet"
)

// sharedData finds the directory of the real data, which are not part of the
// project.
func sharedData(t testing.TB) string {
	t.Helper()
	root := os.Getenv("ANTOAN_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	dir := filepath.Join(root, "data")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("the real data are not here (%s); set ANTOAN_SHARED to their directory", dir)
	}
	return dir
}

// Files that machines wrote: the header is row 1, at once, and nothing is skipped.
func TestRealTables(t *testing.T) {
	t.Parallel()
	dir := sharedData(t)
	for name, want := range map[string]struct {
		columns int
		rows    int64
	}{
		"london_crime_2018H1.csv.gz": {8, 396_369}, "chicago_crime_50000_chigcrim.csv.gz": {19, 50_000}, "vn_gso_units_history_2019_2025.csv.gz": {9, 201_288},
		"vn_overlay_2009polygons_x_2025_derived.csv.gz": {4, 24_850}, "vn_succession_2025.csv.gz": {12, 10_604}, "vn_units_2025_3321.csv.gz": {14, 3321},
		"vn_units_2025_bando_raw.csv.gz": {15, 3321}, "vn_units_pre2025_gso_raw_10035.csv.gz": {8, 10_035}, "vn_provinces_2025_bando_raw.csv": {10, 34},
		"vn_vinhphuc_crosswalk_2022_2025.csv": {7, 136},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			content, err := os.ReadFile(filepath.Join(dir, name))
			must(t, err)
			f := open(t, content, sheet.Options{Name: name})
			found, err := f.Find()
			must(t, err)
			if len(found.Tables) != 1 {
				t.Fatalf("%+v", found)
			}
			r, err := f.Read(found.Tables[0])
			must(t, err)
			defer r.Close()
			for err == nil {
				_, err = r.Next()
			}
			s := r.Summary()
			if !slices.Equal(found.Tables[0].HeaderRows, []int64{1}) || len(found.Tables[0].Columns) != want.columns ||
				s.Data != want.rows || s.Skipped != 0 || s.Ragged != 0 || s.Dittos != 0 || s.Beyond != 0 {
				t.Errorf("header %v, %d columns, %+v", found.Tables[0].HeaderRows, len(found.Tables[0].Columns), s)
			}
		})
	}
}

// The demo's own files, too.
func TestDemoTables(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	must(t, fixtures.WriteDemo(dir))
	paths, err := filepath.Glob(filepath.Join(dir, "*.csv*"))
	must(t, err)
	if len(paths) < 5 {
		t.Fatalf("%d tables", len(paths))
	}
	for _, path := range paths {
		content, err := os.ReadFile(path)
		must(t, err)
		all, ok := readAll(t, open(t, content, sheet.Options{}))
		if !ok || !slices.Equal(all.table.HeaderRows, []int64{1}) || all.summary.Skipped+all.summary.Ragged+all.summary.Dittos != 0 {
			t.Errorf("%s: %v %+v", filepath.Base(path), all.table.HeaderRows, all.summary)
		}
	}
}

// Tables of few rows and odd values are tables still.
func TestSmallTables(t *testing.T) {
	t.Parallel()
	for text, data := range map[string]int64{
		"a,b\n1,2\n3,4\n": 2, "a,b\n1,2": 1, "a,a\n1,2": 1, "a\n1\n": 1, "a\nx\ny\n": 2, "occurred_at,category\n": 0, "a,b\n\n,\n \n1,2\n": 1,
		"occurred_at,category\n2024-05-01,injury\n": 1, "code,total,women,children\n01,\"30,509\",15.000,\n04,,,\n05,đang cập nhật,,\n": 3,
		"from_code,to_code,relation,share\n1,a,whole,1\n2,a,FULL,\n3,a,part,\"0,25\"\n": 3, "old,new\n1,2\n": 1, "id,code,lon,lat\n1,2,3,4\n": 1,
		"edition,level,code,from,to,period,state,submitted_at\ne,,1,,,2024-01,missing,\n": 1, "phone,name\n\"a\",b\n": 1, "a,b,c\nx,,\ny,,\n": 2,
	} {
		all, ok := readAll(t, open(t, []byte(text), sheet.Options{}))
		if !ok || !slices.Equal(all.table.HeaderRows, []int64{1}) || all.summary.Data != data || all.summary.Skipped != all.summary.Reasons[sheet.BlankRow] {
			t.Errorf("%s%v %v %+v", strings.ReplaceAll(text, "\n", "⏎"), ok, all.table.HeaderRows, all.summary)
		}
	}
}
