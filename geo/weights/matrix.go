package weights

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// Matrix is a sparse matrix of spatial weights in compressed rows: which units
// are neighbours of which. All weights within a row are equal, as in both styles
// of the field, so that a row is only its neighbours; a unit is never among its
// own. A Matrix is immutable and safe for concurrent use.
type Matrix struct {
	start []int32 // row i is to[start[i]:start[i+1]]
	to    []int32
}

// Style says how much the neighbours of a unit weigh.
type Style uint8

// The styles.
const (
	Binary          Style = iota // B: each neighbour 1
	RowStandardised              // W: each neighbour 1/k, so that the k of a row sum to 1
)

// String returns the letter of the style: B or W.
func (s Style) String() string {
	if s == RowStandardised {
		return "W"
	}
	return "B"
}

// New makes a matrix of lists of neighbours, one list per unit, in any order; a
// neighbour that stands twice counts once. It returns *geo.InvalidError for a
// unit that is its own neighbour or one that does not exist, and for lists of more
// than 2²⁷ neighbours in all. The lists are not kept.
func New(lists [][]int32) (*Matrix, error) {
	m := &Matrix{start: make([]int32, len(lists)+1)}
	links := 0
	for _, l := range lists {
		links += len(l)
	}
	if links > mostLinks {
		return nil, geo.Invalid("weights", "they are %d links, more than %d: use fewer neighbours", links, mostLinks)
	}
	m.to = make([]int32, 0, links)
	for i, l := range lists {
		row := len(m.to)
		m.to = append(m.to, l...)
		slices.Sort(m.to[row:])
		m.to = m.to[:row+len(slices.Compact(m.to[row:]))]
		for _, j := range m.to[row:] {
			switch {
			case int(j) == i:
				return nil, geo.Invalid("weights", "unit %d is listed as its own neighbour: leave it out, a statistic that needs it adds it", i)
			case j < 0 || int(j) >= len(lists):
				return nil, geo.Invalid("weights", "unit %d has a neighbour %d, there are only %d units", i, j, len(lists))
			}
		}
		m.start[i+1] = int32(len(m.to))
	}
	return m, nil
}

// N returns the number of units.
func (m *Matrix) N() int { return len(m.start) - 1 }

// Links returns the number of ordered pairs of neighbours.
func (m *Matrix) Links() int { return len(m.to) }

// Neighbours returns the neighbours of a unit, ascending and without itself. The
// slice is the matrix's own: do not change it.
func (m *Matrix) Neighbours(i int) []int32 { return m.to[m.start[i]:m.start[i+1]] }

// Degree returns the number of neighbours of a unit.
func (m *Matrix) Degree(i int) int { return int(m.start[i+1] - m.start[i]) }

// MaxDegree returns the most neighbours that a unit has.
func (m *Matrix) MaxDegree() int {
	most := 0
	for i := range m.N() {
		most = max(most, m.Degree(i))
	}
	return most
}

// Linked tells whether j is a neighbour of i.
func (m *Matrix) Linked(i, j int) bool {
	_, ok := slices.BinarySearch(m.Neighbours(i), int32(j))
	return ok
}

// Symmetric tells whether every unit is a neighbour of its neighbours, as with
// contiguity and distance bands; k-nearest neighbours usually are not.
func (m *Matrix) Symmetric() bool {
	for i := range m.N() {
		for _, j := range m.Neighbours(i) {
			if !m.Linked(int(j), i) {
				return false
			}
		}
	}
	return true
}

// Islands returns the units without neighbours, ascending.
func (m *Matrix) Islands() []int {
	var islands []int
	for i := range m.N() {
		if m.Degree(i) == 0 {
			islands = append(islands, i)
		}
	}
	return islands
}

// Components returns, per unit, the number of the connected component it lies
// in, and how many there are. Links count in both directions; components are
// numbered from 0 in the order of their first units. The cost is linear.
func (m *Matrix) Components() (of []int, n int) {
	root := make([]int32, m.N())
	for i := range root {
		root[i] = int32(i)
	}
	find := func(i int32) int32 {
		for root[i] != i {
			root[i] = root[root[i]] // halve the way for the next who asks
			i = root[i]
		}
		return i
	}
	for i := range m.N() {
		for _, j := range m.Neighbours(i) {
			a, b := find(int32(i)), find(j)
			root[max(a, b)] = min(a, b)
		}
	}
	of = make([]int, m.N())
	for i := range of {
		if r := find(int32(i)); int(r) == i {
			of[i] = n
			n++
		} else {
			of[i] = of[r]
		}
	}
	return of, n
}

// Pick returns the matrix of some of the units, in the order given: neighbours
// that were not picked are gone. Each unit may be picked once.
func (m *Matrix) Pick(units []int) *Matrix {
	place := make([]int32, m.N())
	for i := range place {
		place[i] = -1
	}
	for at, i := range units {
		place[i] = int32(at)
	}
	p := &Matrix{start: make([]int32, len(units)+1)}
	for at, i := range units {
		row := len(p.to)
		for _, j := range m.Neighbours(i) {
			if k := place[j]; k >= 0 {
				p.to = append(p.to, k)
			}
		}
		slices.Sort(p.to[row:])
		p.start[at+1] = int32(len(p.to))
	}
	return p
}
