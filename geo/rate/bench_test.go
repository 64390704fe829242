package rate_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
)

// BenchmarkUnits runs each statistic on a thousand to a hundred thousand units that
// expect 0.5 to 40 events.
func BenchmarkUnits(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		s := scatter{rand.New(rand.NewPCG(8, 8)), 0.2}
		expected, people, counts := s.communes(n), make([]float64, n), make([]int64, n)
		for i, e := range expected {
			people[i] = math.Ceil(1000 * e)
			counts[i] = s.count(e)
		}
		w := ring(b, n)
		prior, err := rate.EBPrior(counts, people, rate.Poisson)
		if err != nil {
			b.Fatal(err)
		}
		for _, c := range []struct {
			name string
			run  func() error
		}{
			{"Expected", func() error { _, err := rate.Expected(counts, people); return err }},
			{"SMR", func() error { _, err := rate.SMR(counts, expected, 0.95); return err }},
			{"Chances", func() error { _, err := rate.Chances(counts, expected); return err }},
			{"EBGlobal", func() error { _, _, err := rate.EBGlobal(counts, people, rate.Poisson); return err }},
			{"EBLocal", func() error { _, _, err := rate.EBLocal(counts, people, w, rate.AroundOwnMean); return err }},
			{"EBStandardised", func() error { _, err := rate.EBStandardised(counts, people); return err }},
			{"Limits", func() error {
				for i, y := range counts {
					prior.Limits(y, people[i], 0.95)
				}
				return nil
			}},
			{"Funnel", func() error { _, err := rate.NewFunnel(counts, expected); return err }},
			{"Silence", func() error { _, err := rate.Silence(counts, expected, nil, rate.SilenceOptions{}); return err }},
		} {
			b.Run(fmt.Sprintf("%s/%d", c.name, n), func(b *testing.B) {
				for b.Loop() {
					if err := c.run(); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}

func BenchmarkEqualRates(b *testing.B) {
	for _, count := range []int64{10, 1_000, 1_000_000} {
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			for b.Loop() {
				if _, err := rate.EqualRates(count, 1, count+5, 1); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
