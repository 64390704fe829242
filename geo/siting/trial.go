package siting

import (
	"cmp"
	"context"
	"slices"
)

// How many sets are judged where capacities make that dear, and how many
// sites on each side of the choice are exchanged.
const (
	mostTrials = 150
	trialSites = 10
)

// trial improves a set with capacities: it exchanges the sites that the relaxation
// chose least often for those that it chose most often of the others, one for one,
// and keeps what gains.
func (s *search) trial(ctx context.Context, set []bool, fates []fate, often []float64) {
	gained := s.in.gainOf(set)
	for trials, again := 0, true; again; {
		again = false
		outs, ins := s.sides(set, fates, often)
		for k := 0; k < len(outs)*len(ins) && !again && trials < mostTrials && ctx.Err() == nil; k++ {
			out, in := outs[k%len(outs)], ins[k/len(outs)]
			set[out], set[in] = false, true
			if g := 0.0; s.in.keepsGroups(set) {
				trials++
				if g = s.in.gainOf(set); g > gained+s.tol {
					gained, again = g, true
					continue
				}
			}
			set[out], set[in] = true, false
		}
	}
	s.offer(set)
}

// sides are the undecided sites that are and are not in a set, the most doubtful first.
func (s *search) sides(set []bool, fates []fate, often []float64) (outs, ins []int) {
	for j, f := range fates {
		switch {
		case f != undecided || s.in.open(j):
		case set[j]:
			outs = append(outs, j)
		default:
			ins = append(ins, j)
		}
	}
	slices.SortStableFunc(outs, func(a, b int) int { return cmp.Compare(often[a], often[b]) })
	slices.SortStableFunc(ins, func(a, b int) int { return cmp.Compare(often[b], often[a]) })
	return outs[:min(len(outs), trialSites)], ins[:min(len(ins), trialSites)]
}

// keepsGroups tells whether a set has what each group lacks.
func (in *instance) keepsGroups(set []bool) bool {
	need := slices.Clone(in.need)
	for j, o := range set {
		if g := in.group[j]; o && g >= 0 {
			need[g]--
		}
	}
	return !slices.ContainsFunc(need, func(n int) bool { return n > 0 })
}
