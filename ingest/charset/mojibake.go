package charset

import "unicode/utf8"

// decodeMojibake appends the text whose UTF-8 the bytes are. Bytes that are no
// UTF-8 were not damaged that way: they stay the characters of the carrier, and
// are counted.
func decodeMojibake(dst, src []byte, c *carrier) (text []byte, strange int) {
	for len(src) > 0 {
		b := src[0]
		if b < utf8.RuneSelf {
			dst = append(dst, b)
			src = src[1:]
			continue
		}
		r, n := utf8.DecodeRune(src)
		if r == utf8.RuneError && n == 1 {
			strange++
			r = c.rune(b)
		}
		dst = utf8.AppendRune(dst, r)
		src = src[n:]
	}
	return dst, strange
}
