package charset_test

import (
	"testing"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/ingest/charset"
)

func TestCell(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		encoding charset.Encoding
		in, want string
	}{
		{charset.TCVN3InUTF8, "Phóc Yªn", "Phúc Yên"},
		{charset.TCVN3, "Phóc Yªn", "Phúc Yên"},
		{charset.TCVN3InUTF16, "TØNH VÜNH PHóC", "TỈNH VĨNH PHÚC"},
		{charset.VNIInUTF8, "Vónh Phuùc", "Vĩnh Phúc"},
		{charset.VNI, norm.NFD.String("Vónh Phuùc"), "Vĩnh Phúc"},
		{charset.UTF8In1252, "VÄ©nh PhÃºc", "Vĩnh Phúc"},
		{charset.UTF8In1252, "VÄ©nh PhĂºc", "Vĩnh Phúc"},
		{charset.TCVN3In1258, "Sa Lư", "Sa Lý"},
		{charset.VNIIn1258, "Vuơ Quang", "Vũ Quang"},
		// Unicode in the midst of old text.
		{charset.TCVN3InUTF8, "Xã Tam Dương", "Xã Tam Dương"},
		{charset.TCVN3InUTF8, norm.NFD.String("Xã Tam Dương"), "Xã Tam Dương"},
		{charset.TCVN3InUTF8, "Phúc Yên", "Phúc Yên"},
		{charset.VNIInUTF8, "Huyện Vĩnh Tường", "Huyện Vĩnh Tường"},
		{charset.UTF8In1252, "Vĩnh Phúc, XÃ HÒA", "Vĩnh Phúc, XÃ HÒA"},
		{charset.TCVN3InUTF8, "Phóc Yªn → VÜnh T­êng", "Phúc Yên → Vĩnh Tường"},
		// Nothing to mend.
		{charset.UTF8, norm.NFD.String("Vĩnh Phúc"), "Vĩnh Phúc"},
		{charset.Windows1258, norm.NFD.String("Vĩnh Phúc"), "Vĩnh Phúc"},
		{charset.TCVN3, "Tam Dao 12", "Tam Dao 12"},
		{charset.TCVN3, "", ""},
		{charset.UTF8, "a\xffb", "a\uFFFDb"},
		{charset.Encoding(200), "x", "x"},
	} {
		if got := charset.Cell(c.encoding, c.in); got != c.want {
			t.Errorf("%v %q: got %q, want %q", c.encoding, c.in, got, c.want)
		}
	}
}

// All names come back cell by cell from sheets of old text, and most sound cells
// among old text are left alone. A few must be lost: "Xã Tòa" is spelt no worse
// when it is mended.
func TestCellsOfRealNames(t *testing.T) {
	t.Parallel()
	damages := map[charset.Encoding]func(string) []byte{
		charset.TCVN3InUTF8: misread(toTCVN3, charmap.Windows1252, asIs),
		charset.TCVN3In1258: misread(toTCVN3, charmap.Windows1258, asIs),
		charset.VNIInUTF8:   misread(toVNI, charmap.Windows1252, asIs),
		charset.VNIIn1258:   misread(toVNI, charmap.Windows1258, asIs),
		charset.UTF8In1252:  misread(toUTF8, charmap.Windows1252, asIs),
	}
	for kind, names := range realNames(t) {
		for e, damage := range damages {
			lossy := e == charset.TCVN3InUTF8 || e == charset.TCVN3In1258
			kept := 0
			for _, name := range names {
				if got := charset.Cell(e, string(damage(name))); !restored(got, name, lossy) {
					t.Errorf("%v: %q became %q", e, name, got)
				}
				if charset.Cell(e, name) == name {
					kept++
				}
			}
			share := float64(kept) / float64(len(names))
			t.Logf("%s, %v: %.1f %% of sound cells kept", kind, e, 100*share)
			if share < 0.85 {
				t.Errorf("%s, %v: only %.3f of sound cells kept", kind, e, share)
			}
		}
	}
}

func TestFont(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name        string
		want        charset.Encoding
		capital, ok bool
	}{
		{".VnTime", charset.TCVN3InUTF8, false, true}, {".VnTimeH", charset.TCVN3InUTF8, true, true}, {".VnArial NarrowH", charset.TCVN3InUTF8, true, true},
		{"VNI-Times", charset.VNIInUTF8, false, true}, {" vni-helve", charset.VNIInUTF8, false, true},
		{"Times New Roman", charset.UTF8, false, false}, {"Calibri", charset.UTF8, false, false}, {"", charset.UTF8, false, false},
	} {
		if got, capital, ok := charset.Font(c.name); got != c.want || capital != c.capital || ok != c.ok {
			t.Errorf("%q: got %v, %v, %v", c.name, got, capital, ok)
		}
	}
}
