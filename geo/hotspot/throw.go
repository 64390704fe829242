package hotspot

import (
	"context"
	"math"

	"github.com/antoan-vn/antoan/geo/weights"
)

// throw is what it takes to draw the sum of the neighbours' rates under the
// Poisson null, given the unit's own count.
type throw struct {
	cases          int64     // of all other units
	chance         []chance  // of each neighbour in turn, given that it fell on none before
	perCase        []float64 // rate that one incident is worth there
	seen           float64
	mean, variance float64
	slack          float64
}

func newThrow(i int, cases []int64, people []float64, w *weights.Matrix, allCases int64, allPeople float64) throw {
	k := w.Degree(i)
	t := throw{cases: allCases - cases[i], chance: make([]chance, k), perCase: make([]float64, k)}
	others := allPeople - people[i]
	left, squares, sum := others, 0.0, 0.0
	for at, j := range w.Neighbours(i) {
		t.perCase[at] = 1 / people[j]
		t.chance[at] = newChance(math.Min(1, people[j]/left))
		left -= people[j]
		t.seen += float64(cases[j]) / people[j]
		squares += 1 / people[j] / others
		sum += 1 / others
	}
	t.mean = float64(t.cases) * sum
	if left := squares - sum*sum; left > float64(k+4)*ulp*squares { // or all others, equally many people
		t.variance = float64(t.cases) * left
	}
	t.slack = 4 * float64(k+1) * ulp * t.seen
	return t
}

// throwAll draws for every unit that has neighbours.
func throwAll(ctx context.Context, thrown []throw, w *weights.Matrix, codes []string, o sampling) (permuted, error) {
	cost := func(i int) int { return w.Degree(i) * binomialCost }
	return o.draw(ctx, linked(w), codes, cost, func() drawer {
		return func(i, replicates int, s stream) tally { return thrown[i].draw(&s, replicates) }
	})
}

// binomialCost is the price of a binomial draw in single values.
const binomialCost = 10

// draw throws the incidents of all other units, as often as replicates says.
func (t *throw) draw(s *stream, replicates int) tally {
	result := tally{replicates: replicates}
	for range replicates {
		left, sum := t.cases, 0.0
		for at := range t.chance {
			if left == 0 {
				break
			}
			hit := s.binomial(left, &t.chance[at])
			left -= hit
			sum += float64(hit) * t.perCase[at]
		}
		result.count(sum, t.seen+t.slack, t.seen-t.slack)
	}
	return result
}
