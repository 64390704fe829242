package charset_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"
	utf "golang.org/x/text/encoding/unicode"
	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/ingest/charset"
)

// sampleBytes is how much of a file the callers show.
const sampleBytes = 256 << 10

// Whole files, with their ASCII columns and long texts: every form is recognised
// from the front of the file, without a doubt, and the whole comes back.
func TestDetectWholeFiles(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"vn_units_pre2025_gso_raw_10035.csv.gz", "vn_units_2025_bando_raw.csv.gz"} {
		text := norm.NFC.String(strings.TrimPrefix(string(shared(t, name)), "\uFEFF"))
		for _, f := range forms {
			t.Run(name+"/"+f.name, func(t *testing.T) {
				t.Parallel()
				data := f.encode(text)
				g := charset.Detect(data[:min(len(data), sampleBytes)], nil)
				if g.Encoding != f.encoding || g.Ambiguous || g.Confidence < 0.999 {
					t.Fatalf("%+v", g)
				}
				r := charset.NewReader(bytes.NewReader(data), g.Encoding)
				var out bytes.Buffer
				if _, err := out.ReadFrom(r); err != nil || r.Replaced() != 0 {
					t.Errorf("%v, %d replaced", err, r.Replaced())
				}
				got, want := strings.Split(out.String(), "\n"), strings.Split(text, "\n")
				if len(got) != len(want) {
					t.Fatalf("%d lines, want %d", len(got), len(want))
				}
				for i := range want {
					if !restored(got[i], want[i], f.lossy) {
						t.Fatalf("line %d: got %q, want %q", i+1, got[i], want[i])
					}
				}
			})
		}
	}
}

func TestDetectWithoutVietnamese(t *testing.T) {
	t.Parallel()
	french := "prénom,âge,école\nHélène,31,Genève\nBérénice,28,Besançon\n"
	latin, err := charmap.Windows1252.NewEncoder().String(french)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		want       charset.Encoding
		ambiguous  bool
	}{
		{"nothing", "", charset.UTF8, false},
		{"a byte order mark alone", "\uFEFF", charset.UTF8, false},
		{"English", "id,month,category\n62622757,2018-01,anti-social-behaviour\n", charset.UTF8, false},
		{"Vietnamese without accents", "Xa Tam Duong, huyen Tam Duong\n", charset.UTF8, false},
		{"French", french, charset.UTF8, false},
		{"Chinese", "名称,省\n海南,广东\n", charset.UTF8, false},
		{"typography", "“quoted” – 30 °C, 5 m², £3 €2 …\n", charset.UTF8, false},
		{"French in Windows-1252", latin, charset.Windows1258, true},
		{"noise", "\xff\x81\x9d\x00\x01\xc3\xfe", charset.UTF8, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			g := charset.Detect([]byte(c.text), nil)
			if g.Encoding != c.want && !c.ambiguous || g.Ambiguous != c.ambiguous {
				t.Errorf("%+v", g)
			}
		})
	}
}

func TestDetectLondon(t *testing.T) {
	t.Parallel()
	all := shared(t, "london_crime_2018H1.csv.gz")
	g := charset.Detect(all[:sampleBytes], nil)
	if g.Encoding != charset.UTF8 || g.Ambiguous || g.Confidence != 1 {
		t.Errorf("%+v", g)
	}
}

// Behind a byte order mark an old font is found in either order; the reader
// follows the mark.
func TestDetectFontInUTF16BE(t *testing.T) {
	t.Parallel()
	text := "Phường Đồng Tâm\nXã Tam Dương\n"
	old := string(misread(toTCVN3, charmap.Windows1252, asIs)(text))
	marked := toUTF16(utf.BigEndian, utf.UseBOM)(old)
	g := charset.Detect(marked, nil)
	if g.Encoding != charset.TCVN3InUTF16 || convert(t, g.Encoding, marked) != text {
		t.Errorf("%+v", g)
	}
	if g := charset.Detect(marked[2:], nil); g.Encoding != charset.UTF16BE {
		t.Errorf("%+v", g)
	}
}

// A guess names its rivals and adds up.
func TestDetectDoubt(t *testing.T) {
	t.Parallel()
	// As it stands, or "Lỳ Tã" typed with .VnTime: both are spelt well enough.
	g := charset.Detect([]byte("Lý Tó\n"), nil)
	sum := g.Confidence
	for i, o := range g.Others {
		sum += o.Confidence
		if o.Confidence > g.Confidence || i > 0 && o.Confidence > g.Others[i-1].Confidence || o.Encoding == g.Encoding {
			t.Errorf("%+v", g)
		}
	}
	if sum < 0.99 || sum > 1.0001 || !g.Ambiguous || len(g.Others) == 0 {
		t.Errorf("sum %g of %+v", sum, g)
	}
}

// Names that the caller knows decide where spelling does not.
func TestDetectKnown(t *testing.T) {
	t.Parallel()
	text := toTCVN3("Lũng Pô\nLũng Cú\n")
	asked := make(map[string]bool)
	g := charset.Detect(text, func(word string) bool {
		asked[word] = true
		if word != strings.ToLower(word) || !norm.NFC.IsNormalString(word) {
			t.Errorf("asked for %q", word)
		}
		return word == "lũng" || word == "cú" || word == "pô"
	})
	if g.Encoding != charset.TCVN3 || g.Ambiguous || g.Known != 3 || !asked["lũng"] {
		t.Errorf("%+v", g)
	}
}

// A sample cut off in the midst of a character, and damaged here and there.
func TestDetectDamage(t *testing.T) {
	t.Parallel()
	text := strings.Repeat("Xã Vĩnh Phúc, huyện Vĩnh Tường, tỉnh Vĩnh Phúc\n", 20)
	for cut := range 8 {
		g := charset.Detect([]byte(text)[:len(text)-2-cut], nil)
		if g.Encoding != charset.UTF8 || g.Ambiguous || g.Broken > 0 {
			t.Errorf("%d bytes less: %+v", cut, g)
		}
	}
	g := charset.Detect([]byte(text[:100]+"\xe1\xbb"+text[100:]+"\xff"), nil)
	if g.Encoding != charset.UTF8 || g.Ambiguous || g.Broken != 2 {
		t.Errorf("%+v", g)
	}
	mixed := text + string(misread(toTCVN3, charmap.Windows1252, asIs)("Phường Đồng Tâm, thành phố Vĩnh Yên\n"))
	if g := charset.Detect([]byte(mixed), nil); g.Encoding != charset.UTF8 || g.Odd < 3 {
		t.Errorf("%+v", g)
	}
}
