package hotspot

import (
	"context"
	"math"

	"github.com/antoan-vn/antoan/geo/rate"
	"github.com/antoan-vn/antoan/geo/weights"
)

// The Poisson null. If every person bears the same risk, the incidents of a unit
// are Poisson with a mean in proportion to its people, and given their total C
// they are multinomial. For a neighbourhood with the share q of all people
//
//	S ~ Binomial(C, q)        E = C·q        V = C·q·(1 − q)        Z = (S − E)/√V,
//
// exactly. Gi*, with the unit in the neighbourhood, takes C and q over all units;
// Gi, given the unit's own count, takes them over the others. Local Moran, given
// the unit's own count as well, needs draws.

// share is a neighbourhood's part of the incidents and the people.
type share struct {
	cases, all int64   // in it, and of how many
	part       float64 // of the people
}

// shareOf returns the neighbourhood of unit i.
func shareOf(i int, cases []int64, people []float64, w *weights.Matrix, self bool, allCases int64, allPeople float64) share {
	s, in := share{all: allCases}, 0.0
	for _, j := range w.Neighbours(i) {
		s.cases += cases[j]
		in += people[j]
	}
	if self {
		s.cases, in = s.cases+cases[i], in+people[i]
	} else {
		s.all, allPeople = s.all-cases[i], allPeople-people[i]
	}
	s.part = math.Min(1, in/allPeople)
	return s
}

// poissonGetisOrd returns Gi or Gi* under the Poisson null with its tails; the
// statistic is the neighbourhood's share of the incidents, divided by the number
// of units in it where rows are standardised. What is NaN is NaN in GetisOrd.
func poissonGetisOrd(cases []int64, people []float64, w *weights.Matrix, style weights.Style, self bool) (*Local, []Tails) {
	n := len(cases)
	l := &Local{Statistic: make([]float64, n), Z: make([]float64, n)}
	tails := make([]Tails, n)
	allCases, allPeople := sumOf(cases), sumOf(people)
	for i := range cases {
		k := w.Degree(i)
		if self {
			k++
		}
		if k == 0 {
			l.Statistic[i], l.Z[i], tails[i] = math.NaN(), math.NaN(), unknownTails
			continue
		}
		s := shareOf(i, cases, people, w, self, allCases, allPeople)
		expected := float64(s.all) * s.part
		l.Z[i] = quotient(float64(s.cases)-expected, math.Sqrt(expected*(1-s.part)), k < n && expected > 0)
		l.Statistic[i] = quotient(float64(s.cases), float64(s.all), true)
		if style == weights.RowStandardised {
			l.Statistic[i] /= float64(k)
		}
		tails[i] = certain
		if s.part < 1 {
			tails[i].Low, tails[i].High = rate.BinomialTails(s.cases, s.all, s.part)
		}
	}
	return l, tails
}

func sumOf[T int64 | float64](values []T) (sum T) {
	for _, v := range values {
		sum += v
	}
	return sum
}

// poissonMoran returns local Moran of the rates under the Poisson null: Z by the
// exact moments of the neighbours' rates given the unit's own count, tails by
// draws of the neighbours' counts. Deviations are from the rate of all units.
func poissonMoran(ctx context.Context, cases []int64, people []float64, w *weights.Matrix, style weights.Style, codes []string, o sampling) (*Local, permuted, error) {
	n := len(cases)
	rates := make([]float64, n)
	allCases, allPeople := sumOf(cases), sumOf(people)
	for i := range rates {
		rates[i] = float64(cases[i]) / people[i]
	}
	l, err := Moran(rates, w, style)
	if err != nil {
		return nil, permuted{}, err
	}
	overall := float64(allCases) / allPeople
	thrown := make([]throw, n)
	for i := range thrown {
		thrown[i] = newThrow(i, cases, people, w, allCases, allPeople)
		deviation := rates[i] - overall
		l.Z[i] = quotient((thrown[i].seen-thrown[i].mean)*deviation, math.Sqrt(thrown[i].variance)*math.Abs(deviation),
			w.Degree(i) > 0 && thrown[i].variance > 0)
		if w.Degree(i) > 0 {
			l.Quadrant[i] = quadrant(deviation > 0, thrown[i].seen > overall*float64(w.Degree(i)))
		}
	}
	p, err := throwAll(ctx, thrown, w, codes, o)
	for i := range thrown {
		if rates[i] < overall {
			p.tails[i] = p.tails[i].swapped()
		} else if rates[i] == overall {
			p.tails[i] = certain
		}
	}
	return l, p, err
}
