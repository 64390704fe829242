package main

import (
	"math"
	"math/rand/v2"

	"github.com/paulmach/orb"

	"github.com/antoan-vn/antoan/geo/weights"
)

// The statistics once more, as one would write them down: one thread, no tables, no
// sharing of work. They are what the statistics of geo/hotspot and geo/weights are
// measured against.

// plainGiStar is Gi* with binary weights.
func plainGiStar(x []float64, w *weights.Matrix) []float64 {
	n, sum, squares := float64(len(x)), 0.0, 0.0
	for _, v := range x {
		sum += v
		squares += v * v
	}
	mean := sum / n
	sd := math.Sqrt(squares/n - mean*mean)
	z := make([]float64, len(x))
	for i := range x {
		s, k := x[i], 1.0
		for _, j := range w.Neighbours(i) {
			s += x[j]
			k++
		}
		z[i] = (s - k*mean) / (sd * math.Sqrt((n*k-k*k)/(n-1)))
	}
	return z
}

// plainExact are the two-sided exact p-values of the neighbours' sums of counts: for
// each unit the distribution of the sum of k of the others, value by value.
func plainExact(x []float64, w *weights.Matrix) []float64 {
	have := make([]int, 1+int(maxOf(x))) // units that have a count
	for _, v := range x {
		have[int(v)]++
	}
	p := make([]float64, len(x))
	for i, own := range x {
		k, seen := w.Degree(i), 0
		for _, j := range w.Neighbours(i) {
			seen += int(x[j])
		}
		have[int(own)]--
		chance := plainSums(have, k)
		have[int(own)]++
		low, high, all := 0.0, 0.0, 0.0
		for s, c := range chance {
			all += c
			if s <= seen {
				low += c
			}
			if s >= seen {
				high += c
			}
		}
		p[i] = math.Min(1, 2*math.Min(low, high)/all)
	}
	return p
}

// plainSums weighs the sums of k of the counts: how many ways there are to each.
func plainSums(have []int, k int) []float64 {
	ways := make([][]float64, k+1) // by how many are taken
	for j := range ways {
		ways[j] = make([]float64, 1+j*(len(have)-1))
	}
	ways[0][0] = 1
	for v, m := range have {
		for taken := k; taken > 0; taken-- { // downwards: each unit is taken once
			choose := 1.0
			for j := 1; j <= min(m, taken); j++ {
				choose *= float64(m-j+1) / float64(j)
				for s, c := range ways[taken-j] {
					if c > 0 {
						ways[taken][s+j*v] += c * choose
					}
				}
			}
		}
	}
	return ways[k]
}

func maxOf(x []float64) float64 {
	most := x[0]
	for _, v := range x {
		most = math.Max(most, v)
	}
	return most
}

// plainPermuted are the two-sided p-values of the neighbours' sums by shuffling the
// other values so many times for each unit. moran turns them to the side of the
// unit's own deviation: of a sum the tails are the same, and so is the p.
func plainPermuted(x []float64, w *weights.Matrix, replicates int, moran bool) []float64 {
	r := rand.New(rand.NewPCG(1, 2))
	mean := 0.0
	for _, v := range x {
		mean += v / float64(len(x))
	}
	p, others := make([]float64, len(x)), make([]float64, 0, len(x))
	for i := range x {
		others = append(append(others[:0], x[:i]...), x[i+1:]...)
		factor := 1.0
		if moran {
			factor = x[i] - mean
		}
		seen := 0.0
		for _, j := range w.Neighbours(i) {
			seen += x[j]
		}
		low, high := 1, 1
		for range replicates {
			sum := 0.0
			for c := range w.Degree(i) {
				j := c + r.IntN(len(others)-c)
				others[c], others[j] = others[j], others[c]
				sum += others[c]
			}
			if factor*sum <= factor*seen {
				low++
			}
			if factor*sum >= factor*seen {
				high++
			}
		}
		p[i] = math.Min(1, 2*float64(min(low, high))/float64(replicates+1))
	}
	return p
}

// plainQueen counts ordered pairs of outlines that have a corner in common, looking
// at every pair of outlines whose boxes touch and every pair of their corners.
func plainQueen(outlines []orb.MultiPolygon) (links int) {
	corners, boxes := make([][]orb.Point, len(outlines)), make([]orb.Bound, len(outlines))
	for i, o := range outlines {
		boxes[i] = o.Bound()
		for _, polygon := range o {
			for _, ring := range polygon {
				corners[i] = append(corners[i], ring...)
			}
		}
	}
	for i := range outlines {
		for j := range i {
			if boxes[i].Intersects(boxes[j]) && meet(corners[i], corners[j]) {
				links += 2
			}
		}
	}
	return links
}

func meet(a, b []orb.Point) bool {
	for _, p := range a {
		for _, q := range b {
			if p == q {
				return true
			}
		}
	}
	return false
}
