package sheet

import (
	"bytes"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// Dialect is the form of a text table.
type Dialect struct {
	Delimiter string  `json:"delimiter"` // one ASCII character
	Quotes    bool    `json:"quotes"`    // cells may stand in double quotes
	Agreement float64 `json:"agreement"` // share of the rows looked at that have as many cells as most have; 0 without rows
	Width     int     `json:"width"`     // cells that most rows have
	Declared  bool    `json:"declared"`  // a first line "sep=;" or the caller named the delimiter
	comma     byte    // Delimiter
	lineEnd   byte    // '\n', or '\r' of very old programs
}

// delimiters in the order of preference among equals.
var delimiters = []byte{',', ';', '\t', '|'}

func invalidDelimiter() error {
	return geo.Invalid("delimiter", "must be one ASCII character such as , or ;")
}

// detect finds the delimiter and whether quotes quote, by splitting the sample
// in every way: the right one gives rows of equal width, agrees with the first
// row that has several cells, and leaves no other delimiter inside cells. whole
// says that the sample is the whole file.
func detect(sample []byte, given byte, whole bool) Dialect {
	d := Dialect{Delimiter: ",", comma: ',', Quotes: true, lineEnd: '\n'}
	if bytes.IndexByte(sample, '\n') < 0 && bytes.IndexByte(sample, '\r') >= 0 {
		d.lineEnd = '\r'
	}
	if line, _, _ := bytes.Cut(sample, []byte{d.lineEnd}); len(line) >= 5 && bytes.EqualFold(line[:4], []byte("sep=")) {
		if c := line[4]; given == 0 && (c > ' ' && c < 0x7f && c != '"' || c == '\t') {
			given = c
		}
	}
	tries := delimiters
	if given != 0 {
		tries, d.Declared = []byte{given}, true
	}
	best := -1.0
	for _, c := range tries {
		try := d
		try.Delimiter, try.comma, try.Quotes = string(rune(c)), c, true
		score, doubt := try.judge(sample, whole)
		if bare := try; doubt {
			bare.Quotes = false
			if other, _ := bare.judge(sample, whole); other-0.25 > score { // quotes nearly always quote
				try, score = bare, other-0.25
			}
		}
		if score > best+1e-9 {
			best, d = score, try
		}
	}
	return d
}

// maxJudged bounds the rows looked at.
const maxJudged = 400

// judge splits the sample, notes how well the widths of its rows agree, and
// returns a score. doubt says that quotes stood where they cannot quote.
func (d *Dialect) judge(sample []byte, whole bool) (score float64, doubt bool) {
	var s splitter
	var widths []int
	counts := make(map[int]int)
	cells, foreign, stray := 0, 0, 0
	s.reset(*d)
	for rest := sample; len(rest) > 0 && len(widths) < maxJudged; {
		line := rest
		if n := bytes.IndexByte(rest, d.lineEnd); n >= 0 {
			line = rest[:n+1]
		} else if !whole {
			break // the last line is cut off
		}
		rest = rest[len(line):]
		if !s.take(line, 1<<16) {
			continue
		}
		if len(bytes.TrimSpace(s.buf)) > 0 {
			widths = append(widths, len(s.ends))
			counts[len(s.ends)]++
			cells, foreign = cells+len(s.ends), foreign+s.foreign()
			if s.stray {
				stray++
			}
		}
		s.reset(*d)
	}
	doubt = stray > 0 || s.inside
	if len(widths) == 0 {
		return 0, doubt
	}
	for width, n := range counts {
		if n > counts[d.Width] || n == counts[d.Width] && width > d.Width {
			d.Width = width
		}
	}
	d.Agreement = float64(counts[d.Width]) / float64(len(widths))
	if d.Width < 2 {
		return 0, doubt
	}
	score = d.Agreement + 0.1*min(1, float64(d.Width-1)/10) - 0.5*float64(foreign)/float64(cells)
	if i := firstWide(widths); widths[i] == d.Width {
		score += 0.5
	}
	score -= 0.5 * float64(stray) / float64(len(widths))
	if s.inside {
		score -= 0.5 // a quote that the sample never closes
	}
	return score, doubt
}

// firstWide returns the first row of several cells: the header, or its parents.
func firstWide(widths []int) int {
	for i, w := range widths {
		if w > 1 {
			return i
		}
	}
	return 0
}

// foreign counts the cells that hold another delimiter and are no number:
// signs of a split at the wrong character.
func (s *splitter) foreign() int {
	n, from := 0, 0
	for _, to := range s.ends {
		cell := s.buf[from:to]
		from = to
		for _, c := range delimiters {
			if c == s.comma || bytes.IndexByte(cell, c) < 0 || c == ',' && isNumber(string(cell)) || c == ',' && strings.Contains(string(cell), ", ") {
				continue
			}
			n++
			break
		}
	}
	return n
}
