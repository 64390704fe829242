package boundary

import (
	"encoding/json"
	"unicode/utf8"
)

// recordSeparator begins each text of an RFC 8142 sequence.
const recordSeparator = 0x1E

func (l *lexer) broken(what string) error {
	return wrong("broken JSON at byte %d: %s; export the file again", l.offset()+1, what)
}

// skip takes a value of any kind.
func (l *lexer) skip() error {
	c, err := l.token()
	if err != nil {
		return err
	}
	switch {
	case c == '{':
		return l.object(func([]byte) error { return l.skip() })
	case c == '[':
		return l.array(l.skip)
	case c == '"':
		_, err = l.str()
		return err
	case c == '-' || isDigit(c):
		return l.number()
	case c == 't':
		return l.word("true")
	case c == 'f':
		return l.word("false")
	case c == 'n':
		return l.word("null")
	}
	return l.broken("no value begins with " + quoteByte(c))
}

// object takes an object; member is called with each key (raw, as within the
// quotes) and must take the value. The key is good until that is begun.
func (l *lexer) object(member func(key []byte) error) error {
	return l.list('{', '}', func() error {
		key, err := l.str()
		if err != nil {
			return err
		}
		l.key = append(l.key[:0], key...) // the colon may lie beyond what is in memory
		if err := l.expect(':'); err != nil {
			return err
		}
		return member(l.key)
	})
}

// array takes an array; element must take each value.
func (l *lexer) array(element func() error) error { return l.list('[', ']', element) }

func (l *lexer) list(opening, closing byte, element func() error) error {
	if err := l.expect(opening); err != nil {
		return err
	}
	if l.depth++; l.depth > l.limit {
		return wrong("JSON nested deeper than %d at byte %d: no outline needs that; check where the file comes from", l.limit, l.offset())
	}
	c, err := l.token()
	if err != nil {
		return err
	}
	if opening == '[' && (c == '-' || isDigit(c)) {
		l.vertices++
	}
	for first := true; c != closing; first = false {
		if !first {
			if err := l.expect(','); err != nil {
				return err
			}
		}
		if err := element(); err != nil {
			return err
		}
		if c, err = l.token(); err != nil {
			return err
		}
	}
	l.pos++
	l.depth--
	return nil
}

// expect takes one punctuation mark.
func (l *lexer) expect(want byte) error {
	c, err := l.token()
	if err != nil {
		return err
	}
	if c != want {
		return l.broken(quoteByte(want) + " expected, not " + quoteByte(c))
	}
	l.pos++
	return nil
}

// str takes a string and returns what stands between its quotes.
func (l *lexer) str() ([]byte, error) {
	if err := l.expect('"'); err != nil {
		return nil, err
	}
	start, outer := l.hold()
	for {
		c, err := l.next()
		if err != nil {
			return nil, err
		}
		switch {
		case c == '"':
			b := l.held(start, outer)
			l.pos++
			return b, nil
		case c == '\\':
			if err := l.escape(); err != nil {
				return nil, err
			}
		case c < ' ':
			return nil, l.broken("a control character stands in a text")
		default:
			l.pos++
		}
	}
}

func (l *lexer) escape() error {
	l.pos++
	c, err := l.next()
	if err != nil {
		return err
	}
	l.pos++
	switch c {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return nil
	case 'u':
		for range 4 {
			if c, err = l.next(); err != nil {
				return err
			}
			if !isDigit(c) && (c|0x20 < 'a' || c|0x20 > 'f') {
				return l.broken("\\u wants four hexadecimal digits")
			}
			l.pos++
		}
		return nil
	}
	return l.broken("unknown escape in a text")
}

// unquote copies the inside of a JSON string into text. A surrogate without its
// partner becomes U+FFFD.
func unquote(raw []byte) (string, error) {
	if !utf8.Valid(raw) {
		return "", wrong("text that is not UTF-8: save the file as UTF-8")
	}
	for _, c := range raw {
		if c == '\\' {
			quoted := make([]byte, 0, len(raw)+2)
			quoted = append(append(append(quoted, '"'), raw...), '"')
			var s string
			err := json.Unmarshal(quoted, &s)
			return s, err
		}
	}
	return string(raw), nil
}
