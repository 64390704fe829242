package validation

import (
	"flag"
	"fmt"
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
)

var update = flag.Bool("update", false, "write docs/validation.md anew")

const page = "../docs/validation.md"

var writing sync.Mutex

// publish compares a part of the page, between two marks, with what is written
// there, or writes it.
func publish(t *testing.T, part, text string) {
	t.Helper()
	writing.Lock()
	defer writing.Unlock()
	all, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- "+part+": written by go test ./validation -update -->\n", "<!-- end of "+part+" -->"
	before, rest, ok := strings.Cut(string(all), begin)
	old, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no part %s", page, part)
	}
	if *update {
		if err := os.WriteFile(page, []byte(before+begin+text+end+after), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, want := strings.Split(withoutNoise(text), "\n"), strings.Split(withoutNoise(old), "\n")
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || !alike(got[i], want[i]) {
			t.Fatalf("%s, part %s, line %d differs from what is found now; see why, then run go test ./validation -update\nthere: %s\nfound: %s", page, part, i+1, at(want, i), at(got, i))
		}
	}
}

// alike tells whether two lines are the same but for shares of simulated units or
// maps, which other draws change by a point or two.
func alike(a, b string) bool {
	if share.ReplaceAllString(a, "%") != share.ReplaceAllString(b, "%") {
		return false
	}
	theirs := share.FindAllStringSubmatch(b, -1)
	for i, ours := range share.FindAllStringSubmatch(a, -1) {
		p, err := strconv.ParseFloat(ours[1], 64)
		q, other := strconv.ParseFloat(theirs[i][1], 64)
		if err != nil || other != nil || math.Abs(p-q) > 3 {
			return false
		}
	}
	return true
}

var share = regexp.MustCompile(`([\d.]+) %`)

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}

// noise are the orders of magnitude of differences, since another processor rounds
// otherwise, and how far draws lie from draws.
var noise = regexp.MustCompile(`< 1e-\d+|\d+ standard errors`)

func withoutNoise(s string) string { return noise.ReplaceAllString(s, "<") }

// magnitude writes a difference as the power of ten that it stays below.
func magnitude(d float64) string {
	if d < 1e-16 {
		d = 1e-16
	}
	power := int(math.Floor(-math.Log10(d)))
	if math.Pow10(-power) <= d {
		power--
	}
	if power <= 0 {
		return fmt.Sprintf("%.2g", d)
	}
	return fmt.Sprintf("< 1e-%d", power)
}

// comparison of figures with those of a reference.
type comparison struct {
	what      string
	relative  float64 // tolerance
	absolute  float64 // of figures near 0; 0 where none are
	n         int
	worst     float64 // difference in units of the tolerance
	magnitude float64 // greatest difference, relative or, where allowed, absolute
	first     string  // that is out of tolerance
}

// closed compares what closed formulas give.
func closed(what string) *comparison { return &comparison{what: what, relative: 1e-9} }

// around0 compares figures of which some are near 0, as z-values are.
func around0(what string) *comparison {
	return &comparison{what: what, relative: 1e-9, absolute: 1e-10}
}

// printed compares with figures in print: half a unit of their last digit is allowed.
func printed(what string, absolute float64) *comparison {
	return &comparison{what: what, absolute: absolute}
}

// add compares; NaN stands for null and is only equal to itself.
func (c *comparison) add(got, want float64) {
	c.n++
	if math.IsNaN(got) && math.IsNaN(want) {
		return
	}
	d := math.Abs(got - want)
	of := d / max(c.relative*math.Abs(want), c.absolute)
	if d == 0 {
		of = 0
	}
	if !(of <= 1) && c.first == "" {
		c.first = fmt.Sprintf("%s, value %d: %v, want %v", c.what, c.n, got, want)
	}
	c.worst = max(c.worst, of) // NaN stays
	if c.relative == 0 {
		c.magnitude = max(c.magnitude, d)
	} else {
		c.magnitude = max(c.magnitude, of*c.relative)
	}
}

func (c *comparison) all(got, want []float64) {
	if len(got) != len(want) {
		c.worst, c.first = math.Inf(1), fmt.Sprintf("%s: %d values, want %d", c.what, len(got), len(want))
	}
	for i := range min(len(got), len(want)) {
		c.add(got[i], want[i])
	}
}

// equal compares what is no number.
func (c *comparison) equal(same bool, what string) {
	c.n++
	if !same {
		c.worst = math.Inf(1)
		if c.first == "" {
			c.first = c.what + ": " + what
		}
	}
}

// cells of a table: how many, how near, allowed, verdict.
func (c *comparison) cells(t *testing.T, where string) string {
	t.Helper()
	verdict := "agrees"
	if !(c.worst <= 1) || c.n == 0 {
		verdict = "**differs**"
		t.Errorf("%s: %s (%d compared)", where, c.first, c.n)
	}
	tolerance := fmt.Sprintf("%.0e", c.relative)
	difference := magnitude(c.magnitude)
	switch {
	case c.relative == 0 && c.absolute == 0:
		tolerance, difference = "none", "equal"
	case c.relative == 0:
		tolerance = fmt.Sprintf("%.0e abs.", c.absolute)
	case c.absolute > 0:
		tolerance += fmt.Sprintf(" or %.0e abs.", c.absolute)
	}
	return fmt.Sprintf("%s | %d | %s | %s | %s", c.what, c.n, difference, strings.ReplaceAll(tolerance, "e-0", "e-"), verdict)
}

// section of the page with what it compared in all.
type section struct {
	title, intro string
	body         strings.Builder
	rows, values int
	worst        float64
}

// table begins a table that unfolds.
func (s *section) table(title string, columns ...string) {
	fmt.Fprintf(&s.body, "\n<details><summary>%s</summary>\n\n| %s | compared | greatest difference | tolerance | verdict |\n|%s\n",
		title, strings.Join(columns, " | "), strings.Repeat("---|", len(columns)+4))
}

func (s *section) end() { s.body.WriteString("\n</details>\n") }

// row writes one comparison, if there was anything to compare.
func (s *section) row(t *testing.T, where string, c *comparison) {
	t.Helper()
	if c.n == 0 {
		return
	}
	fmt.Fprintf(&s.body, "| %s | %s |\n", where, c.cells(t, s.title+", "+where))
	s.rows, s.values = s.rows+1, s.values+c.n
	if c.relative > 0 {
		s.worst = max(s.worst, c.magnitude)
	}
}

func TestAlike(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"| Gi | 100 | 4.8 % | 2.1 % |", "| Gi | 100 | 5.1 % | 0.0 % |", true}, {"| Gi | 100 | 4.8 % |", "| Gi | 100 | 8.1 % |", false},
		{"| Gi | 100 | 4.8 % |", "| Gi | 101 | 4.8 % |", false}, {"| 1 | agrees |", "| 1 | **differs** |", false},
		{withoutNoise("| < 1e-12 | agrees |"), withoutNoise("| < 1e-13 | agrees |"), true},
	} {
		if alike(c.a, c.b) != c.want {
			t.Errorf("%s and %s: alike %v", c.a, c.b, !c.want)
		}
	}
}
