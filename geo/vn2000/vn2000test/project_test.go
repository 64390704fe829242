package vn2000test_test

import (
	"math"
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo/vn2000"
	"github.com/antoan-vn/antoan/geo/vn2000/vn2000test"
)

// Eastings and northings of 105.60° E 21.31° N, by PROJ.
func TestProject(t *testing.T) {
	t.Parallel()
	place := orb.Point{105.60, 21.31}
	for code, want := range map[string]orb.Point{
		"5897": {562050.974, 2357390.450}, "9208": {587988.306, 2357509.425},
		"9211": {458306.741, 2357325.884}, "3405": {562032.357, 2356683.163},
	} {
		s, ok := vn2000.Find(code)
		got := vn2000test.Project(s, place)
		if off := math.Hypot(got[0]-want[0], got[1]-want[1]); !ok || off > 0.001 {
			t.Errorf("%s: %.4f, want %.3f, %.4f m off", s, got, want, off)
		}
		back := vn2000test.Unproject(s, want)
		if off := math.Hypot(back[0]-place[0], back[1]-place[1]); off > 1e-8 {
			t.Errorf("%s: back at %.9f", s, back)
		}
	}
}
