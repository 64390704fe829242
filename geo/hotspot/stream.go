package hotspot

import (
	"hash/fnv"
	"math/bits"
)

// stream is a source of random numbers of a unit's own. It follows from the seed,
// the unit's code and the block of draws alone: the answer depends neither on the
// number of cores nor on the order of the units. It is SplitMix64 (G. L. Steele,
// D. Lea and C. H. Flood 2014, https://doi.org/10.1145/2714064.2660195), whose
// state is a counter: a processor works on several draws at once.
type stream uint64

// newStream returns the stream of a block of a unit's draws.
func newStream(seed uint64, code string, block int) stream {
	h := fnv.New64a()
	h.Write([]byte(code))
	return stream(mix(mix(mix(seed+golden)+h.Sum64()) + uint64(block)))
}

// golden is 2⁶⁴ divided by the golden ratio, made odd.
const golden = 0x9e3779b97f4a7c15

// next returns 64 random bits.
func (s *stream) next() uint64 {
	*s += golden
	return mix(uint64(*s))
}

func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}

// uniform returns a number inside (0, 1).
func (s *stream) uniform() float64 { return (float64(s.next()>>11) + 0.5) * 0x1p-53 }

// below returns a whole number from 0 to n − 1, each equally likely (D. Lemire
// 2019, https://doi.org/10.1145/3230636).
func (s *stream) below(n uint64) uint64 {
	number, rest := bits.Mul64(s.next(), n)
	if rest < n {
		for least := -n % n; rest < least; {
			number, rest = bits.Mul64(s.next(), n)
		}
	}
	return number
}
