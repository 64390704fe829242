package weights_test

import (
	"fmt"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo/weights"
)

// Four communes around a crossroads, and an island.
func ExampleQueen() {
	commune := func(west, south float64) orb.MultiPolygon {
		east, north := west+0.1, south+0.1
		return orb.MultiPolygon{{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}}}
	}
	outlines := []orb.MultiPolygon{commune(105.5, 21.2), commune(105.6, 21.2), commune(105.5, 21.3), commune(105.6, 21.3), commune(107.5, 20.9)}

	queen, err := weights.Queen(outlines, weights.ContiguityOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	rook, err := weights.Rook(outlines, weights.ContiguityOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println("queen", queen.Neighbours(0), "rook", rook.Neighbours(0), "islands", queen.Islands())
	fmt.Printf("each of %d neighbours weighs %.3f\n", queen.Degree(0), queen.Weight(0, weights.RowStandardised))
	// Output:
	// queen [1 2 3] rook [1 2] islands [4]
	// each of 3 neighbours weighs 0.333
}

// Borders that were simplified one by one leave gaps: say how wide.
func ExampleContiguityOptions() {
	west := orb.MultiPolygon{{{{105.5, 21.2}, {105.6, 21.2}, {105.6, 21.3}, {105.5, 21.3}, {105.5, 21.2}}}}
	east := orb.MultiPolygon{{{{105.6002, 21.2}, {105.7, 21.2}, {105.7, 21.3}, {105.6002, 21.3}, {105.6002, 21.2}}}}
	for _, metres := range []float64{0, 50} {
		m, err := weights.Queen([]orb.MultiPolygon{west, east}, weights.ContiguityOptions{Tolerance: metres})
		fmt.Println(metres, m.Linked(0, 1), err)
	}
	// Output:
	// 0 false <nil>
	// 50 true <nil>
}

func ExampleKNearest() {
	hanoi, haiphong, vinh, hue := orb.Point{105.85, 21.03}, orb.Point{106.68, 20.86}, orb.Point{105.69, 18.68}, orb.Point{107.58, 16.46}
	m, err := weights.KNearest([]orb.Point{hanoi, haiphong, vinh, hue}, 2, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Neighbours(0), m.Neighbours(3))
	// Output: [1 2] [1 2]
}

func ExampleBand() {
	hanoi, haiphong, vinh := orb.Point{105.85, 21.03}, orb.Point{106.68, 20.86}, orb.Point{105.69, 18.68}
	m, err := weights.Band([]orb.Point{hanoi, haiphong, vinh}, 100_000, false)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(m.Neighbours(0), m.Islands())
	// Output: [1] [2]
}

// A commune with a lake that belongs to another.
func ExampleCentroid() {
	outline := orb.MultiPolygon{{
		{{0, 0}, {4, 0}, {4, 2}, {0, 2}, {0, 0}},
		{{3, 0.5}, {3.5, 0.5}, {3.5, 1.5}, {3, 1.5}, {3, 0.5}},
	}}
	fmt.Printf("%.4f\n", weights.Centroid(outline))
	// Output: [1.9167 1.0000]
}
