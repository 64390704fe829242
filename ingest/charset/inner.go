package charset

import (
	"unicode"
	"unicode/utf8"
)

// decode reads bytes of an inner encoding, appends the text, and counts the
// bytes that speak against the encoding. c is the page the bytes came through.
func (in inner) decode(dst, src []byte, c *carrier) (text []byte, strange int) {
	switch in {
	case innerTCVN3:
		return decodeTCVN3(dst, src)
	case innerVNI:
		return decodeVNI(dst, src)
	case innerUTF8:
		return decodeMojibake(dst, src, c)
	}
	for _, b := range src { // inner1258
		r := vietnamese.rune(b)
		dst = utf8.AppendRune(dst, r)
		if isControl(r) {
			strange++
		}
	}
	return dst, strange
}

// undo reads Unicode text as the bytes of a carrier, in which the inner encoding
// stands. Characters that the carrier does not have stay as they are; letters
// and marks among them, which say that the text was never damaged, are counted.
func (in inner) undo(text string, c *carrier) (mended []byte, strange, letters int) {
	if c == western {
		text = nfc(text) // the page has no marks: they were split off later
	}
	var bytes []byte
	for len(text) > 0 {
		var n, s int
		bytes, n = c.encode(bytes[:0], text)
		mended, s = in.decode(mended, bytes, c)
		strange += s
		if text = text[n:]; text == "" {
			break
		}
		r, size := utf8.DecodeRuneInString(text)
		if unicode.IsLetter(r) || unicode.IsMark(r) || r == utf8.RuneError {
			letters++
		}
		mended = utf8.AppendRune(mended, r)
		text = text[size:]
	}
	return mended, strange, letters
}
