package evaluate

import (
	"math"
	"math/rand/v2"
)

// placebos are the sets of units that might as well have been treated.
type placebos struct {
	n, k   int
	count  int
	exact  bool
	random *rand.Rand
}

func newPlacebos(n, k int, o Options) *placebos {
	p := &placebos{n: n, k: k, count: o.Draws, random: o.Random}
	if p.count <= 0 {
		p.count = defaultDraws
	}
	if all := binomial(n, k); all <= float64(p.count) || p.random == nil && all <= mostSets {
		p.count, p.exact = int(all), true
		return p
	}
	if p.random == nil {
		p.random = rand.New(rand.NewPCG(0, 0))
	}
	p.count++ // the true set is one of them
	return p
}

// mostSets that are looked at one by one without a random source.
const mostSets = 200_000

// binomial is the number of sets of k of n.
func binomial(n, k int) float64 {
	sets := 1.0
	for i := range min(k, n-k) {
		sets = math.Round(sets * float64(n-i) / float64(i+1))
	}
	return sets
}

// test returns the share of sets whose contrast of each kind is as far from 0 as the
// true one's; sums that are equal but for rounding tie.
func (p *placebos) test(a, b []float64, treated []bool) (pa, pb float64) {
	ta, tb := math.Abs(contrast(a, treated, p.k)), math.Abs(contrast(b, treated, p.k))
	la, lb := ta-1e-9*scaleOf(a), tb-1e-9*scaleOf(b)
	fa, fb := 0, 0
	look := func(set []bool) {
		if math.Abs(contrast(a, set, p.k)) >= la {
			fa++
		}
		if math.Abs(contrast(b, set, p.k)) >= lb {
			fb++
		}
	}
	if p.exact {
		p.all(look)
	} else {
		look(treated)
		p.some(look)
	}
	return float64(fa) / float64(p.count), float64(fb) / float64(p.count)
}

func scaleOf(values []float64) float64 {
	most := 0.0
	for _, v := range values {
		most = max(most, math.Abs(v))
	}
	return most
}

// all visits every set.
func (p *placebos) all(look func([]bool)) {
	set := make([]bool, p.n)
	var from func(at, left int)
	from = func(at, left int) {
		if left == 0 {
			look(set)
			return
		}
		for i := at; i <= p.n-left; i++ {
			set[i] = true
			from(i+1, left-1)
			set[i] = false
		}
	}
	from(0, p.k)
}

// some visits as many random sets as are asked for.
func (p *placebos) some(look func([]bool)) {
	set, order := make([]bool, p.n), make([]int, p.n)
	for i := range order {
		order[i] = i
	}
	for range p.count - 1 {
		clear(set)
		for i := range p.k {
			j := i + p.random.IntN(p.n-i)
			order[i], order[j] = order[j], order[i]
			set[order[i]] = true
		}
		look(set)
	}
}
