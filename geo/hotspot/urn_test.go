package hotspot

import (
	"fmt"
	"math"
	"math/bits"
	"testing"

	"github.com/antoan-vn/antoan/geo/rate"
)

// fits tells whether counts are as expected, by the chi-squared statistic: neither
// further off than chance has it, nor nearer.
func fits(t *testing.T, what string, seen []int, expected []float64) {
	t.Helper()
	sum := 0.0
	for i, e := range expected {
		d := float64(seen[i]) - e
		sum += d * d / e
	}
	free := float64(len(expected) - 1)
	if math.Abs(sum-free) > 4.5*math.Sqrt(2*free)+3 {
		t.Errorf("%s: chi-squared %.1f with %v degrees of freedom", what, sum, free)
	}
}

func evenly(cells int, draws float64) []float64 {
	e := make([]float64, cells)
	for i := range e {
		e[i] = draws / float64(cells)
	}
	return e
}

// powers are values every sum of which says what was drawn.
func powers(n int) []float64 {
	x := make([]float64, n)
	for i := range x {
		x[i] = float64(int(1) << i)
	}
	return x
}

// subsets of k units, without unit i, as sums of powers.
func subsets(n, k, i int) (all []float64) {
	for s := range 1 << n {
		if s>>i&1 == 0 && bits.OnesCount(uint(s)) == k {
			all = append(all, float64(s))
		}
	}
	return all
}

// Every choice of neighbours is as likely as every other, whichever way they are
// drawn: anew (2 of 9), by shuffling (4 of 9), or by what is left out (5 to 8 of 9);
// and the unit's own value is never drawn.
func TestUrn(t *testing.T) {
	t.Parallel()
	const n, draws = 10, 20_000
	for k := 1; k < n; k++ {
		for _, i := range []int{0, 4, n - 1} {
			u := newUrn(powers(n), n-1)
			all := subsets(n, k, i)
			seen := make([]int, len(all))
			for at, s := range all {
				// The same stream has the same draws.
				r := u.draw(newStream(7, "unit", k), i, k, draws, s, 0.25)
				seen[at] = r.low + r.high - draws
			}
			if k == n-1 {
				if seen[0] != draws {
					t.Errorf("all others: drawn %d times of %d", seen[0], draws)
				}
				continue
			}
			total := 0
			for _, c := range seen {
				total += c
			}
			if total != draws {
				t.Fatalf("%d of %d draws were of %d others than unit %d", total, draws, k, i)
			}
			fits(t, fmt.Sprintf("%d of %d", k, n-1), seen, evenly(len(all), draws))
			for j, v := range u.values {
				if v != float64(int(1)<<j) {
					t.Fatalf("the urn is out of order: %v", u.values)
				}
			}
		}
	}
}

// What was drawn last says nothing of what comes next, though the shuffled order
// is kept.
func TestUrnForgets(t *testing.T) {
	t.Parallel()
	const n, k, pairs = 6, 3, 20_000
	all := subsets(n, k, 5)
	u := newUrn(powers(n), n-1)
	seen := make([]int, len(all)*len(all))
	for p := range pairs {
		first, second := -1, -1
		for at, s := range all {
			one, two := u.draw(newStream(3, "a", p), 5, k, 1, s, 0.25), u.draw(newStream(3, "a", p), 5, k, 2, s, 0.25)
			if one.low+one.high == 2 {
				first = at
			}
			if two.low+two.high-2 > one.low+one.high-1 {
				second = at
			}
		}
		seen[first*len(all)+second]++
	}
	fits(t, "pairs of draws", seen, evenly(len(seen), pairs))
}

// unmix undoes mix.
func unmix(z uint64) uint64 {
	inverse := func(a uint64) uint64 {
		x := a // Newton's iteration doubles the bits that are right, three to begin with
		for range 5 {
			x *= 2 - a*x
		}
		return x
	}
	unshift := func(z uint64, by uint) uint64 {
		x := z
		for range 64 / by {
			x = z ^ x>>by
		}
		return x
	}
	z = unshift(z, 31) * inverse(0x94d049bb133111eb)
	z = unshift(z, 27) * inverse(0xbf58476d1ce4e5b9)
	return unshift(z, 30)
}

// saying returns a stream whose next word is given.
func saying(word uint64) stream {
	s := stream(unmix(word))
	return s - golden
}

