package siting

import "context"

// swapper improves a set by exchanging one open site for one that is not, always the
// pair that gains most, until none does (M. B. Teitz and P. Bart 1968,
// 10.1287/opre.16.5.955). All pairs are weighed in one pass over the entries, after
// R. A. Whitaker 1983 (10.1080/03155986.1983.11731889) and M. G. C. Resende and
// R. F. Werneck 2007 (10.1016/j.ejor.2005.10.068).
type swapper struct {
	in    *instance
	floor []float64
	slot  []int32 // of each open site, −1: not open
	open  []int32 // site of each slot
	adds  []float64
	loses []float64   // by slot
	keeps [][]float64 // by slot and site: what the site makes good of the loss
	count []int       // open sites of each group
}

func newSwapper(in *instance) *swapper {
	s := &swapper{in: in, floor: in.soft(), slot: make([]int32, in.sites()), adds: make([]float64, in.sites()), count: make([]int, len(in.need))}
	s.loses = make([]float64, in.pick)
	s.keeps = make([][]float64, in.pick)
	for k := range s.keeps {
		s.keeps[k] = make([]float64, in.sites())
	}
	return s
}

// mostExchanges is how many pairs of sites are kept account of: more take too much room.
const mostExchanges = 1 << 21

// improve exchanges sites of set that fates leave undecided, until no exchange gains
// more than least.
func (s *swapper) improve(ctx context.Context, set []bool, fates []fate, least float64) {
	s.open = s.open[:0]
	clear(s.count)
	for j, o := range set {
		if s.slot[j] = -1; o {
			s.slot[j] = int32(len(s.open))
			s.open = append(s.open, int32(j))
			s.tell(int32(j), 1)
		}
	}
	for ctx.Err() == nil {
		j, k, profit := s.pair(fates)
		if j < 0 || profit <= least {
			return
		}
		out := s.open[k]
		set[out], set[j] = false, true
		s.slot[out], s.slot[j], s.open[k] = -1, k, j
		s.tell(out, -1)
		s.tell(j, 1)
	}
}

// tell counts a site in its group.
func (s *swapper) tell(j int32, by int) {
	if g := s.in.group[j]; g >= 0 {
		s.count[g] += by
	}
}

// pair returns the best exchange: site j for that of slot k.
func (s *swapper) pair(fates []fate) (site, slot int32, profit float64) {
	s.weigh()
	site = -1
	for k, out := range s.open {
		if fates[out] != undecided {
			continue
		}
		own := s.in.group[out]
		bound := own >= 0 && s.count[own] <= s.in.need[own]
		for j, a := range s.adds {
			if s.slot[j] >= 0 || fates[j] != undecided || bound && s.in.group[j] != own {
				continue
			}
			if p := a - s.loses[k] + s.keeps[k][j]; site < 0 || p > profit {
				site, slot, profit = int32(j), int32(k), p
			}
		}
	}
	return site, slot, profit
}

// weigh sets adds, loses and keeps.
func (s *swapper) weigh() {
	in := s.in
	clear(s.adds)
	clear(s.loses)
	for k := range s.open {
		clear(s.keeps[k])
	}
	for i, floor := range s.floor {
		first, one, two := s.servers(i, floor)
		if first >= 0 {
			s.loses[first] += one - two
		}
		for e := in.start[i]; e < in.start[i+1]; e++ {
			j, g := in.site[e], in.gain[e]
			if g <= two || first < 0 && g <= one {
				break
			}
			if s.slot[j] >= 0 {
				continue
			}
			if g > one {
				s.adds[j] += g - one
			}
			if first >= 0 {
				s.keeps[first][j] += min(g, one) - two
			}
		}
	}
}

// servers returns the slot of the best open site of a row, −1 when it is the floor,
// its gain, and that of the second best.
func (s *swapper) servers(i int, floor float64) (slot int32, one, two float64) {
	in := s.in
	slot, one, two = -1, floor, floor
	for e := in.start[i]; e < in.start[i+1] && in.gain[e] > floor; e++ {
		if k := s.slot[in.site[e]]; k >= 0 {
			if slot >= 0 {
				return slot, one, in.gain[e]
			}
			slot, one = k, in.gain[e]
		}
	}
	return slot, one, two
}
