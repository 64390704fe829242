package hotspot_test

import (
	"context"
	"fmt"

	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/weights"
)

// row links units that stand side by side.
func row(n int32) *weights.Matrix {
	lists := make([][]int32, n)
	for i := range n - 1 {
		lists[i], lists[i+1] = append(lists[i], i+1), append(lists[i+1], i)
	}
	w, err := weights.New(lists)
	if err != nil {
		panic(err)
	}
	return w
}

// Twelve communes along a road, compared with those of them that have no
// remarkable number themselves. Three have more incidents than chance gives their
// people; the two beside them stand out with them. Nobody lives in the last.
func ExampleAnalyze() {
	in := hotspot.Input{
		Codes:   []string{"01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12"},
		Values:  []float64{1, 0, 2, 9, 12, 8, 1, 0, 1, 0, 1, 0},
		People:  []float64{9_000, 7_000, 11_000, 8_000, 9_500, 8_000, 7_500, 6_000, 9_000, 5_000, 8_000, 0},
		Weights: row(12),
	}
	r, err := hotspot.Analyze(context.Background(), in, hotspot.Options{Null: hotspot.Poisson, Reference: hotspot.Background})
	if err != nil {
		panic(err)
	}
	for i, code := range in.Codes {
		fmt.Printf("%s z %5.2f  p %.4f  q %.4f  %s\n", code, r.Z[i], r.P[i], r.Q[i], r.Class[i])
	}
	fmt.Println(r.Method.Statistic, r.Method.Null, "exact:", r.Method.Exact, "units:", r.Method.N)
	// Output:
	// 01 z -0.50  p 1.0000  q 1.0000  not_significant
	// 02 z  0.34  p 1.0000  q 1.0000  not_significant
	// 03 z  2.93  p 0.0091  q 0.0250  hot_95
	// 04 z  5.38  p 0.0000  q 0.0000  hot_99
	// 05 z  7.03  p 0.0000  q 0.0000  hot_99
	// 06 z  5.45  p 0.0000  q 0.0000  hot_99
	// 07 z  2.75  p 0.0186  q 0.0410  hot_95
	// 08 z -0.14  p 1.0000  q 1.0000  not_significant
	// 09 z -0.81  p 0.7560  q 1.0000  not_significant
	// 10 z -0.10  p 1.0000  q 1.0000  not_significant
	// 11 z -0.25  p 1.0000  q 1.0000  not_significant
	// 12 z   NaN  p NaN  q NaN  no_data
	// gistar poisson exact: true units: 11
}

// Six points, those within 15 of each other neighbours.
func ExampleGetisOrd() {
	w, err := weights.New([][]int32{{1, 3}, {0, 3, 4}, {4}, {0, 1, 4}, {1, 2, 3, 5}, {4}})
	if err != nil {
		panic(err)
	}
	l, err := hotspot.GetisOrd([]float64{2, 3, 3.2, 5, 8, 7}, w, weights.Binary, true)
	if err != nil {
		panic(err)
	}
	fmt.Printf("%.4f\n", l.Z)
	// Output:
	// [-1.3973 -0.2892 0.6506 -0.2892 1.2345 2.0242]
}

func ExampleMoran() {
	l, err := hotspot.Moran([]float64{0, 1, 0, 0, 6, 7, 5, 0, 1, 0}, row(10), weights.RowStandardised)
	if err != nil {
		panic(err)
	}
	for i := range l.Z {
		fmt.Printf("%d: I %5.2f  z %5.2f  %s\n", i, l.Statistic[i], l.Z[i], l.Quadrant[i])
	}
	// Output:
	// 0: I  0.28  z  0.45  low-low
	// 1: I  0.28  z  1.14  low-low
	// 2: I  0.42  z  0.95  low-low
	// 3: I -0.28  z -0.43  low-high
	// 4: I  0.83  z  1.20  high-high
	// 5: I  2.43  z  2.77  high-high
	// 6: I  0.62  z  1.06  high-high
	// 7: I -0.28  z -0.43  low-high
	// 8: I  0.28  z  1.14  low-low
	// 9: I  0.28  z  0.45  low-low
}

// Ones and zeros in a row: not clustered more than chance would have it.
func ExampleGlobal() {
	x := []float64{0, 0, 0, 1, 1, 1, 0, 1, 0, 0}
	for _, s := range []hotspot.GlobalStatistic{hotspot.MoranI, hotspot.GearyC, hotspot.GeneralG} {
		m, err := hotspot.Global(x, row(10), weights.Binary, s)
		if err != nil {
			panic(err)
		}
		fmt.Printf("%s: %.4f, expected %.4f, z %.4f\n", s, m.Value, m.Expected, m.Z)
	}
	// Output:
	// moran: 0.1111, expected -0.1111, z 0.6786
	// geary: 0.8333, expected 1.0000, z 0.5620
	// g: 0.3333, expected 0.2000, z 1.0690
}

func ExampleGlobalTails() {
	x := []float64{0, 0, 0, 1, 1, 1, 0, 1, 0, 0}
	codes := []string{"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"}
	t, err := hotspot.GlobalTails(context.Background(), x, row(10), weights.Binary, hotspot.MoranI, codes, 9_999, 1)
	if err != nil {
		panic(err)
	}
	// Both tails count what is equal, and add up to more than 1.
	fmt.Printf("%.2f or lower, %.2f or higher, two-sided p %.2f\n", t.Low, t.High, t.TwoSided())
	// Output:
	// 0.81 or lower, 0.34 or higher, two-sided p 0.67
}

// Three of five tests are below 0.05, and two of them for five tests.
func ExampleQValues() {
	p := []float64{0.001, 0.04, 0.018, 0.5, 0.3}
	fmt.Printf("%.3f\n", hotspot.QValues(p, hotspot.BenjaminiHochberg))
	fmt.Printf("%.3f\n", hotspot.QValues(p, hotspot.BenjaminiYekutieli))
	// Output:
	// [0.005 0.067 0.045 0.500 0.375]
	// [0.011 0.152 0.103 1.000 0.856]
}
