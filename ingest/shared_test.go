package ingest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// sharedFile finds a file of the real data, which are not part of the project.
func sharedFile(t testing.TB, name string) string {
	t.Helper()
	root := os.Getenv("ANTOAN_SHARED")
	if root == "" {
		dir, err := os.Getwd()
		if err != nil {
			t.Fatal(err)
		}
		for {
			if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
				root = filepath.Join(dir, "..", "shared")
				break
			}
			if dir == filepath.Dir(dir) {
				t.Fatal("no go.mod above the test")
			}
			dir = filepath.Dir(dir)
		}
	}
	path := filepath.Join(root, "data", name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("the real data are not here (%s); set ANTOAN_SHARED to their directory", path)
	}
	return path
}

func TestRealIncidents(t *testing.T) {
	t.Parallel()
	tests := []struct {
		file, zone, mapping string
		want                geo.BatchCounts
		located             int64
	}{
		{"london_crime_2018H1.csv.gz", "Europe/London", "id=external_id,month=occurred_at,latitude=lat,longitude=lon",
			geo.BatchCounts{Read: 396_369, Stored: 396_369 - 19_083, Duplicates: 19_083, Unlocated: 396_369 - 19_083}, 396_369 - 19_083},
		{"chicago_crime_50000_chigcrim.csv.gz", "America/Chicago", "id=external_id,date=occurred_at,hour=time,latitude=lat,longitude=lon",
			geo.BatchCounts{Read: 50_000, Stored: 50_000, Unlocated: 50_000}, 50_000 - 266},
	}
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			t.Parallel()
			s := newMemStore()
			o := options(t, "", tt.mapping, "category:*=other")
			o.File, o.FileName, o.Path, o.TimeZone = nil, "", sharedFile(t, tt.file), tt.zone
			b, err := Import(t.Context(), s, o)
			if err != nil {
				t.Fatal(err)
			}
			checkAccount(t, b.Counts)
			var located int64
			for _, r := range s.incidents["test"] {
				if r.Located {
					located++
				}
			}
			if b.Counts != tt.want || located != tt.located || b.FileName != tt.file {
				t.Errorf("counts %+v, want %+v; %d with a point, want %d; %s", b.Counts, tt.want, located, tt.located, b.FileName)
			}
		})
	}
}

func TestRealSuccessions(t *testing.T) {
	t.Parallel()
	for file, tt := range map[string]struct {
		columns map[string]string
		rows    int
		whole   int
		wrong   int // rows with a relation of another name, "full_only_in_merges"
	}{
		"vn_vinhphuc_crosswalk_2022_2025.csv": {map[string]string{"from_code": "code_2022_07", "to_code": "code_2025_07"}, 136, 136, 0},
		"vn_succession_2025.csv.gz":           {map[string]string{"from_code": "old_code", "to_code": "new_code"}, 10_599, 9_587, 5},
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			f, err := os.Open(sharedFile(t, file))
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			o := tableOptions()
			o.Columns = tt.columns
			out, err := ReadSuccession(f, o)
			if err != nil {
				t.Fatal(err)
			}
			whole := 0
			for _, r := range out.Rows {
				if r.Whole {
					whole++
				}
			}
			if len(out.Rows) != tt.rows || whole != tt.whole || len(out.Errors) != tt.wrong {
				t.Errorf("%d rows, %d whole, %d wrong; want %d, %d, %d", len(out.Rows), whole, len(out.Errors), tt.rows, tt.whole, tt.wrong)
			}
		})
	}
}

func TestRealPopulation(t *testing.T) {
	t.Parallel()
	f, err := os.Open(sharedFile(t, "vn_provinces_2025_bando_raw.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	o := tableOptions()
	o.Edition, o.Year, o.Level = "2025-07", 2025, geo.Province
	o.Columns = map[string]string{"code": "mahc", "total": "dansonguoi"}
	out, err := ReadPopulation(f, o)
	if err != nil || len(out.Rows) != 34 || len(out.Errors) != 0 || out.Rows[0].Total != 8_718_000 {
		t.Errorf("%d rows, %v, %v", len(out.Rows), out.Errors, err)
	}
}
