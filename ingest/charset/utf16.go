package charset

import (
	"bytes"
	"unicode"

	utf "golang.org/x/text/encoding/unicode"
)

// fromUTF16 decodes a sample that has the byte order mark of UTF-16, or the
// zeros in every other place that text with blanks, digits and ASCII letters has
// in UTF-16 and in no other encoding.
func fromUTF16(sample []byte) (text string, e Encoding, ok bool) {
	marked := true
	switch {
	case bytes.HasPrefix(sample, []byte{0xff, 0xfe}):
		e = UTF16LE
	case bytes.HasPrefix(sample, []byte{0xfe, 0xff}):
		e = UTF16BE
	default:
		marked = false
		if e, ok = zerosOf(sample); !ok {
			return "", 0, false
		}
	}
	order := utf.LittleEndian
	if e == UTF16BE {
		order = utf.BigEndian
	}
	decoded, err := utf.UTF16(order, utf.UseBOM).NewDecoder().Bytes(sample[:len(sample)&^1])
	return string(decoded), e, err == nil && (marked || isText(decoded))
}

// isText tells that at most one character in fifty is a control code or damaged.
func isText(decoded []byte) bool {
	all, wrong := 0, 0
	for _, r := range string(decoded) {
		all++
		if r == unicode.ReplacementChar || unicode.IsControl(r) && r != '\n' && r != '\r' && r != '\t' {
			wrong++
		}
	}
	return wrong*50 <= all
}

// zerosOf tells by the places of zero bytes: at least a third of one side, at
// most a hundredth of the other. Vietnamese text has a zero in seven of ten
// characters; fewer than four bytes say nothing.
func zerosOf(sample []byte) (Encoding, bool) {
	if len(sample) < 4 {
		return 0, false
	}
	var zeros [2]int
	for i, b := range sample {
		if b == 0 {
			zeros[i&1]++
		}
	}
	pairs := len(sample) / 2
	switch {
	case zeros[1]*3 >= pairs && zeros[0]*100 <= pairs:
		return UTF16LE, true
	case zeros[0]*3 >= pairs && zeros[1]*100 <= pairs:
		return UTF16BE, true
	}
	return 0, false
}
