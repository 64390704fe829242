package charset

import (
	"encoding/binary"
	"math/bits"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

const highBits = 0x8080808080808080

// clean returns the length of the front of p that passes as it is: valid UTF-8 in
// NFC of characters that do not combine with what stands before them. It stops
// before U+FFFD, which the caller counts, and before an incomplete character.
//
// The ranges that Vietnamese and typography use are known to be so and cost a
// comparison; everything else asks the tables of norm.
func clean(p []byte) int {
	i := 0
	for i < len(p) {
		b := p[i]
		if b < utf8.RuneSelf {
			i++
			for i+8 <= len(p) {
				high := binary.LittleEndian.Uint64(p[i:]) & highBits
				if high != 0 {
					i += bits.TrailingZeros64(high) / 8
					break
				}
				i += 8
			}
			continue
		}
		rest := p[i:]
		switch {
		case 0xc2 <= b && b <= 0xcb: // U+0080 to U+02FF
			if len(rest) < 2 {
				return i
			}
			if rest[1]&0xc0 == 0x80 {
				i += 2
				continue
			}
		case b == 0xe1: // U+1E00 to U+1EFF
			if len(rest) < 3 {
				return i
			}
			if 0xb8 <= rest[1] && rest[1] <= 0xbb && rest[2]&0xc0 == 0x80 {
				i += 3
				continue
			}
		}
		n := cleanRune(rest)
		if n == 0 {
			return i
		}
		i += n
	}
	return i
}

// cleanRune returns the length of a character that passes, 0 for one that does not.
func cleanRune(p []byte) int {
	r, n := utf8.DecodeRune(p)
	if r == utf8.RuneError {
		return 0
	}
	if !norm.NFC.IsNormal(p[:n]) || !norm.NFC.Properties(p).BoundaryBefore() {
		return 0
	}
	return n
}

// lastRune returns where the last character of p begins.
func lastRune(p []byte) int {
	_, n := utf8.DecodeLastRune(p)
	return len(p) - n
}
