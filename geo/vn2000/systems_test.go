package vn2000_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/antoan-vn/antoan/geo/vn2000"
)

func ExampleFind() {
	for _, code := range []string{"EPSG:9208", "epsg:5897", "3405", "EPSG:4756", "EPSG:32648", "EPSG:27700"} {
		s, ok := vn2000.Find(code)
		if !ok {
			fmt.Println(code, "is not known")
			continue
		}
		fmt.Println(s)
		fmt.Println("  ", s.Label())
	}
	// Output:
	// EPSG:9208 (VN-2000, 3° zone of 104°45′)
	//    VN-2000, múi 3°, kinh tuyến trục 104°45′
	// EPSG:5897 (VN-2000, 3° zone of 105°00′)
	//    VN-2000, múi 3°, kinh tuyến trục 105°00′
	// EPSG:3405 (VN-2000, UTM zone 48N)
	//    VN-2000, UTM múi 48N
	// EPSG:4756 (VN-2000, longitude and latitude)
	//    VN-2000, kinh độ và vĩ độ
	// EPSG:32648 (WGS84, UTM zone 48N)
	//    WGS84, UTM múi 48N
	// EPSG:27700 is not known
}

func TestProjected(t *testing.T) {
	t.Parallel()
	all := vn2000.Projected()
	if len(all) != 20 {
		t.Errorf("%d systems, want 18 zones of 3° and 2 of 6°", len(all))
	}
	for i, s := range all {
		if again, ok := vn2000.Find(s.Code()); !ok || again != s {
			t.Errorf("%s is found as %s", s, again)
		}
		if i > 0 && s.Scale == all[i-1].Scale && s.Meridian <= all[i-1].Meridian {
			t.Errorf("%s stands east of %s", s, all[i-1])
		}
		if slices.ContainsFunc(all[:i], func(o vn2000.System) bool { return o.EPSG == s.EPSG }) {
			t.Errorf("%s stands twice", s)
		}
	}
	all[0].EPSG = 1
	if vn2000.Projected()[0].EPSG != 5896 {
		t.Error("the list can be changed from outside")
	}
}

func TestFindRefuses(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"", "EPSG:", "auto", "9208 ", "ESRI:9208", "-9208", "EPSG:0", "92080"} {
		if s, ok := vn2000.Find(code); ok && code != "9208 " {
			t.Errorf("%q is %s", code, s)
		}
	}
}

func TestPlausible(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		easting, northing float64
		want              bool
	}{
		{562050.974, 2357390.450, true},
		{2357390.450, 562050.974, false}, // exchanged
		{587988, 957_000, true},          // Cà Mau
		{957_000, 587_988, false},
		{105.6, 21.31, false},
		{562050, 0, false},
		{math.NaN(), 2357390, false},
		{562050, math.Inf(1), false},
	} {
		if got := vn2000.Plausible(c.easting, c.northing); got != c.want {
			t.Errorf("%v E %v N: %v", c.easting, c.northing, got)
		}
	}
}
