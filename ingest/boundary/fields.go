package boundary

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/geo"
)

// usual are the names that attributes go by, in folded form, first choice
// first. An official name with its type ("Phường Liên Bảo") is taken before a
// bare one: types tell places of one name apart.
var (
	usualCodes = map[geo.Level][]string{
		geo.Commune:  {"maxa", "maphuong", "mapx", "maxaphuong", "wardcode", "communecode", "xacode", "level3id", "wardid", "communeid", "idxa"},
		geo.District: {"mahuyen", "maqh", "maquanhuyen", "districtcode", "huyencode", "level2id", "districtid", "idhuyen"},
		geo.Province: {"matinh", "matp", "matinhthanh", "provincecode", "tinhcode", "level1id", "provinceid", "idtinh"},
	}
	anyCode    = []string{"code", "ma", "madvhc", "madv", "gsocode", "magso", "unitcode", "geocode", "areacode", "id"}
	fullNames  = []string{"fullname", "tendaydu", "namewithtype"}
	usualNames = map[geo.Level][]string{
		geo.Commune:  {"tenxa", "tenphuong", "tenpx", "wardname", "communename", "communevn", "tenxaphuong"},
		geo.District: {"tenhuyen", "tenqh", "districtname", "districtvn", "tenquanhuyen"},
		geo.Province: {"tentinh", "tentp", "provincename", "provincevn", "tentinhthanh"},
	}
	anyName = []string{"name", "ten", "tendvhc", "tendonvi", "namevi", "namevn", "unitname", "areaname"}
)

// fold reduces a field name to lower-case letters and digits without marks:
// "Mã xã", "MA_XA" and "MaXa" are one.
func fold(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case r == 'đ':
			b.WriteByte('d')
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}

// findField returns the place of the field that a person named: as written, or
// the only one that differs in case and Unicode form alone.
func findField(fields []string, name string) (int, bool) {
	if i := slices.Index(fields, name); i >= 0 {
		return i, true
	}
	found, same := -1, func(f string) bool { return strings.EqualFold(norm.NFC.String(f), norm.NFC.String(name)) }
	for i, f := range fields {
		if same(f) {
			if found >= 0 {
				return 0, false
			}
			found = i
		}
	}
	return found, found >= 0
}

// guessField returns the field with the most usual of the names.
func guessField(fields []string, usual ...[]string) (int, bool) {
	for _, names := range usual {
		for _, name := range names {
			for i, f := range fields {
				if fold(f) == name {
					return i, true
				}
			}
		}
	}
	return 0, false
}

// listed names the fields of a file for a message.
func listed(fields []string) string {
	const most = 40
	switch {
	case len(fields) == 0:
		return "the file has no attributes at all"
	case len(fields) > most:
		return "the file has " + strings.Join(fields[:most], ", ") + ", …"
	}
	return "the file has " + strings.Join(fields, ", ")
}
