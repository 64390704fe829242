package weights

import (
	"errors"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/antoan-vn/antoan/geo"
)

// of makes a matrix of lists that are known to be right.
func of(tb testing.TB, lists ...[]int32) *Matrix {
	tb.Helper()
	m, err := New(lists)
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func TestNew(t *testing.T) {
	t.Parallel()
	lists := [][]int32{{2, 1, 2}, {0}, nil, {1, 0}}
	m := of(t, lists...)
	if !slices.Equal(lists[0], []int32{2, 1, 2}) {
		t.Errorf("the list given became %v", lists[0])
	}
	lists[1][0] = 3
	for i, want := range [][]int32{{1, 2}, {0}, {}, {0, 1}} {
		if got := m.Neighbours(i); !slices.Equal(got, want) || m.Degree(i) != len(want) {
			t.Errorf("neighbours of %d: %v, want %v", i, got, want)
		}
	}
	if m.N() != 4 || m.Links() != 5 || m.MaxDegree() != 2 {
		t.Errorf("%d units, %d links, at most %d each; want 4, 5, 2", m.N(), m.Links(), m.MaxDegree())
	}
	if m.Symmetric() || !m.Linked(0, 2) || m.Linked(2, 0) || m.Linked(0, 3) {
		t.Error("0 → 2 has no way back")
	}
	if got := m.Islands(); !slices.Equal(got, []int{2}) {
		t.Errorf("islands %v, want 2", got)
	}
}

func TestNewRefuses(t *testing.T) {
	t.Parallel()
	for name, lists := range map[string][][]int32{
		"itself":         {{1}, {0, 1}},
		"too many":       {{1}, {2}},
		"below zero":     {{-1}, {0}},
		"largest number": {{math.MaxInt32}},
	} {
		m, err := New(lists)
		var invalid *geo.InvalidError
		if m != nil || !errors.As(err, &invalid) || invalid.Field != "weights" {
			t.Errorf("%s: got %v, %v", name, m, err)
		}
	}
}

func TestNewRefusesTooMany(t *testing.T) {
	t.Parallel()
	lists, same := make([][]int32, 1<<10), make([]int32, 1<<17+1)
	for i := range lists {
		lists[i] = same
	}
	if m, err := New(lists); m != nil || err == nil || err.Error() != "weights: they are 134218752 links, more than 134217728: use fewer neighbours" {
		t.Errorf("got %v, %v", m, err)
	}
}

func TestNothing(t *testing.T) {
	t.Parallel()
	m := of(t)
	_, components := m.Components()
	if m.N() != 0 || m.Links() != 0 || m.MaxDegree() != 0 || m.Islands() != nil || components != 0 || m.Sums(Binary) != (Sums{}) || !m.Symmetric() {
		t.Errorf("no units: %+v", m)
	}
}

func TestComponents(t *testing.T) {
	t.Parallel()
	// One way is enough, and late links join early components.
	m := of(t, []int32{4}, nil, []int32{3}, nil, []int32{5}, nil, []int32{2})
	numbers, n := m.Components()
	if want := []int{0, 1, 2, 2, 0, 0, 2}; n != 3 || !slices.Equal(numbers, want) {
		t.Errorf("components %v (%d), want %v", numbers, n, want)
	}
}

func TestPick(t *testing.T) {
	t.Parallel()
	m := of(t, []int32{1, 2, 3}, []int32{0}, []int32{0, 3}, []int32{2})
	p := m.Pick([]int{3, 0, 2})
	for i, want := range [][]int32{{2}, {0, 2}, {0, 1}} {
		if got := p.Neighbours(i); !slices.Equal(got, want) {
			t.Errorf("neighbours of %d: %v, want %v", i, got, want)
		}
	}
	if none := m.Pick(nil); none.N() != 0 {
		t.Errorf("%d units of none", none.N())
	}
}

// anyMatrix draws a matrix of up to 12 units.
func anyMatrix(t *rapid.T) *Matrix {
	n := rapid.IntRange(0, 12).Draw(t, "n")
	lists := make([][]int32, n)
	for i := range lists {
		for _, j := range rapid.SliceOfN(rapid.Int32Range(0, int32(n-1)), 0, 5).Draw(t, "list") {
			if int(j) != i {
				lists[i] = append(lists[i], j)
			}
		}
	}
	m, err := New(lists)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// The sums by their definition, over all pairs.
func TestSums(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := anyMatrix(t)
		for _, style := range []Style{Binary, RowStandardised} {
			var want Sums
			weight := func(i, j int) float64 {
				if !m.Linked(i, j) {
					return 0
				}
				return m.Weight(i, style)
			}
			for i := range m.N() {
				both := 0.0
				for j := range m.N() {
					w, back := weight(i, j), weight(j, i)
					want.S0 += w
					want.S1 += (w + back) * (w + back) / 2
					both += w + back
				}
				want.S2 += both * both
			}
			if got := m.Sums(style); !closeSums(got, want) {
				t.Fatalf("style %s of %+v: %+v, want %+v", style, m, got, want)
			}
		}
	})
}

func closeSums(a, b Sums) bool {
	near := func(x, y float64) bool { return math.Abs(x-y) <= 1e-12*math.Abs(y) }
	return near(a.S0, b.S0) && near(a.S1, b.S1) && near(a.S2, b.S2)
}

// Picking in another order renames the units and changes nothing else.
func TestPickPermutes(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		m := anyMatrix(t)
		order := rapid.Permutation(slices.Collect(integers(m.N()))).Draw(t, "order")
		p := m.Pick(order)
		for a, i := range order {
			for b, j := range order {
				if p.Linked(a, b) != m.Linked(i, j) {
					t.Fatalf("%d → %d became %d → %d", i, j, a, b)
				}
			}
		}
	})
}

func integers(n int) func(yield func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}
