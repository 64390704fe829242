package ingest

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/antoan-vn/antoan/geo"
)

// maxRejectText bounds what is kept of a rejected cell, in bytes.
const maxRejectText = 500

// reject makes the record of a refused row: its mapped cells as read, apart from
// free text, which may tell of persons, under whatever name.
func (v *validator) reject(row int, column string, f *fault) geo.Reject {
	return v.plan.reject(v.c, row, column, f.code, f.message())
}

func (p *filePlan) reject(c *Chunk, row int, column, code, message string) geo.Reject {
	r := geo.Reject{
		Row: c.first + int64(row), Line: c.marks[row].line,
		Column: column, Code: code, Message: message, Fields: make(map[string]string),
	}
	for id, slot := range p.slot {
		if slot < 0 || c.part.plan.free[id] {
			continue
		}
		if text := c.cell(row, slot); text != "" && !isNarrative(fieldID(id), text) {
			r.Fields[Fields[id].Name] = clip(text)
		}
	}
	return r
}

// maxWords of an entry: more tell a story, whatever the column is called. Dates
// may be written in words.
const maxWords, maxDateWords = 14, 25

// isNarrative tells a cell that is free text under the name of a field that holds
// none.
func isNarrative(id fieldID, text string) bool {
	most := maxWords
	if slices.Contains(dateFields, id) {
		most = maxDateWords
	}
	for entry := range strings.SplitSeq(lines(text), ";") {
		if strings.Count(entry, " ") >= most {
			return true
		}
	}
	return false
}

// clip shortens a cell and drops what a database cannot hold as text. The
// result shares no memory with the chunk.
func clip(s string) string {
	if len(s) > maxRejectText {
		n := maxRejectText
		for !utf8.RuneStart(s[n]) {
			n--
		}
		s = s[:n] + "…"
	}
	return strings.Clone(strings.ReplaceAll(s, "\x00", ""))
}

// escapeFormula makes a text safe to open in a spreadsheet (OWASP, "CSV
// Injection"): the characters that begin a formula are = + - @, tab and CR. A text
// that is escaped already is escaped once more, so that unescape gives it back.
func escapeFormula(s string) string {
	trimmed := strings.TrimLeft(s, " \u00a0\n'")
	if trimmed == "" || !strings.ContainsRune(formulaRunes, firstRune(trimmed)) {
		return s
	}
	if _, err := strconv.ParseFloat(s, 64); err == nil && (s[0] == '-' || s[0] == '+') {
		return s
	}
	return "'" + s
}

const formulaRunes = "=+-@\t\r|＝＋－＠"

// unescape takes away what escapeFormula has put before a text.
func unescape(s string) string {
	if len(s) < 2 || s[0] != '\'' {
		return s
	}
	trimmed := strings.TrimLeft(s, " \u00a0\n'")
	if trimmed == "" || !strings.ContainsRune(formulaRunes, firstRune(trimmed)) {
		return s
	}
	return s[1:]
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}
