package placename

import "math/bits"

// spelling is a name without type and accents, made ready for edit distances.
type spelling struct {
	folded  string
	letters uint64 // a bit for each letter and digit that occurs
	places  span   // of the name
}

func newSpelling(folded string, first int32) spelling {
	return spelling{folded: folded, letters: lettersOf(folded), places: span{first, first + 1}}
}

func lettersOf[S string | []byte](s S) uint64 {
	var set uint64
	for i := range len(s) {
		set |= 1 << (s[i] & 63)
	}
	return set
}

// near tells whether two names can be within a distance at all: each edit changes
// the set of letters by two at most.
func (s *spelling) near(letters uint64, length, limit int) bool {
	d := len(s.folded) - length
	return -limit <= d && d <= limit && bits.OnesCount64(s.letters^letters) <= 2*limit
}

// distance returns the number of letters to insert, delete, replace or swap with
// their neighbour to make a of b, each letter touched once (optimal string
// alignment), or limit+1 where it is above limit. Cost is O(limit·len).
func distance[A, B string | []byte](a A, b B, limit int) int {
	const longest = maxBytes + 1
	if len(a)-len(b) > limit || len(b)-len(a) > limit || len(b) >= longest {
		return limit + 1
	}
	var rows [3][longest]int16
	before, last, row := &rows[0], &rows[1], &rows[2]
	far := int16(limit + 1)
	for j := range len(b) + 1 {
		last[j] = min(int16(j), far)
	}
	for i := 1; i <= len(a); i++ {
		from, to := max(1, i-limit), min(len(b), i+limit)
		row[from-1] = far
		if from == 1 {
			row[0] = min(int16(i), far)
		}
		least := row[from-1]
		for j := from; j <= to; j++ {
			cost := last[j-1]
			if a[i-1] != b[j-1] {
				cost++
			}
			d := min(cost, row[j-1]+1)
			if j < i+limit { // beyond the band of the row before
				d = min(d, last[j]+1)
			}
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				d = min(d, before[j-2]+1)
			}
			row[j] = min(d, far)
			least = min(least, row[j])
		}
		if least >= far {
			return limit + 1
		}
		before, last, row = last, row, before
	}
	return int(last[len(b)])
}
