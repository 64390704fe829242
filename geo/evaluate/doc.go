// Package evaluate asks whether a measure helped: whether incidents became fewer where
// it was taken than they would have become without it. Nobody knows what would have
// become without it; each method puts other places in its stead, chosen before, and
// says how sure that makes it. Fewer recorded incidents may be fewer reports.
package evaluate

import (
	"math"

	"github.com/antoan-vn/antoan/geo"
)

// Verdict is said before any number.
type Verdict string

// The verdicts.
const (
	Fewer        Verdict = "fewer"
	More         Verdict = "more"
	CannotBeTold Verdict = "cannot_be_told"
)

// verdict is what limits leave no doubt of.
func verdict(low, high float64) Verdict {
	switch {
	case high < 0:
		return Fewer
	case low > 0:
		return More
	}
	return CannotBeTold
}

// quantile of the standard normal distribution that is exceeded with a chance of tail.
func quantile(tail float64) float64 { return math.Sqrt2 * math.Erfinv(1-2*tail) }

func checkShare(name string, v float64) error {
	if !(v > 0 && v < 1) {
		return geo.Invalid(name, "%v is not between 0 and 1", v)
	}
	return nil
}
