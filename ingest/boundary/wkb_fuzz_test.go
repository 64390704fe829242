package boundary

import (
	"testing"

	"github.com/paulmach/orb"
	orbwkb "github.com/paulmach/orb/encoding/wkb"
)

// FuzzGP: no blob panics or makes the reader allocate for what is not there,
// and what is accepted survives the way back.
func FuzzGP(f *testing.F) {
	good := orbwkb.MustMarshal(unit)
	f.Add(gp(1, 4326, good))
	f.Add(gp(3, 4326, orbwkb.MustMarshal(orb.MultiPolygon{unit, unit})))
	f.Add(gp(9, 0, orbwkb.MustMarshal(orb.Collection{unit, orb.MultiPolygon{unit}})))
	f.Add(gp(0x31, 4326, good))
	f.Add(gp(1, 4326, orbwkb.MustMarshal(orb.MultiPoint{{1, 2}})))
	f.Fuzz(func(t *testing.T, b []byte) {
		place, err := gpkgGeometry{b, 4326, Limits{Vertices: 10_000}.withDefaults()}.place()
		if p, ok := place.(orb.Point); err == nil && ok && (p[0]-p[0] != 0 || p[1]-p[1] != 0) {
			t.Fatalf("%v is a place", p)
		}
		h, err := parseGPHeader(b)
		if err != nil {
			return
		}
		mp, err := parseWKB(b[h.size:], Limits{Vertices: 10_000}.withDefaults())
		if err != nil {
			return
		}
		if mp, err = (shaper{crs: wgs84, degrees: true, mend: true}).shape(mp); err != nil {
			return
		}
		again, err := parseWKB(orbwkb.MustMarshal(mp), Limits{}.withDefaults())
		if err != nil || !orb.Equal(again, mp) {
			t.Fatalf("%v: %v, was %v", err, again, mp)
		}
	})
}
