package geo_test

import (
	"compress/gzip"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

func TestProvinceNames(t *testing.T) {
	t.Parallel()
	before, after := geo.DayOf(2025, time.June, 30), geo.DayOf(2025, time.July, 1)
	for _, c := range []struct {
		number int32
		on     geo.Day
		want   string
	}{
		{26, before, "Tỉnh Vĩnh Phúc"}, {26, after, ""}, {25, before, "Tỉnh Phú Thọ"}, {25, after, "Tỉnh Phú Thọ"},
		{15, before, "Tỉnh Yên Bái"}, {15, after, "Tỉnh Lào Cai"},
		{46, geo.DayOf(2024, time.December, 31), "Tỉnh Thừa Thiên Huế"}, {46, before, "Thành phố Huế"}, {46, after, "Thành phố Huế"},
		{0, before, ""}, {3, before, ""}, {-1, after, ""},
	} {
		if got := geo.ProvinceName(c.number, c.on); got != c.want {
			t.Errorf("%d on %s: %q, want %q", c.number, c.on, got, c.want)
		}
	}
	for on, want := range map[geo.Day]int{before: 63, after: 34} {
		seen := map[string]bool{}
		for n := range int32(100) {
			if name := geo.ProvinceName(n, on); name != "" {
				seen[name] = true
			}
		}
		if len(seen) != want {
			t.Errorf("%s: %d provinces, want %d", on, len(seen), want)
		}
	}
}

// The lists of communes before and after the reform name the same provinces.
func TestProvinceNamesOfRealLists(t *testing.T) {
	t.Parallel()
	for _, list := range []struct {
		file, code, name string
		on               geo.Day
	}{
		{"vn_units_pre2025_gso_raw_10035.csv.gz", "Mã TP", "Tỉnh / Thành Phố", geo.DayOf(2025, time.May, 1)},
		{"vn_units_2025_3321.csv.gz", "province_code", "province", geo.DayOf(2025, time.July, 1)},
	} {
		f, err := os.Open(filepath.Join("..", "..", "shared", "data", list.file))
		if err != nil {
			t.Skipf("real data absent: %v", err)
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(z).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		column := map[string]int{}
		for i, h := range rows[0] {
			column[strings.TrimPrefix(h, "\ufeff")] = i
		}
		wrong := map[string]string{}
		for _, row := range rows[1:] {
			number, err := strconv.Atoi(row[column[list.code]])
			if err != nil {
				continue // a line without a commune
			}
			want := strings.ReplaceAll(row[column[list.name]], "Hoà", "Hòa")
			if got := geo.ProvinceName(int32(number), list.on); got != want {
				wrong[want] = got
			}
		}
		if len(wrong) > 0 {
			t.Errorf("%s: %v", list.file, wrong)
		}
	}
}
