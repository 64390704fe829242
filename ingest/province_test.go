package ingest

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo"
)

// side is how many communes of the old edition lie beside one another, and
// communeWidth their width in degrees, some 3.3 km.
const (
	side         = 12
	communeWidth = 0.03
)

var reformDay = geo.DayOf(2025, time.July, 1)

var (
	firstWords  = []string{"An", "Bình", "Cao", "Đông", "Hoà", "Kim", "Liên", "Mỹ", "Nam", "Phú", "Quang", "Sơn"}
	secondWords = []string{"Châu", "Đạo", "Giang", "Hải", "Khê", "Lâm", "Minh", "Ngọc", "Thuỷ", "Tiến", "Vân", "Xuân"}
)

// oldName is the name of a commune of the old edition, by its column and row.
func oldName(x, y int) string {
	kind := "Xã "
	if (x+y)%7 == 0 {
		kind = "Thị trấn "
	}
	return kind + firstWords[x] + " " + secondWords[y]
}

func oldDistrict(x int) string { return fmt.Sprintf("Huyện %s Thành", firstWords[x/3*3]) }

// rectangle of communes from column x and row y on.
func rectangle(x, y, w, h int) orb.MultiPolygon {
	west, south := 105.3+communeWidth*float64(x), 21.2+communeWidth*float64(y)
	east, north := west+communeWidth*float64(w), south+communeWidth*float64(h)
	return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
}

// inside draws a point of a commune of the old edition.
func inside(rng *rand.Rand, x, y int) orb.Point {
	return orb.Point{105.3 + communeWidth*(float64(x)+rng.Float64()), 21.2 + communeWidth*(float64(y)+rng.Float64())}
}

// testProvince adds a province as it was with districts and communes, and as it is
// since the reform: each two by two communes became one, which has the name of one
// of them, and lies in another province by number.
func testProvince(s *memStore) {
	old := geo.Edition{ID: 1, Code: "2022-07", ValidFrom: geo.DayOf(2022, time.July, 1), ValidTo: reformDay - 1}
	young := geo.Edition{ID: 2, Code: "2025-07", ValidFrom: reformDay, ValidTo: geo.MaxDay}
	communes := geo.EditionUnits{Edition: old, Level: geo.Commune}
	merged := geo.EditionUnits{Edition: young, Level: geo.Commune}
	districts := geo.EditionUnits{Edition: old, Level: geo.District}
	for x := range side {
		for y := range side {
			id := int32(1000 + x*side + y)
			communes.Units = append(communes.Units, geo.Unit{ID: id, Level: geo.Commune, Code: fmt.Sprintf("%05d", 8000+3*(x*side+y)), Name: oldName(x, y),
				Parent: fmt.Sprintf("24%d", x/3), Area: 26, AreaKm2: 10.3, Outline: rectangle(x, y, 1, 1)})
			into := int32(5000 + x/2*side + y/2)
			s.successors = append(s.successors, geo.Successor{From: id, To: into, Whole: true})
			if x%2 == 0 && y%2 == 0 {
				name := strings.NewReplacer("Thị trấn", "Phường").Replace(oldName(x, y))
				merged.Units = append(merged.Units, geo.Unit{ID: into, Level: geo.Commune, Code: fmt.Sprintf("%05d", 8000+3*(x*side+y)), Name: name,
					Area: 25, AreaKm2: 41.2, Outline: rectangle(x, y, 2, 2)})
			}
		}
		if x%3 == 0 {
			districts.Units = append(districts.Units, geo.Unit{ID: int32(100 + x), Level: geo.District, Code: fmt.Sprintf("24%d", x/3), Name: oldDistrict(x), Area: 26})
		}
	}
	s.editions, s.extra = []geo.EditionUnits{communes, merged}, []geo.EditionUnits{districts}
}

// province is a store with testProvince.
func province() *memStore {
	s := newMemStore()
	testProvince(s)
	return s
}
