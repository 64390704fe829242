package sheet_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

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
