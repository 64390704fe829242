package siting

import (
	"math"
	"slices"
)

// merger joins rows that gain alike from the same sites.
type merger struct {
	in   *instance
	seen map[uint64][]int32
}

// add makes a row of the entries from first on, or adds them to the row that is like
// it, and returns its number.
func (m *merger) add(first int, floor, volume float64) int32 {
	in := m.in
	top, last := in.gain[first], in.gain[len(in.gain)-1]
	// Shares of rows in a full site can be told apart unless each unit gains the same.
	if top == last && !math.IsInf(floor, -1) && (in.room == nil || top == volume) {
		key := hashSites(in.site[first:])
		for _, r := range m.seen[key] {
			if slices.Equal(in.site[in.start[r]:in.start[r+1]], in.site[first:]) {
				for e := in.start[r]; e < in.start[r+1]; e++ {
					in.gain[e] += top
				}
				in.floor[r] += floor
				in.top[r] += top
				if in.room != nil {
					in.volume[r] += volume
				}
				in.site, in.gain = in.site[:first], in.gain[:first]
				return r
			}
		}
		m.seen[key] = append(m.seen[key], int32(in.rows()))
	}
	in.floor, in.top = append(in.floor, floor), append(in.top, top)
	if in.room != nil {
		in.volume = append(in.volume, volume)
	}
	in.start = append(in.start, int32(len(in.site)))
	return int32(in.rows() - 1)
}

// hashSites is FNV-1a.
func hashSites(sites []int32) uint64 {
	h := uint64(14695981039346656037)
	for _, j := range sites {
		h = (h ^ uint64(uint32(j))) * 1099511628211
	}
	return h
}
