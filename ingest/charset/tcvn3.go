package charset

import "unicode/utf8"

// tcvn3Upper is the right half of TCVN 5712:1993, from A0 to FF, one row per
// sixteen codes. VN3, what the .VnTime fonts hold, is the 67 accented small
// letters, the seven capitals Ă Â Ê Ô Ơ Ư Đ and the no-break space; the other
// capitals are those of VN2, its superset, and are read where they occur. VN2
// has combining tones at B0–B4, which VN3 leaves free and Windows text fills with
// ° ± ² ³ ´ (degrees, square metres): those are read. A table of the same
// standard in GNU libc (TCVN5712-1) and published TCVN3 tables agree.
const tcvn3Upper = "\u00a0ĂÂÊÔƠƯĐăâêôơưđẰ" + // A0
	"°±²³´àảãáạẲằẳẵắẴ" + // B0
	"ẮẦẨẪẤỀặầẩẫấậèỂẻẽ" + // C0
	"éẹềểễếệìỉỄẾỒĩíịò" + // D0
	"Ổỏõóọồổỗốộờởỡớợù" + // E0
	"ỖủũúụừửữứựỳỷỹýỵỐ" // F0

// tcvn3Beyond are the capitals that VN3 does not have: in a file of a .VnTime
// font they hardly occur.
const tcvn3Beyond = "\xaf\xba\xbf\xc0\xc1\xc2\xc3\xc4\xc5\xcd\xd9\xda\xdb\xe0\xf0\xff"

// tcvn3 holds the letter of each byte. The standard leaves 80–9F to control
// codes; text typed in Windows has the dashes and quotes of Windows-1252 there.
var tcvn3 = func() (table [256]rune) {
	for b := range table {
		table[b] = western.rune(byte(b))
	}
	b := 0xa0
	for _, r := range tcvn3Upper {
		table[b] = r
		b++
	}
	return table
}()

// tcvn3Strange marks the bytes that speak against the encoding.
var tcvn3Strange = func() (strange [256]bool) {
	for _, b := range []byte(tcvn3Beyond) {
		strange[b] = true
	}
	for b := 0x80; b < 0xa0; b++ {
		strange[b] = isControl(tcvn3[b])
	}
	return strange
}()

// decodeTCVN3 appends what the bytes say, and counts those that VN3 does not have.
func decodeTCVN3(dst, src []byte) (text []byte, strange int) {
	for _, b := range src {
		if b < utf8.RuneSelf {
			dst = append(dst, b)
			continue
		}
		dst = utf8.AppendRune(dst, tcvn3[b])
		if tcvn3Strange[b] {
			strange++
		}
	}
	return dst, strange
}

// isControl tells the C1 controls, which no text has.
func isControl(r rune) bool { return 0x80 <= r && r < 0xa0 }
