package boundary

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/antoan-vn/antoan/geo"
)

type tokenKind uint8

const (
	tokEnd tokenKind = iota
	tokWord
	tokNumber
	tokSingle // 'text'
	tokDouble // "field" or "text"
	tokMark
)

type whereToken struct {
	kind tokenKind
	text string
	at   int // 1-based character
}

func (t whereToken) is(word string) bool { return t.kind == tokWord && strings.EqualFold(t.text, word) }

func (t whereToken) keyword() bool {
	for _, w := range []string{"AND", "OR", "NOT", "IN", "LIKE", "IS", "NULL"} {
		if t.is(w) {
			return true
		}
	}
	return false
}

// String shows the token in a message.
func (t whereToken) String() string {
	if t.kind == tokEnd {
		return "the end"
	}
	return strconv.Quote(t.text)
}

func (p *whereParser) wrong(format string, args ...any) error {
	return p.wrongAt(p.tok.at, format, args...)
}

func (p *whereParser) wrongAt(at int, format string, args ...any) error {
	return geo.Invalid("where", "character %d: %s", at, fmt.Sprintf(format, args...))
}

// mark takes one punctuation mark.
func (p *whereParser) mark(m string) error {
	if p.tok.kind != tokMark || p.tok.text != m {
		return p.wrong("%q expected, not %s", m, p.tok)
	}
	return p.advance()
}

// literal takes a value.
func (p *whereParser) literal(c *comparison) error {
	t := p.tok
	var l literal
	switch {
	case t.kind == tokNumber && c.op != "LIKE":
		f, err := strconv.ParseFloat(t.text, 64)
		if err != nil {
			return p.wrong("%s is no number", t)
		}
		l = literal{text: t.text, number: f, isNumber: true}
	case t.kind == tokSingle, t.kind == tokDouble:
		l = literal{text: norm.NFC.String(t.text)}
	case (t.is("true") || t.is("false")) && c.op != "LIKE":
		l = literal{text: strings.ToLower(t.text)}
	case t.is("NULL"):
		return p.wrong("nothing equals NULL: write IS NULL")
	default:
		return p.wrong("a value expected, a number or text in quotes, not %s", t)
	}
	c.values = append(c.values, l)
	return p.advance()
}

// advance reads the next token.
func (p *whereParser) advance() error {
	rest := strings.TrimLeftFunc(p.expr[p.pos:], unicode.IsSpace)
	p.pos = len(p.expr) - len(rest)
	p.tok = whereToken{at: utf8.RuneCountInString(p.expr[:p.pos]) + 1}
	if rest == "" {
		return nil
	}
	switch c := rest[0]; {
	case c == '\'' || c == '"':
		return p.quoted(rest)
	case isDigit(c) || c == '.' || (c == '-' || c == '+') && len(rest) > 1 && (isDigit(rest[1]) || rest[1] == '.'):
		p.take(tokNumber, rest, 1+strings.IndexFunc(rest[1:]+" ", func(r rune) bool {
			return !isNumberRune(r)
		}))
		return nil
	case strings.IndexByte("=!<>(),", c) >= 0:
		n := 1
		if len(rest) > 1 && isComparison[rest[:2]] {
			n = 2
		}
		if rest[:n] == "!" {
			return p.wrongAt(p.tok.at, `"!" alone means nothing: write != or NOT`)
		}
		p.take(tokMark, rest, n)
		return nil
	}
	n := strings.IndexFunc(rest+" ", func(r rune) bool { return !isWordRune(r) })
	if n == 0 {
		r, _ := utf8.DecodeRuneInString(rest)
		return p.wrongAt(p.tok.at, "%q means nothing here: texts stand in 'quotes'", r)
	}
	p.take(tokWord, rest, n)
	return nil
}

func (p *whereParser) take(k tokenKind, rest string, n int) {
	p.tok.kind, p.tok.text = k, rest[:n]
	p.pos += n
}

func isNumberRune(r rune) bool {
	return r < utf8.RuneSelf && isDigit(byte(r)) || r == '.' || r == 'e' || r == 'E'
}

func isWordRune(r rune) bool {
	return r == '_' || r == '.' || r == ':' || unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// quoted reads a text whose quotes within stand twice.
func (p *whereParser) quoted(rest string) error {
	q := rest[:1]
	var b strings.Builder
	for i := 1; i < len(rest); i++ {
		switch {
		case rest[i] != q[0]:
			b.WriteByte(rest[i])
		case i+1 < len(rest) && rest[i+1] == q[0]:
			b.WriteByte(q[0])
			i++
		default:
			p.tok.kind, p.tok.text = tokSingle, b.String()
			if q == `"` {
				p.tok.kind = tokDouble
			}
			p.pos += i + 1
			return nil
		}
	}
	return p.wrongAt(p.tok.at, "the text that begins here has no closing %s", q)
}
