package boundary

import (
	"cmp"
	"math"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// truth is SQL's: a comparison with a missing value is neither true nor false.
type truth int8

const (
	no truth = iota - 1
	unknown
	yes
)

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

type negation struct{ inner node }

func (n negation) eval(row []value) truth { return -n.inner.eval(row) }

// junction is the least (AND) or the greatest (OR) truth of its parts.
type junction struct {
	parts []node
	any   bool
}

func (j *junction) eval(row []value) truth {
	result := j.parts[0].eval(row)
	for _, p := range j.parts[1:] {
		if j.any {
			result = max(result, p.eval(row))
		} else {
			result = min(result, p.eval(row))
		}
	}
	return result
}

type literal struct {
	text     string
	number   float64
	isNumber bool
}

// comparison asks something of one field.
type comparison struct {
	name   string
	at     int // 1-based character of the name
	field  int
	op     string
	values []literal
}

func (c *comparison) eval(row []value) truth {
	v := row[c.field]
	switch c.op {
	case "IS":
		return truthOf(v.kind == missing)
	case "IS NOT":
		return truthOf(v.kind != missing)
	}
	if v.kind == missing {
		return unknown
	}
	switch c.op {
	case "IN":
		result := no
		for _, l := range c.values {
			result = max(result, holds(v, "=", l))
		}
		return result
	case "LIKE":
		return truthOf(like([]rune(norm.NFC.String(v.text)), []rune(c.values[0].text)))
	}
	return holds(v, c.op, c.values[0])
}

// holds compares as numbers where the literal is one, or where the value is one
// and the literal's text can be read as one; otherwise as text.
func holds(v value, op string, l literal) truth {
	number := l.number
	numeric := l.isNumber
	if v.kind != text && v.kind != nested && !numeric {
		f, err := strconv.ParseFloat(l.text, 64)
		number, numeric = f, err == nil
	}
	if !numeric {
		return compared(strings.Compare(norm.NFC.String(v.text), l.text), op)
	}
	f, err := strconv.ParseFloat(strings.TrimSpace(v.text), 64)
	if err != nil || math.IsNaN(f) {
		return unknown // a text that is no number is neither equal to one nor not
	}
	return compared(cmp.Compare(f, number), op)
}

func compared(sign int, op string) truth {
	switch op {
	case "=", "==":
		return truthOf(sign == 0)
	case "!=", "<>":
		return truthOf(sign != 0)
	case "<":
		return truthOf(sign < 0)
	case "<=":
		return truthOf(sign <= 0)
	case ">":
		return truthOf(sign > 0)
	}
	return truthOf(sign >= 0)
}

// like matches % with any text and _ with one character. Only the last % is
// ever tried again, so it costs at most len(s)·len(pattern).
func like(s, pattern []rune) bool {
	i, j, star, from := 0, 0, -1, 0
	for i < len(s) {
		switch {
		case j < len(pattern) && pattern[j] == '%':
			star, from = j, i
			j++
		case j < len(pattern) && (pattern[j] == '_' || pattern[j] == s[i]):
			i, j = i+1, j+1
		case star >= 0:
			from++
			i, j = from, star+1
		default:
			return false
		}
	}
	for j < len(pattern) && pattern[j] == '%' {
		j++
	}
	return j == len(pattern)
}
