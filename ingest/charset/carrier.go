package charset

import (
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"
)

// carrier is the Windows code page that a program took old text for, so that a
// character stands for the byte it has there.
type carrier struct {
	page  *charmap.Charmap
	bytes map[rune]byte
	// composed holds the two bytes of the letters that the page writes as a base and
	// a mark. Made at first use: most files need none.
	composed func() map[rune]string
}

var (
	western    = newCarrier(charmap.Windows1252)
	vietnamese = newCarrier(charmap.Windows1258)
)

func newCarrier(page *charmap.Charmap) *carrier {
	c := &carrier{page: page, bytes: make(map[rune]byte, 128)}
	for b := 0x80; b < 0x100; b++ {
		c.bytes[c.rune(byte(b))] = byte(b)
	}
	c.composed = sync.OnceValue(func() map[rune]string {
		all := make(map[rune]string)
		for _, block := range [...][2]rune{{0xa0, 0x24f}, {0x1e00, 0x1eff}} { // the Latin letters that have marks
			for r := block[0]; r <= block[1]; r++ {
				if _, whole := c.bytes[r]; whole {
					continue
				}
				if two := c.apart(r); two != "" {
					all[r] = two
				}
			}
		}
		return all
	})
	return c
}

// rune returns the character of a byte. Places that the page leaves free are the
// C1 control of the same number, which is what Windows makes of them.
func (c *carrier) rune(b byte) rune {
	if r := c.page.DecodeByte(b); r != utf8.RuneError {
		return r
	}
	return rune(b)
}

// encode appends the byte of every character up to the first that the page does
// not have, and returns how much of the text that was. A letter that was composed
// after the damage, such as ò in Windows-1258, is taken apart again.
func (c *carrier) encode(dst []byte, text string) (b []byte, n int) {
	for i, r := range text {
		if r < utf8.RuneSelf {
			dst = append(dst, byte(r))
			continue
		}
		if code, ok := c.bytes[r]; ok {
			dst = append(dst, code)
			continue
		}
		two, ok := c.composed()[r]
		if !ok {
			return dst, i
		}
		dst = append(dst, two...)
	}
	return dst, len(text)
}

// takesApart tells whether encode takes a letter of the text apart.
func (c *carrier) takesApart(text string) bool {
	for _, r := range text {
		if r < utf8.RuneSelf {
			continue
		}
		if _, whole := c.bytes[r]; !whole && c.composed()[r] != "" {
			return true
		}
	}
	return false
}

// apart returns the bytes of a composed letter's base and of one of its marks,
// empty where the page has no such two. Canonical order need not put last the
// mark that stood alone (a dot below comes before a hat), so each is tried.
func (c *carrier) apart(r rune) string {
	full := []rune(norm.NFD.String(string(r)))
	for i := 1; i < len(full); i++ {
		mark, ok := c.bytes[full[i]]
		rest := []rune(norm.NFC.String(string(full[:i]) + string(full[i+1:])))
		if !ok || len(rest) != 1 {
			continue
		}
		if rest[0] < utf8.RuneSelf {
			return string([]byte{byte(rest[0]), mark})
		}
		if base, ok := c.bytes[rest[0]]; ok {
			return string([]byte{base, mark})
		}
	}
	return ""
}
