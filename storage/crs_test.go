package storage_test

import (
	"testing"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// TestVN2000 transforms the corner of a unit from zones of VN-2000. Of the
// vectors (easting, northing of 105.60 E, 21.31 N) PostGIS 3.3's spatial_ref_sys
// does not know zones 9208 and 9211, PROJ does.
func TestVN2000(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for crs, corner := range map[string]orb.Point{
		"EPSG:5897": {562050.974, 2357390.450},
		"EPSG:9208": {587988.306, 2357509.425},
		"EPSG:9211": {458306.741, 2357325.884},
		"EPSG:3405": {562032.357, 2356683.163},
	} {
		t.Run(crs, func(t *testing.T) {
			_, err := b.ImportUnits(b.ctx, edition(crs, geo.Commune), &shapes{crs: crs, rows: []geo.Outline{square("A", corner[0], corner[1], 1000)}})
			b.must(err)
			off := one[float64](b, `SELECT min(ST_Distance((p).geom::geography, 'SRID=4326;POINT(105.60 21.31)'::geography)) FROM (SELECT ST_DumpPoints(geom) AS p FROM unit WHERE edition = (SELECT id FROM edition WHERE code = $1)) AS d`, crs)
			if off > 0.01 {
				t.Errorf("the corner is %.3f m off", off)
			}
			units, err := b.Units(b.ctx, crs)
			b.must(err)
			if a := units[0].AreaKm2; a < 0.998 || a > 1.002 {
				t.Errorf("area %f km², want 1", a)
			}
		})
	}
}