// Numbers from one word are exactly as likely as each other: of the 2⁶⁴ words as many
// are taken for each combination. The words of a combination lie side by side; one
// that has a word more than another loses its first.
func TestBatchIsUnbiased(t *testing.T) {
	t.Parallel()
	for _, bound := range []int{1, 2, 3, 5, 7, 100, 3_320, 65_537, 99_999, 1 << 20, 3<<20 + 1, math.MaxInt32} {
		b := newBatch(bound)
		count := b.power[b.per]
		// floor(2⁶⁴/count) words for each.
		quota, rest := bits.Div64(1, 0, max(count, 2))
		for step := range uint64(200) {
			index := step * (max(1, count/200))
			if step == 199 {
				index = count - 1
			}
			if index >= count || count < 2 {
				continue
			}
			first, end := firstWord(index, count), uint64(0)
			if index+1 < count {
				end = firstWord(index+1, count)
			}
			words := end - first
			to := make([]uint32, b.per)
			s := saying(first)
			b.fill(&s, to)
			if taken := s == saying(first)+golden; words == quota && !taken || words == quota+1 && taken || words != quota && words != quota+1 {
				t.Fatalf("bound %d: %d words of %d for combination %d, the first taken: %v", bound, words, quota, index, taken)
			}
			s = saying(first + 1)
			b.fill(&s, to)
			if s != saying(first+1)+golden {
				t.Fatalf("bound %d: the second word of combination %d was thrown away", bound, index)
			}
			left := index
			for c := len(to) - 1; c >= 0; c-- {
				if uint64(to[c]) != left%uint64(bound) {
					t.Fatalf("bound %d: combination %d reads %v", bound, index, to)
				}
				left /= uint64(bound)
			}
		}
		if float64(rest) > 0x1p58 {
			t.Errorf("bound %d: one word in %v is thrown away", bound, 0x1p64/float64(rest))
		}
	}
}

// firstWord returns the least word whose product with count has index above 2⁶⁴:
// index·2⁶⁴/count, rounded up.
func firstWord(index, count uint64) uint64 {
	word, rest := bits.Div64(index, 0, count)
	if rest > 0 {
		word++
	}
	return word
}

// More numbers than a word gives, and single ones.
func TestBatchFills(t *testing.T) {
	t.Parallel()
	const bound, draws = 6, 30_000
	b, s := newBatch(bound), newStream(1, "", 0)
	to := make([]uint32, b.per+3)
	pairs, single := make([]int, bound*bound), make([]int, bound)
	for range draws {
		b.fill(&s, to)
		pairs[to[b.per-1]*bound+to[b.per]]++
		single[s.below(bound)]++
	}
	fits(t, "numbers of two words", pairs, evenly(len(pairs), draws))
	fits(t, "single numbers", single, evenly(bound, draws))
}

// Units, seeds and blocks have streams of their own.
func TestStreams(t *testing.T) {
	t.Parallel()
	seen := map[uint64]bool{}
	first := make([]int, 64)
	for i := range 20 {
		for j := range 20 {
			for k := range 20 {
				s := newStream(uint64(i), fmt.Sprintf("%05d", j), k)
				word := s.next()
				seen[word] = true
				first[word>>58]++
			}
		}
	}
	if len(seen) != 8_000 {
		t.Errorf("%d streams of 8,000 begin otherwise than all others", len(seen))
	}
	fits(t, "first words", first, evenly(64, 8_000))
}

// Both ways to draw a binomial number against its exact masses.
func TestBinomial(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		n int64
		p float64
	}{{0, 0.3}, {1, 0.2}, {50, 0.02}, {1_000, 0.0099}, {19, 0.5}, {20, 0.5}, {100, 0.3}, {60, 0.4}, {1_000, 0.011}, {1_000_000, 1e-4}, {1_000_000, 3e-6}, {40, 0.8}, {30, 0.97}, {5, 1}} {
		const draws = 200_000
		s, chance := newStream(2, "", int(c.n)), newChance(c.p)
		seen := map[int64]int{}
		for range draws {
			k := s.binomial(c.n, &chance)
			if k < 0 || k > c.n {
				t.Fatalf("%d of %d", k, c.n)
			}
			seen[k]++
		}
		// Numbers that are expected less than ten times stand together at both ends.
		var cells []int
		var expected []float64
		count, mass := 0, 0.0
		for k := int64(0); k <= c.n; k++ {
			low, high := rate.BinomialTails(k, c.n, c.p)
			count, mass = count+seen[k], mass+(low+high-1)
			if above := 1 - low; mass*draws >= 10 && above*draws >= 10 {
				cells, expected = append(cells, count), append(expected, mass*draws)
				count, mass = 0, 0
			} else if above*draws < 1e-6 {
				break
			}
		}
		cells, expected = append(cells, count), append(expected, mass*draws)
		if len(cells) == 1 {
			if cells[0] != draws {
				t.Errorf("%v: %v", c, seen)
			}
			continue
		}
		fits(t, fmt.Sprint(c), cells, expected)
	}
}
