package placename

import (
	"compress/gzip"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// The real lists: 2025 after the reform, 2025 before it, and 19 editions from 2019.
const (
	afterReform  = "vn_units_2025_bando_raw.csv.gz"
	beforeReform = "vn_units_pre2025_gso_raw_10035.csv.gz"
	allEditions  = "vn_gso_units_history_2019_2025.csv.gz"
)

// sharedRows reads a table of real data by its header, or skips the test.
func sharedRows(tb testing.TB, file string) []map[string]string {
	tb.Helper()
	f, err := os.Open(filepath.Join("..", "..", "..", "shared", "data", file))
	if err != nil {
		tb.Skipf("real data absent: %v", err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		tb.Fatal(err)
	}
	r := csv.NewReader(z)
	header, err := r.Read()
	if err != nil {
		tb.Fatal(err)
	}
	header[0] = strings.TrimPrefix(header[0], "\ufeff")
	var rows []map[string]string
	for {
		record, err := r.Read()
		if err == io.EOF {
			return rows
		}
		if err != nil {
			tb.Fatal(err)
		}
		row := make(map[string]string, len(header))
		for i, h := range header {
			row[h] = record[i]
		}
		rows = append(rows, row)
	}
}

var reform = geo.DayOf(2025, time.July, 1)

// realPlaces reads the communes of one of the lists. Units are numbered in file order.
func realPlaces(tb testing.TB, file string) ([]geo.Edition, []Place) {
	var places []Place
	var editions []geo.Edition
	add := func(edition string, from, to geo.Day, p Place) {
		if p.Name == "" {
			return // an island district without communes
		}
		p.Edition, p.Level, p.Unit = edition, geo.Commune, int32(len(places))
		places = append(places, p)
		if n := len(editions); n == 0 || editions[n-1].Code != edition {
			if n > 0 {
				editions[n-1].ValidTo = from - 1
			}
			editions = append(editions, geo.Edition{Code: edition, ValidFrom: from, ValidTo: to})
		}
	}
	for _, row := range sharedRows(tb, file) {
		switch file {
		case afterReform:
			add("after", reform, geo.MaxDay, Place{Code: row["ma"], Name: row["tenhc"], Type: row["loai"], Province: row["tentinh"]})
		case beforeReform:
			add("before", geo.MinDay, reform-1, Place{Code: row["Mã"], Name: row["Tên"], Type: row["Cấp"],
				District: row["Quận Huyện"], Province: row["Tỉnh / Thành Phố"]})
		default:
			day, err := geo.ParseDay(row["snapshot_commit_date"])
			if err != nil {
				tb.Fatal(err)
			}
			add(row["snapshot_commit_date"], day, reform-1, Place{Code: row["commune_code"], Name: row["commune"],
				Type: row["commune_type"], District: row["district"], Province: row["province"]})
		}
	}
	return editions, places
}

// realIndex puts both lists of 2025 into one index, with the districts and
// provinces as places of their own.
func realIndex(tb testing.TB) (*Index, []Place, []geo.Edition) {
	tb.Helper()
	editions, places := realPlaces(tb, beforeReform)
	after, more := realPlaces(tb, afterReform)
	editions, places = append(editions, after...), append(places, more...)
	for i := range places {
		places[i].Unit = int32(i)
	}
	seen := make(map[Place]bool)
	for _, p := range places {
		for _, above := range []Place{
			{Edition: p.Edition, Level: geo.District, Name: p.District, Province: p.Province},
			{Edition: p.Edition, Level: geo.Province, Name: p.Province},
		} {
			if above.Name != "" && !seen[above] {
				seen[above] = true
				above.Unit = int32(len(places))
				places = append(places, above)
			}
		}
	}
	x, err := NewIndex(editions, places)
	if err != nil {
		tb.Fatal(err)
	}
	return x, places, editions
}
