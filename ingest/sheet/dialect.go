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

// tally is what splitting a sample in one way gives.
type tally struct {
	widths  []int       // cells of each row that is not blank
	counts  map[int]int // rows of each width
	cells   int
	foreign int  // cells that hold another delimiter
	stray   int  // rows with a quote where none belongs
	inside  bool // the sample ends inside quotes
}

// split takes the sample apart.
func (d *Dialect) split(sample []byte, whole bool) tally {
	var s splitter
	t := tally{counts: make(map[int]int)}
	s.reset(*d)
	for rest := sample; len(rest) > 0 && len(t.widths) < maxJudged; {
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
			t.widths = append(t.widths, len(s.ends))
			t.counts[len(s.ends)]++
			t.cells, t.foreign = t.cells+len(s.ends), t.foreign+s.foreign()
			if s.stray {
				t.stray++
			}
		}
		s.reset(*d)
	}
	t.inside = s.inside
	return t
}

// judge notes how well the widths of the sample's rows agree, and returns a
// score. doubt says that quotes stood where they cannot quote.
func (d *Dialect) judge(sample []byte, whole bool) (score float64, doubt bool) {
	t := d.split(sample, whole)
	d.Width, d.Agreement = 0, 0
	doubt = t.stray > 0 || t.inside
	for width, n := range t.counts {
		if n > t.counts[d.Width] || n == t.counts[d.Width] && width > d.Width {
			d.Width = width
		}
	}
	if len(t.widths) > 0 {
		d.Agreement = float64(t.counts[d.Width]) / float64(len(t.widths))
	}
	if d.Width < 2 {
		return 0, doubt
	}
	score = d.Agreement + 0.1*min(1, float64(d.Width-1)/10) - 0.5*float64(t.foreign)/float64(t.cells) - 0.5*float64(t.stray)/float64(len(t.widths))
	if i := firstWide(t.widths); t.widths[i] == d.Width {
		score += 0.5
	}
	if t.inside {
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
