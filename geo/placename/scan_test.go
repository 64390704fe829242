package placename

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// shown writes a text's words, spelled and without accents, tones as digits.
func shown(s string) string {
	var t text
	t.scan(s)
	tone := strings.NewReplacer("\x01", "`", "\x02", "´", "\x03", "~", "\x04", "?", "\x05", ".")
	return tone.Replace(string(t.exact[:t.e])) + " = " + string(t.folded[:t.f])
}

func TestScan(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"Hoà":                         "hoa` = hoa",
		"HÒA":                         "hoa` = hoa",
		"Thuỷ Thủy":                   "thuy? thuy? = thuy thuy",
		"Quý Qúy":                     "quy´ quy´ = quy quy",
		"Đường Ðông ðông":             "DUPng` DOng DOng = duong dong dong",
		"Nguyễn ẨN ặ":                 "nguyEn~ Bn? A. = nguyen an a",
		"P.02 Q10 007 0 00":           "p 2 q 10 7 0 0 = p 2 q 10 7 0 0",
		"K' Nàng K’Nàng Tr'Hy":        "knang` knang` trhy = knang knang trhy",
		"'Xã Sông'":                   "xa~ sOng = xa song",
		"Chân\u00a0Mây–Lăng\tCô":      "chBn mBy lAng cO = chan may lang co",
		"\ufeffx\u200b\u00adã":        "xa~ = xa",
		"a\u0309\u0323 a\u0323\u0309": "a. a. = a a", // two tones, in either order
		"o\u0302\u031b o\u031b\u0302": "P P = o o",   // circumflex and horn, in either order
		"e\u0340 e\u0341":             "e` e´ = e e",
		"Ｘã １２":                       "xa~ 12 = xa 12",
		"Ñandú ç":                     "nandu~ c = nandu c",
		"\u0301 ? !":                  " = ",
	} {
		for _, form := range []norm.Form{norm.NFC, norm.NFD} {
			if got := shown(form.String(text)); got != want {
				t.Errorf("%q is %q, want %q", text, got, want)
			}
		}
		if got := shown(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

func TestScanLong(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		text string
		long bool
	}{
		{strings.Repeat("x ", maxWords), false}, {strings.Repeat("x ", maxWords+1), true},
		{strings.Repeat("x", maxBytes-5), false}, {strings.Repeat("ỡ", maxBytes+1), true}, {strings.Repeat("語", maxBytes), true},
	} {
		var got text
		if got.scan(c.text); got.long != c.long {
			t.Errorf("%d bytes: long is %v", len(c.text), got.long)
		}
	}
}

func TestTyped(t *testing.T) {
	t.Parallel()
	for s, want := range map[string]struct {
		kind  kind
		words int
	}{
		"Xã Đông": {xa, 1}, "xa dong": {xa, 1}, "X.Đông": {xa, 1}, "X Đông": {xa, 1},
		"Phường 2": {phuong, 1}, "P2": {phuong, 1}, "P.02": {phuong, 1}, "phuong 2": {phuong, 1},
		"Thị Trấn Đông": {thiTran, 2}, "TT. Đông": {thiTran, 1}, "T.T Đông": {thiTran, 2}, "T.Trấn Đông": {thiTran, 2},
		"Đặc khu Đông": {dacKhu, 2}, "ĐK. Đông": {dacKhu, 1}, "dk dong": {dacKhu, 1},
		"Huyện Đông": {huyen, 1}, "H. Đông": {huyen, 1}, "Huyện đảo Đông": {huyen, 2},
		"Quận 1": {quan, 1}, "Q1": {quan, 1}, "Thị xã Đông": {thiXa, 2}, "TX.Đông": {thiXa, 1},
		"Thành phố Đông": {thanhPho, 2}, "TP. Đông": {thanhPho, 1}, "T.P. Đông": {thanhPho, 2}, "Thủ đô Đông": {thanhPho, 2},
		"Tỉnh Đông": {tinh, 1}, "T. Đông": {tinh, 1},
		// No types: other accents, nothing left, an apostrophe, a comma.
		"Phương Đông": {}, "Xà Đông": {}, "Xã": {}, "Thị trấn": {}, "H'Đông": {}, "Xã, Đông": {}, "Quán Đông": {}, "Đông": {},
	} {
		var words text
		words.scan(s)
		if k, n := words.typed(0, words.n); k != want.kind || n != want.words {
			t.Errorf("%q has type %d of %d words, want %d of %d", s, k, n, want.kind, want.words)
		}
	}
}
