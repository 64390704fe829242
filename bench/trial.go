package main

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/antoan-vn/antoan/geo/hotspot"
	"github.com/antoan-vn/antoan/geo/weights"
)

// trial is what the statistics are tried on.
type trial struct {
	weights *weights.Matrix
	codes   []string
	counts  []float64 // 2 on average
	rates   []float64 // of counts of 20 on average among unequal populations
	err     error
}

func newTrial(w *weights.Matrix) *trial {
	t := &trial{weights: w, codes: make([]string, w.N()), counts: poisson(w.N(), 2), rates: poisson(w.N(), 20)}
	r := rand.New(rand.NewPCG(5, 6))
	for i := range t.codes {
		t.codes[i] = fmt.Sprintf("%06d", i)
		t.rates[i] /= 1000 + 20_000*r.Float64()
	}
	return t
}

func (t *trial) note(err error) {
	if t.err == nil {
		t.err = err
	}
}

func (t *trial) z() []float64 {
	l, err := hotspot.GetisOrd(t.counts, t.weights, weights.Binary, true)
	t.note(err)
	if err != nil {
		return nil
	}
	return l.Z
}

func (t *trial) exact() []float64 {
	return t.analyze(t.counts, hotspot.Options{Null: hotspot.Exact})
}

func (t *trial) permuted(s hotspot.Statistic) []float64 {
	return t.analyze(t.rates, hotspot.Options{Statistic: s})
}

func (t *trial) analyze(x []float64, o hotspot.Options) []float64 {
	a, err := hotspot.Analyze(context.Background(), hotspot.Input{Codes: t.codes, Values: x, Weights: t.weights}, o)
	t.note(err)
	if err != nil {
		return nil
	}
	return a.P
}

// largestExact is the largest whole mean of counts that still has an exact null.
func (t *trial) largestExact() (int, error) {
	low, high := 2, 1<<14
	for low+1 < high {
		mean := (low + high) / 2
		in := hotspot.Input{Codes: t.codes, Values: poisson(len(t.codes), float64(mean)), Weights: t.weights}
		if a, err := hotspot.Analyze(context.Background(), in, hotspot.Options{}); err != nil {
			return 0, err
		} else if a.Method.Exact {
			low = mean
		} else {
			high = mean
		}
	}
	return low, nil
}

// allocations are those of a draw: what more of them allocate, per draw.
func (t *trial) allocations() float64 {
	of := func(replicates int) float64 {
		return testing.AllocsPerRun(1, func() { t.analyze(t.rates, hotspot.Options{Replicates: replicates, Workers: 1}) })
	}
	const few, many = 9_000, 36_000
	return math.Max(0, of(many)-of(few)) / float64((many-few)*len(t.codes))
}

// poisson draws counts.
func poisson(n int, mean float64) []float64 {
	r := rand.New(rand.NewPCG(3, 4))
	x := make([]float64, n)
	for i := range x {
		for at := r.ExpFloat64(); at < mean; at += r.ExpFloat64() {
			x[i]++
		}
	}
	return x
}

// hexagons links units as a sheet of hexagons.
func hexagons(n int) *weights.Matrix {
	wide := int(math.Sqrt(float64(n)))
	l := make([][]int32, n)
	link := func(i, j int) {
		if j < n {
			l[i], l[j] = append(l[i], int32(j)), append(l[j], int32(i))
		}
	}
	for i := range n {
		if i%wide < wide-1 {
			link(i, i+1)
			link(i, i+wide+1)
		}
		link(i, i+wide)
	}
	m, err := weights.New(l)
	if err != nil {
		panic(err) // the lists above are right
	}
	return m
}
