package placename

import (
	"regexp"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/geo"
)

var typeWords = regexp.MustCompile(`(?i)^(xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|thủ đô|tỉnh)\s+`)

var shortTypes = map[string]string{"xã": "X", "phường": "P", "thị trấn": "TT", "đặc khu": "ĐK", "huyện": "H",
	"quận": "Q", "thị xã": "TX", "thành phố": "TP", "thủ đô": "TP", "tỉnh": "T"}

// apart splits an official name into its type, in small letters, and the rest.
func apart(p Place) (kind, bare string) {
	bare = norm.NFC.String(strings.TrimSpace(p.Name))
	kind = strings.ToLower(p.Type)
	if p.Edition == "after" && p.Level == geo.Commune { // this list keeps the type in a column of its own
		return kind, bare
	}
	if m := typeWords.FindString(bare); m != "" {
		return strings.ToLower(strings.TrimSpace(m)), bare[len(m):]
	}
	return kind, bare
}

func withoutType(name string) string {
	name = norm.NFC.String(name)
	return name[len(typeWords.FindString(name)):]
}

// plain drops accents and turns đ into d.
func plain(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(s) {
		switch {
		case r == 'đ':
			b.WriteByte('d')
		case r == 'Đ':
			b.WriteByte('D')
		case !unicode.Is(unicode.Mn, r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// otherTone puts the tone of oa, oe and uy on the other of the two letters.
func otherTone(s string) string {
	r := []rune(norm.NFD.String(s))
	isTone := func(i int) bool { return i < len(r) && toneOf(r[i]) > 0 }
	pair := func(a, b rune) bool {
		p := strings.ToLower(string([]rune{a, b}))
		return p == "oa" || p == "oe" || p == "uy"
	}
	for i := 0; i+2 < len(r); i++ {
		switch {
		case isTone(i+1) && pair(r[i], r[i+2]): // hòa → hoà
			r[i+1], r[i+2] = r[i+2], r[i+1]
			i += 2
		case isTone(i+2) && pair(r[i], r[i+1]): // hoà → hòa
			r[i+1], r[i+2] = r[i+2], r[i+1]
			i += 2
		}
	}
	return norm.NFC.String(string(r))
}

// messy is what spreadsheets do to a text.
func messy(s string) string {
	s = strings.ReplaceAll(s, " ", " \u00a0 ")
	return "\ufeff " + strings.NewReplacer("'", "’", "’", "'").Replace(s) + "\u200b\t"
}

var numeral = regexp.MustCompile(`\b([0-9])\b`)

func padded(s string) string { return numeral.ReplaceAllString(s, "0$1") }

// title writes a type as official lists do: "Thị trấn".
func title(kind string) string {
	r := []rune(kind)
	if len(r) == 0 {
		return ""
	}
	r[0] = unicode.ToUpper(r[0])
	return string(r)
}

// style writes one place in one way.
type style struct {
	name  string
	write func(kind, bare string) string
	all   func(string) string // done to district and province as well; nil for nothing
}

func full(kind, bare string) string { return title(kind) + " " + bare }

func short(kind, between, bare string) string { return shortTypes[kind] + between + bare }

var styles = []style{
	{"Xã Tam Hồng", full, nil},
	{"xã tam hồng", full, strings.ToLower},
	{"XÃ TAM HỒNG", full, strings.ToUpper},
	{"X. Tam Hồng", func(k, b string) string { return short(k, ". ", b) }, nil},
	{"X.Tam Hồng", func(k, b string) string { return short(k, ".", b) }, nil},
	{"X Tam Hồng", func(k, b string) string { return short(k, " ", b) }, nil},
	{"Tam Hồng", func(_, b string) string { return b }, nil},
	{"Xa Tam Hong", full, plain},
	{"X.Tam Hong", func(k, b string) string { return short(k, ".", b) }, plain},
	{"Tam Hong", func(_, b string) string { return b }, plain},
	{"Xã Tam Hồng, NFD", full, norm.NFD.String},
	{"Xã Hoà Bình/Hòa Bình", full, otherTone},
	{"Xã  Tam  Hồng, BOM, NBSP", full, messy},
	{"Phường 02", full, padded},
	{"P.02", func(k, b string) string { return short(k, ".", padded(b)) }, nil},
}

// address writes a place with what it lies in.
type address struct {
	name  string
	write func(kind, bare, district, province string) string
}

func joined(sep string, parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, sep)
}

var addresses = []address{
	{"xã A, huyện B, tỉnh C", func(k, a, d, p string) string { return joined(", ", full(k, a), d, p) }},
	{"số 5, thôn Đông, xã A, huyện B, tỉnh C", func(k, a, d, p string) string { return joined(", ", "số 5, thôn Đông", full(k, a), d, p) }},
	{"tỉnh C, huyện B, xã A", func(k, a, d, p string) string { return joined(", ", p, d, full(k, a)) }},
	{"A, B, C", func(_, a, d, p string) string { return joined(", ", a, withoutType(d), withoutType(p)) }},
	{"A - B - C", func(_, a, d, p string) string { return joined(" - ", a, withoutType(d), withoutType(p)) }},
	{"Xã A (B)", func(k, a, d, p string) string {
		if d == "" {
			d = p
		}
		return full(k, a) + " (" + withoutType(d) + ")"
	}},
	{"thôn Đông xã A huyện B tỉnh C", func(k, a, d, p string) string { return strings.ToLower(joined(" ", "thôn Đông", full(k, a), d, p)) }},
	{"xa A, huyen B, tinh C", func(k, a, d, p string) string { return plain(joined(", ", full(k, a), d, p)) }},
	{"thon dong xa a huyen b tinh c", func(k, a, d, p string) string {
		return strings.ToLower(plain(joined(" ", "thôn Đông", full(k, a), d, p)))
	}},
}
