package cell

import "math"

// numberText reads the plain key of a number from left to right.
type numberText struct {
	key []byte
	i   int // of what has not been read
}

// take passes over one of some words, and the blank behind it, and tells whether
// there was one.
func (p *numberText) take(words ...string) bool {
	for _, w := range words {
		end := p.i + len(w)
		if len(p.key) < end || string(p.key[p.i:end]) != w || len(p.key) > end && isLetter(p.key[end]) && isLetter(p.key[end-1]) {
			continue
		}
		p.i = end
		p.blank()
		return true
	}
	return false
}

func (p *numberText) blank() {
	if p.i < len(p.key) && p.key[p.i] == ' ' {
		p.i++
	}
}

// digitAt tells whether there is a digit so many bytes ahead.
func (p *numberText) digitAt(ahead int) bool {
	return p.i+ahead < len(p.key) && isDigit(p.key[p.i+ahead])
}

// units of counts, which say nothing.
var units = []string{"vu viec", "vu", "nguoi", "nan nhan", "chau", "tre em", "tre", "truong hop", "luot", "ca", "doi tuong"}

// bounds are the words around a number.
type bounds struct{ about, above, below, orMore, orLess bool }

// before takes the words in front of a number.
func (p *numberText) before() (b bounds) {
	for {
		switch {
		case p.take("khoang", "~", "gan", "uoc tinh", "uoc", "chung", "tren duoi", "about"):
			b.about = true
		case p.take(">=", "it nhat", "toi thieu"):
			b.orMore = true
		case p.take("<=", "khong qua", "toi da"):
			b.orLess = true
		case p.take("tren", "hon", ">"):
			b.above = true
		case p.take("duoi", "<"):
			b.below = true
		case p.take("tu du", "tu"):
		default:
			return b
		}
	}
}

// read reads a number or a range of them to the end of the text.
func (p *numberText) read(k Kind) (all Numbers, ok bool) {
	b := p.before()
	lo, style, ok := p.number()
	if !ok {
		return all, false
	}
	percent := p.take("%", "phan tram")
	hi, open := lo, false
	switch {
	case p.take("-", "den", "toi"):
		open = p.take("duoi", "<")
		var other Style
		if hi, other, ok = p.number(); !ok || b.above || b.below {
			return all, false
		}
		percent = p.take("%", "phan tram") || percent
		style = bothStyles(style, other)
	case p.take("tro len", "+"):
		b.orMore = true
	case p.take("tro xuong"):
		b.orLess = true
	}
	switch style { // what one end proves holds for the other
	case StyleComma:
		lo[1], hi[1] = lo[0], hi[0]
	case StylePoint:
		lo[0], hi[0] = lo[1], hi[1]
	}
	if k == Count {
		p.take(units...)
	}
	if p.i < len(p.key) || style == styleClash || hi[0] < lo[0] || hi[1] < lo[1] {
		return all, false
	}
	all.Style = style
	for i, n := range [...]*Number{&all.Comma, &all.Point} {
		*n = Number{Lo: lo[i], Hi: hi[i], HiOpen: open, About: b.about, Percent: percent}
		switch {
		case b.above || b.orMore:
			n.Hi, n.LoOpen = math.Inf(1), b.above && !b.orMore
		case b.below || b.orLess:
			n.Lo, n.HiOpen = math.Inf(-1), b.below && !b.orLess
		}
	}
	return all, true
}

// styleClash says that two numbers of a cell are written in different styles.
const styleClash = StyleEither + 1

func bothStyles(a, b Style) Style {
	switch {
	case a == b || b == StyleNone:
		return a
	case a == StyleNone:
		return b
	case a == StyleEither:
		return b
	case b == StyleEither:
		return a
	}
	return styleClash
}

// maxDigits bounds a number: programs write more digits than a float64 holds.
const maxDigits = 30

// number reads one number, with a decimal comma and with a decimal point.
func (p *numberText) number() (x [2]float64, style Style, ok bool) {
	negative := false
	if p.digitAt(1) && (p.key[p.i] == '-' || p.key[p.i] == '+') {
		negative = p.key[p.i] == '-'
		p.i++
	}
	var g groups
	if !g.scan(p) {
		return x, 0, false
	}
	comma, point := g.with(','), g.with('.')
	switch {
	case comma.ok && point.ok && comma.x != point.x:
		style = StyleEither
	case comma.ok && !point.ok:
		style, point.x = StyleComma, comma.x
	case point.ok && !comma.ok:
		style, comma.x = StylePoint, point.x
	case !comma.ok:
		return x, 0, false
	}
	x = [2]float64{comma.x, point.x}
	if negative {
		x[0], x[1] = -x[0], -x[1]
	}
	return x, style, true
}

// groups are the digits of a number between its signs.
type groups struct {
	digits [maxDigits]byte
	n      int
	ends   [6]int // how many digits stand before each sign
	signs  [6]byte
	k      int
}

// scan takes digits and the signs between them.
func (g *groups) scan(p *numberText) bool {
	for ; p.i < len(p.key); p.i++ {
		c := p.key[p.i]
		switch {
		case isDigit(c):
			if g.n == maxDigits {
				return false
			}
			g.digits[g.n] = c
			g.n++
			continue
		case (c == '.' || c == ',' || c == ' ' || c == '\'') && p.digitAt(1):
			if g.k == len(g.ends) {
				return false
			}
			g.ends[g.k], g.signs[g.k] = g.n, c
			g.k++
			continue
		}
		break
	}
	p.blank()
	return g.n > 0
}

// reading is a number in one style.
type reading struct {
	x  float64
	ok bool
}

// with reads the groups with one sign for decimals; every other sign, the same
// one throughout, must part thousands.
func (g *groups) with(decimal byte) (r reading) {
	k, fraction := g.k, g.n
	if k > 0 && g.signs[k-1] == decimal {
		k--
		fraction = g.ends[k]
	}
	for i := range k {
		next := fraction
		if i+1 < k {
			next = g.ends[i+1]
		}
		if g.signs[i] == decimal || g.signs[i] != g.signs[0] || next-g.ends[i] != 3 {
			return r
		}
	}
	if k > 0 && (g.ends[0] < 1 || g.ends[0] > 3 || g.digits[0] == '0') {
		return r
	}
	if fraction == 0 {
		return r
	}
	var buf [maxDigits + 1]byte
	b := append(buf[:0], g.digits[:fraction]...)
	if fraction < g.n {
		b = append(append(b, '.'), g.digits[fraction:g.n]...)
	}
	r.x, r.ok = parseFloat(b)
	return r
}
