package siting

import "slices"

// quota says which sites may still be opened, so that each group gets what it lacks.
type quota struct {
	in    *instance
	fates []fate
	pick  int
	need  []int
	owed  int // sum of need
}

func newQuota(in *instance, fates []fate) *quota {
	q := &quota{in: in, fates: fates, pick: in.pick, need: slices.Clone(in.need)}
	for _, n := range q.need {
		q.owed += n
	}
	for j, f := range fates {
		if f == opened && !in.open(j) {
			q.open(j)
		}
	}
	return q
}

// set are the sites that the fates opened.
func (q *quota) set() []bool {
	set := make([]bool, q.in.sites())
	for j, f := range q.fates {
		set[j] = f == opened && !q.in.open(j)
	}
	return set
}

// allows tells whether opening site j, which is not open, leaves enough for the groups.
func (q *quota) allows(j int) bool {
	return q.fates[j] == undecided && !q.in.open(j) && (q.owed < q.pick || q.owes(j))
}

func (q *quota) owes(j int) bool { g := q.in.group[j]; return g >= 0 && q.need[g] > 0 }

func (q *quota) open(j int) {
	q.pick--
	if q.owes(j) {
		q.need[q.in.group[j]]--
		q.owed--
	}
}

// best returns the site that adds most among those that may be opened, the first of
// equals; −1 for none.
func (q *quota) best(adds []float64, set []bool) int {
	best := -1
	for j := range set {
		if !set[j] && q.allows(j) && (best < 0 || more(adds[j], adds[best])) {
			best = j
		}
	}
	return best
}

// more tells whether a is more than b, and not by rounding alone.
func more(a, b float64) bool { return a-b > 1e-12*b }
