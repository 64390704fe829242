package siting

import "math"

// ascent improves the prices of a dual by the volume algorithm (F. Barahona and
// R. Anbil 2000, 10.1007/s101070050002): each step leaves from the best prices so
// far, along a slope that is a running mean. The mean of the choices comes close to
// the relaxation's primal solution.
type ascent struct {
	*dual
	lowest float64   // bound so far
	center []float64 // its prices
	lean   []float64 // mean of slopes
	mean   []float64 // how often each site was chosen
	size   float64   // of steps
	mix    float64   // most that the newest counts in the means
	idle   int       // rounds without a better bound
	rounds int
	mark   float64
}

func newAscent(d *dual, size float64) *ascent {
	return &ascent{dual: d, lowest: math.Inf(1), center: make([]float64, len(d.price)), lean: make([]float64, len(d.price)),
		mean: make([]float64, len(d.chosen)), size: size, mix: 0.1, mark: math.Inf(1)}
}

// The rule of steps: after so many rounds in vain they get shorter by so much, and
// after a better bound along a slope that still holds, longer.
const (
	patience        = 7
	shorter, longer = 0.66, 1.1
	longest         = 2.0
)

// round evaluates the prices; target is a gain that is reached, or hoped for.
func (a *ascent) round(target float64) {
	a.evaluate()
	if a.bound < a.lowest {
		agree := 0.0
		for i, s := range a.slope {
			agree += s * a.lean[i]
		}
		a.lowest, a.idle = a.bound, 0
		copy(a.center, a.price)
		if agree > 0 {
			a.size = min(a.size*longer, longest)
		}
	} else if a.idle++; a.idle >= patience {
		a.size, a.idle = a.size*shorter, 0
	}
	if a.rounds++; a.rounds%100 == 0 {
		if a.mark-a.lowest < 0.01*(a.lowest-target) {
			a.mix = max(a.mix/2, 1e-3)
		}
		a.mark = a.lowest
	}
	a.average(a.share())
}

// share is what the newest slope counts: what makes the mean shortest, within limits.
func (a *ascent) share() float64 {
	if a.rounds == 1 {
		return 1
	}
	apart, along := 0.0, 0.0
	for i, s := range a.slope {
		d := s - a.lean[i]
		apart += d * d
		along -= d * a.lean[i]
	}
	if apart == 0 {
		return a.mix
	}
	return min(max(along/apart, a.mix/10), a.mix)
}

func (a *ascent) average(share float64) {
	for i, s := range a.slope {
		a.lean[i] += share * (s - a.lean[i])
	}
	for j, c := range a.chosen {
		x := 0.0
		if c {
			x = 1
		}
		a.mean[j] += share * (x - a.mean[j])
	}
}

// move sets the prices for the next round. False: the slope is level, and the bound the lowest.
func (a *ascent) move(target float64) bool {
	length := 0.0
	for i, s := range a.lean {
		if s <= 0 || a.center[i] > a.in.floor[i] {
			length += s * s
		}
	}
	if length == 0 {
		return false
	}
	t := a.size * (a.lowest - target) / length
	for i, s := range a.lean {
		a.price[i] = min(max(a.center[i]-t*s, a.in.floor[i]), a.in.top[i])
	}
	return true
}
