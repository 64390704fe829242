package siting

import (
	"fmt"
	"testing"
)

// A nation of communes, 300 places for models and 20 new ones, of which the best cover
// half, two thirds or four fifths: settled in a few branches.
func TestNation(t *testing.T) {
	t.Parallel()
	for _, within := range []float64{6, 8, 10} {
		p := plane(Cover, 3321, 300, 20, within, 1)
		s, g := mustSolve(t, p, Options{Nodes: 500}), mustGreedy(t, p)
		if !s.Optimal || s.Share < 0.4 || s.Share > 0.85 || g.Value >= s.Value {
			t.Errorf("within %v: optimal %v in %d branches, covers %v, greedy %v", within, s.Optimal, s.Nodes, s.Share, g.Share)
		}
	}
}

// benchmark solves ten problems, and tells the worst gap and the branches of all.
func benchmark(b *testing.B, problem func(seed uint64) Problem) {
	b.Helper()
	var problems []Problem
	for seed := range uint64(10) {
		problems = append(problems, problem(seed+1))
	}
	gap, nodes := 0.0, 0
	for b.Loop() {
		nodes = 0
		for _, p := range problems {
			s := mustSolve(b, p, Options{Nodes: 2000})
			gap, nodes = max(gap, s.Gap), nodes+s.Nodes
		}
	}
	b.ReportMetric(gap*100, "%gap")
	b.ReportMetric(float64(nodes)/float64(len(problems)), "branches/problem")
	b.ReportMetric(b.Elapsed().Seconds()*1000/float64(b.N*len(problems)), "ms/problem")
}

func BenchmarkCover(b *testing.B) {
	for _, within := range []float64{6, 8, 10} {
		b.Run(fmt.Sprintf("3321x300/p=20/within=%v", within), func(b *testing.B) {
			benchmark(b, func(seed uint64) Problem { return plane(Cover, 3321, 300, 20, within, seed) })
		})
	}
}

func BenchmarkMedian(b *testing.B) {
	b.Run("3321x300/p=20", func(b *testing.B) {
		benchmark(b, func(seed uint64) Problem { return plane(Median, 3321, 300, 20, 0, seed) })
	})
}

// With capacities that leave a tenth to spare.
func BenchmarkCapacity(b *testing.B) {
	for _, objective := range []Objective{Cover, Median} {
		b.Run(fmt.Sprintf("%s/400x100/p=10", objective), func(b *testing.B) {
			benchmark(b, func(seed uint64) Problem {
				p := plane(objective, 400, 100, 10, 14, seed)
				for range p.Sites {
					p.Capacity = append(p.Capacity, p.demand()/10*1.1)
				}
				return p
			})
		})
	}
}

func BenchmarkGreedy(b *testing.B) {
	p := plane(Cover, 3321, 300, 20, 8, 1)
	for b.Loop() {
		mustGreedy(b, p)
	}
}
