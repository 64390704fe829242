package rate

// Limits gives PoissonLimits of many counts at one confidence and remembers
// each count: a layer of thousands of units has few different ones. It is not
// safe for concurrent use.
type Limits struct {
	confidence float64
	known      map[int64][2]float64
}

// NewLimits returns limits at a confidence, a share inside (0, 1).
func NewLimits(confidence float64) *Limits {
	return &Limits{confidence: confidence, known: map[int64][2]float64{}}
}

// Of returns PoissonLimits of the count.
func (l *Limits) Of(count int64) (low, high float64) {
	limits, ok := l.known[count]
	if !ok {
		limits[0], limits[1] = PoissonLimits(count, l.confidence)
		l.known[count] = limits
	}
	return limits[0], limits[1]
}
