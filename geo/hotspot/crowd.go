package hotspot

import (
	"math"

	"github.com/antoan-vn/antoan/geo/rate"
)

// crowd is the incidents and people of some units together.
type crowd struct {
	cases   int64
	people  float64
	squares float64 // of the people of each unit: few large units scatter more than many small ones
	units   int
}

func crowdOf(cases int64, people float64) crowd { return crowd{cases, people, people * people, 1} }

func (c *crowd) join(cases int64, people float64) {
	c.cases, c.people, c.squares, c.units = c.cases+cases, c.people+people, c.squares+people*people, c.units+1
}

func (c *crowd) leave(cases int64, people float64) {
	c.cases, c.people, c.squares, c.units = c.cases-cases, c.people-people, math.Max(0, c.squares-people*people), c.units-1
}

// fall is how incidents fall on a crowd and those it is compared with.
type fall struct {
	tails          Tails
	mean, variance float64
}

// against returns how the incidents of both crowds would fall on c if every person
// bore the same risk, but for the dispersion of the units' own.
//
// The incidents of a crowd are then a sum of negative binomial ones with one
// dispersion d and means m: approximately negative binomial themselves, with the
// same mean and variance, that is the dispersion d·Σm²/(Σm)², and exactly where the
// units are alike. The rate is that of both together; without dispersion it does
// not matter. With nobody outside, or nobody in c, all is certain.
func (c crowd) against(others crowd, dispersion float64) fall {
	all := c.cases + others.cases
	part := 1.0
	if others.units > 0 {
		part = c.people / (c.people + math.Max(0, others.people))
	}
	mean := float64(all) * part
	if others.units == 0 || part >= 1 || part <= 0 {
		return fall{certain, mean, 0}
	}
	return fallOf(c.cases, all, part, c.unevenness()*dispersion, others.unevenness()*dispersion)
}

// unevenness is by how much less than one unit a crowd levels out the risks of its
// own: 1 for one unit, 1/n for n alike.
func (c crowd) unevenness() float64 { return c.squares / (c.people * c.people) }

// fallOf returns how a total falls on a part of the people, around and rest being the
// dispersions of the incidents there and of the others.
func fallOf(count, total int64, part, around, rest float64) fall {
	mean := float64(total) * part
	if total == 0 || around == 0 && rest == 0 {
		low, high := rate.BinomialTails(count, total, part)
		return fall{Tails{low, high}, mean, mean * (1 - part)}
	}
	s := rate.SplitTails(count, total, rate.Part{Mean: mean, Dispersion: around}, rate.Part{Mean: float64(total) - mean, Dispersion: rest})
	return fall{Tails{s.Low, s.High}, s.Mean, s.Variance}
}

// ShareTails returns the tails that Analyze gives a neighbourhood with so many of a
// total of incidents, a part of the people, and a dispersion of its own and of those it
// is compared with: Method.Dispersion times Σ people² / (Σ people)² of each, 0 under
// the Poisson null. So the reason of a verdict can say what would change it.
func ShareTails(count, total int64, part, around, rest float64) Tails {
	if part >= 1 {
		return certain
	}
	return fallOf(count, total, part, around, rest).tails
}

// dispersion returns how much units differ beyond chance, unmoved by those that are
// hot or silent; see rate.PeerDispersion.
func dispersion(cases []int64, people []float64) (float64, error) {
	overall := float64(sumOf(cases)) / sumOf(people)
	expected := make([]float64, len(people))
	for i, p := range people {
		expected[i] = p * overall
	}
	d, err := rate.PeerDispersion(cases, expected)
	return d.Estimate, err
}
