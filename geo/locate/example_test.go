package locate_test

import (
	"fmt"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo/locate"
)

func ExampleIndex_Find() {
	west := orb.MultiPolygon{{{{105.0, 21.0}, {105.5, 21.0}, {105.5, 21.5}, {105.0, 21.5}, {105.0, 21.0}}}}
	east := orb.MultiPolygon{{{{105.5, 21.0}, {106.0, 21.0}, {106.0, 21.5}, {105.5, 21.5}, {105.5, 21.0}}}}
	codes := []string{"08242", "08251"} // ascending
	index := locate.New([]orb.MultiPolygon{west, east})

	for _, p := range []orb.Point{{105.2, 21.3}, {105.5, 21.3}, {105.7, 21.3}, {107, 21.3}} {
		if unit := index.Find(p); unit >= 0 {
			fmt.Println(p, codes[unit])
		} else {
			fmt.Println(p, "outside")
		}
	}
	// Output:
	// [105.2 21.3] 08242
	// [105.5 21.3] 08242
	// [105.7 21.3] 08251
	// [107 21.3] outside
}
