package boundary

import (
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// Where is a filter over the attributes of features.
type Where struct {
	root  node
	names []*comparison // every use of a field
}

// node is a part of the expression.
type node interface{ eval(row []value) truth }

// ParseWhere reads a filter such as
//
//	"ma_tinh" = '26' AND NOT (loai IN ('Phường', 'Thị trấn') OR dan_so < 5000)
//
// Comparisons are FIELD = != <> < <= > >= VALUE, FIELD [NOT] IN (VALUE, …),
// FIELD [NOT] LIKE 'text' (% is any text, _ one character, case counts) and
// FIELD IS [NOT] NULL, joined by NOT, AND, OR and parentheses, binding in that
// order; keywords in any case. Fields stand plain or in "double quotes", texts in
// 'single' or "double" quotes, a quote within is written twice. A number
// without quotes compares as a number ('007' = 7 holds), texts compare by their NFC
// code points. As in SQL a missing value satisfies neither a comparison nor its
// negation. Errors are *geo.InvalidError for "where" with the character's place.
func ParseWhere(expr string) (*Where, error) {
	if len(expr) > 16<<10 {
		return nil, geo.Invalid("where", "longer than 16 KiB")
	}
	p := whereParser{expr: expr, where: &Where{}}
	if err := p.advance(); err != nil {
		return nil, err
	}
	root, err := p.or()
	if err != nil {
		return nil, err
	}
	if p.tok.kind != tokEnd {
		return nil, p.wrong("AND, OR or the end expected, not %s", p.tok)
	}
	p.where.root = root
	return p.where, nil
}

// bind finds the fields in a file and marks them as wanted.
func (w *Where) bind(fields []string, wanted []bool) error {
	for _, c := range w.names {
		i, ok := findField(fields, c.name)
		if !ok {
			return geo.Invalid("where", "character %d: there is no field %q: %s", c.at, c.name, listed(fields))
		}
		c.field, wanted[i] = i, true
	}
	return nil
}

func (w *Where) selects(row []value) bool { return w.root.eval(row) == yes }

// whereParser is a recursive-descent parser with one token of lookahead.
type whereParser struct {
	expr  string
	pos   int // behind tok
	tok   whereToken
	depth int
	where *Where
}

// maxWhereDepth bounds the recursion; no filter written by a person comes near.
const maxWhereDepth = 100

func (p *whereParser) or() (node, error)  { return p.chain("OR", p.and) }
func (p *whereParser) and() (node, error) { return p.chain("AND", p.not) }

// chain reads parts joined by one keyword.
func (p *whereParser) chain(word string, part func() (node, error)) (node, error) {
	first, err := part()
	if err != nil || !p.tok.is(word) {
		return first, err
	}
	parts := []node{first}
	for p.tok.is(word) {
		if err := p.advance(); err != nil {
			return nil, err
		}
		next, err := part()
		if err != nil {
			return nil, err
		}
		parts = append(parts, next)
	}
	return &junction{parts: parts, any: word == "OR"}, nil
}

func (p *whereParser) not() (node, error) {
	if p.depth++; p.depth > maxWhereDepth {
		return nil, p.wrong("nested deeper than %d", maxWhereDepth)
	}
	defer func() { p.depth-- }()
	switch {
	case p.tok.is("NOT"):
		if err := p.advance(); err != nil {
			return nil, err
		}
		inner, err := p.not()
		return negation{inner}, err
	case p.tok.kind == tokMark && p.tok.text == "(":
		if err := p.advance(); err != nil {
			return nil, err
		}
		inner, err := p.or()
		if err != nil {
			return nil, err
		}
		return inner, p.mark(")")
	}
	return p.comparison()
}

// comparison reads FIELD and what is asked of it.
func (p *whereParser) comparison() (node, error) {
	if p.tok.kind != tokWord && p.tok.kind != tokDouble || p.tok.keyword() {
		return nil, p.wrong("a field expected, not %s", p.tok)
	}
	c := &comparison{name: p.tok.text, at: p.tok.at}
	p.where.names = append(p.where.names, c)
	if err := p.advance(); err != nil {
		return nil, err
	}
	negated := p.tok.is("NOT")
	if negated {
		if err := p.advance(); err != nil {
			return nil, err
		}
	}
	op := strings.ToUpper(p.tok.text)
	switch {
	case p.tok.is("IN"), p.tok.is("LIKE"):
	case !negated && (p.tok.is("IS") || p.tok.kind == tokMark && isComparison[op]):
	default:
		return nil, p.wrong("one of = <> < <= > >= IN LIKE IS expected behind %q, not %s", c.name, p.tok)
	}
	c.op = op
	if err := p.advance(); err != nil {
		return nil, err
	}
	if err := p.operand(c); err != nil {
		return nil, err
	}
	if negated {
		return negation{c}, nil
	}
	return c, nil
}

var isComparison = map[string]bool{"=": true, "==": true, "!=": true, "<>": true, "<": true, "<=": true, ">": true, ">=": true}

// operand reads what stands right of the operator.
func (p *whereParser) operand(c *comparison) error {
	switch c.op {
	case "IS":
		if p.tok.is("NOT") {
			c.op = "IS NOT"
			if err := p.advance(); err != nil {
				return err
			}
		}
		if !p.tok.is("NULL") {
			return p.wrong("NULL expected, not %s", p.tok)
		}
		return p.advance()
	case "IN":
		if err := p.mark("("); err != nil {
			return err
		}
		for {
			if err := p.literal(c); err != nil {
				return err
			}
			if p.tok.kind != tokMark || p.tok.text != "," {
				return p.mark(")")
			}
			if err := p.advance(); err != nil {
				return err
			}
		}
	}
	return p.literal(c)
}
