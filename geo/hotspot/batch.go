package hotspot

import "math/bits"

// batch draws several whole numbers below one bound from each 64 random bits (N.
// Brackett-Rozinsky and D. Lemire 2024, https://doi.org/10.1002/spe.3369): every
// multiplication by the bound leaves a number in its upper half and the rest of
// the randomness in its lower one.
type batch struct {
	bound uint64
	power [65]uint64 // bound to the power of the index
	per   int        // numbers from one word
}

// newBatch returns a batch for numbers from 0 to bound − 1, bound at least 1.
func newBatch(bound int) batch {
	b := batch{bound: uint64(bound)}
	b.power[0] = 1
	// Beyond 2⁵⁸ a word would be thrown away too often.
	for b.per = 0; b.per == 0 || b.per+1 < len(b.power) && b.power[b.per] <= 1<<58/b.bound; b.per++ {
		b.power[b.per+1] = b.power[b.per] * b.bound
	}
	return b
}

// fill fills to with numbers, each combination equally likely. Where a word gives four,
// as for a country's communes, that is written out: a processor then works on several
// words at a time.
func (b *batch) fill(s *stream, to []uint32) {
	if b.per == 4 {
		to = b.fillByFours(s, to)
	}
	for len(to) > 0 {
		some := to[:min(b.per, len(to))]
		rest := s.next()
		for c := range some {
			var number uint64
			number, rest = bits.Mul64(rest, b.bound)
			some[c] = uint32(number)
		}
		if all := b.power[len(some)]; rest < all && rest < -all%all {
			continue // this word would favour the lower numbers
		}
		to = to[len(some):]
	}
}

// fillByFours fills fours and returns what is left.
func (b *batch) fillByFours(s *stream, to []uint32) []uint32 {
	n, all, at := b.bound, b.power[4], uint64(*s)
	for len(to) >= 4 {
		at += golden // the stream's next, in a register
		n0, rest := bits.Mul64(mix(at), n)
		n1, rest := bits.Mul64(rest, n)
		n2, rest := bits.Mul64(rest, n)
		n3, rest := bits.Mul64(rest, n)
		if rest < all && rest < -all%all {
			continue
		}
		to[0], to[1], to[2], to[3] = uint32(n0), uint32(n1), uint32(n2), uint32(n3)
		to = to[4:]
	}
	*s = stream(at)
	return to
}
