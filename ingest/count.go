package ingest

import (
	"strconv"
	"strings"
)

// parseCount reads a whole number as statistics write it: digits, or groups of
// three with a point, a comma or a blank between them ("30,509", "8.718.000",
// "30 509"). Fractions and mixed separators are refused, and so is what two
// readings are possible of.
func parseCount(text string) (int64, bool) {
	text = strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ").Replace(text)
	i := strings.IndexAny(text, "., ")
	if i < 0 {
		return parseDigits(text)
	}
	groups := strings.Split(text, text[i:i+1])
	if len(groups[0]) > 3 || groups[0] == "" || groups[0] == "0" {
		return 0, false
	}
	for _, g := range groups[1:] {
		if len(g) != 3 {
			return 0, false
		}
	}
	return parseDigits(strings.Join(groups, ""))
}

func parseDigits(s string) (int64, bool) {
	if strings.ContainsFunc(s, func(r rune) bool { return r < '0' || r > '9' }) {
		return 0, false
	}
	n, err := strconv.ParseInt(s, 10, 64)
	return n, err == nil
}
