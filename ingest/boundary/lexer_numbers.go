package boundary

import "strconv"

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func quoteByte(c byte) string { return strconv.QuoteRuneToASCII(rune(c)) }

// word takes a literal name.
func (l *lexer) word(w string) error {
	for i := range len(w) {
		c, err := l.next()
		if err != nil {
			return err
		}
		if c != w[i] {
			return l.broken(w + " expected (NaN and None are no JSON)")
		}
		l.pos++
	}
	return nil
}

// number takes a number as RFC 8259 writes them. A number that ends the
// stream is complete.
func (l *lexer) number() error {
	if l.at('-') {
		l.pos++
	}
	switch {
	case l.at('0'):
		l.pos++
	case l.digits() == 0:
		return l.broken("a number wants digits")
	}
	if l.at('.') {
		l.pos++
		if l.digits() == 0 {
			return l.broken("a number wants digits after its point")
		}
	}
	if l.at('e') || l.at('E') {
		l.pos++
		if l.at('+') || l.at('-') {
			l.pos++
		}
		if l.digits() == 0 {
			return l.broken("a number wants digits in its exponent")
		}
	}
	return nil
}

// at tells whether c is next; what stops the stream shows at the next token.
func (l *lexer) at(c byte) bool {
	b, err := l.next()
	return err == nil && b == c
}

func (l *lexer) digits() (n int) {
	for {
		start := l.pos
		for l.pos < len(l.buf) && isDigit(l.buf[l.pos]) {
			l.pos++
		}
		n += l.pos - start
		if l.pos < len(l.buf) || l.fill() != nil {
			return n
		}
	}
}
