package analysis

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"

	"github.com/antoan-vn/antoan/geo/rate"
)

// rankDraws of the rates say between which ranks a unit can be told to be.
const rankDraws = 1000

// ranking is the order of the units that may be ranked, the neediest first.
type ranking struct {
	rank, low, high []int64 // from 1; missing for a unit that is not ranked
	units           int
}

// rankOf orders the units by need, equals by code, and again for every draw of the
// rates: low and high are the ranks that the middle 95 % of the draws lie between.
func (n *needs) rankOf(q *question, prior *rate.Prior) (*ranking, error) {
	var in []int
	r := &ranking{}
	for i, v := range n.score {
		r.rank, r.low, r.high = append(r.rank, missing), append(r.low, missing), append(r.high, missing)
		if !math.IsNaN(v) && n.models.count[i] == 0 {
			in = append(in, i)
		}
	}
	r.units = len(in)
	order := make([]int, len(in))
	descending(order, in, n.score)
	for at, k := range order {
		r.rank[in[k]] = int64(at + 1)
	}
	drawn, err := n.drawn(q, prior, in)
	if err != nil {
		return nil, err
	}
	ranks := make([][]int64, len(in))
	scores := make([]float64, len(in))
	all := make([]int, len(in))
	for k := range all {
		all[k] = k
	}
	for d := range rankDraws {
		for k := range in {
			scores[k] = drawn[k][d]
		}
		descending(order, all, scores)
		for at, k := range order {
			ranks[k] = append(ranks[k], int64(at+1))
		}
		if q.ctx.Err() != nil {
			return nil, q.ctx.Err()
		}
	}
	for k, i := range in {
		slices.Sort(ranks[k])
		cut := rankDraws * (1 - confidence) / 2
		r.low[i], r.high[i] = ranks[k][int(cut)], ranks[k][rankDraws-1-int(cut)]
		r.low[i], r.high[i] = min(r.low[i], r.rank[i]), max(r.high[i], r.rank[i])
	}
	return r, nil
}

// descending fills order with the places in units from the highest score down.
func descending(order, units []int, score []float64) {
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch va, vb := score[units[a]], score[units[b]]; {
		case va > vb:
			return -1
		case va < vb:
			return 1
		}
		return 0
	})
}

// drawn are the needs of units for rates as they may truly be. Each unit has a stream
// of its own, from the seed and its code: neither the order of units nor who else is
// ranked changes its draws.
func (n *needs) drawn(q *question, prior *rate.Prior, in []int) ([][]float64, error) {
	all := make([][]float64, len(in))
	share := n.weights[needRate] / n.weights.sum() * 100
	for k, i := range in {
		draws := make([]float64, rankDraws)
		if prior != nil && n.topRate > 0 && share > 0 {
			h := fnv.New64a()
			_, _ = h.Write([]byte(q.Edition.Code + "\x00" + q.level.units[i].Code)) // a hash takes everything
			prior.Draws(n.risk.counts[i], n.risk.people[i], rand.New(rand.NewPCG(q.method.Options.Seed, h.Sum64())), draws)
			for d := range draws {
				draws[d] = n.score[i] + share*(draws[d]/n.topRate-n.parts[i][needRate])
			}
		} else {
			for d := range draws {
				draws[d] = n.score[i]
			}
		}
		all[k] = draws
	}
	return all, q.ctx.Err()
}
