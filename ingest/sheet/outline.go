package sheet

import (
	"regexp"
	"slices"
	"strings"
)

// rank is the level that a group head has by the look of its number or name.
type rank int

const (
	noRank   rank = iota
	capital       // A, B, C
	roman         // I, II, III
	province      // by name, without a number
	district
	commune
	named  // any other name
	whole  // 1, 2, 3
	dotted // 1.1, 1.1.2
)

var (
	romanForm  = regexp.MustCompile(`^[IVX]{1,6}$`)
	dottedForm = regexp.MustCompile(`^\d{1,3}(\.\d{1,3}){1,3}$`)
	headForm   = regexp.MustCompile(`^([IVX]{1,6}|[A-ZĐ]|\d{1,3}(?:\.\d{1,3})+)\s*[.)/:-]\s*(\S.*)$`)
)

// rankOf reads the number of a row or of a group.
func rankOf(s string) rank {
	s = strings.Trim(s, " .)(/")
	if _, ok := isWhole(s); ok {
		return whole
	}
	switch {
	case s == "" || len(s) > 16:
	case romanForm.MatchString(s):
		return roman
	case len(s) == 1 && s[0] >= 'A' && s[0] <= 'Z', s == "Đ":
		return capital
	case dottedForm.MatchString(s):
		return dotted
	}
	return noRank
}

// splitHead takes "I. Huyện Tam Đảo" apart.
func splitHead(s string) (r rank, name string) {
	if m := headForm.FindStringSubmatch(s); m != nil {
		return rankOf(m[1]), m[2]
	}
	return noRank, s
}

var (
	provinces = words("tỉnh")
	districts = words("huyện", "h", "quận", "q", "thị xã", "tx", "thành phố", "tp", "công an huyện", "công an thành phố", "công an thị xã", "công an quận")
	communes  = words("xã", "x", "phường", "p", "thị trấn", "tt", "đặc khu", "công an xã", "công an phường", "công an thị trấn")
)

// rankByName ranks a head without a number.
func rankByName(folded string) rank {
	for _, k := range []struct {
		v vocabulary
		r rank
	}{{provinces, province}, {districts, district}, {communes, commune}} {
		if _, ok := k.v.begins(folded); ok {
			return k.r
		}
	}
	return named
}

// group is the stack of heads above a row.
type group struct {
	ranks []rank
	names []string
	text  string // the names, outermost first
}

// enter puts a head in its place: the last of its rank ends, with all inside it.
func (g *group) enter(r rank, name string) {
	if i := slices.Index(g.ranks, r); i >= 0 {
		g.ranks, g.names = g.ranks[:i], g.names[:i]
	}
	g.ranks, g.names = append(g.ranks, r), append(g.names, oneLine(name))
	g.text = strings.Join(g.names, " / ")
}
