package calendar

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/antoan-vn/antoan/geo"
)

// Name is a named period. Make one with Parse; the zero Name is none.
type Name struct {
	kind        kind
	first, last int // years; last differs from first in a span only
	part        int // half, quarter or month, from 1; 0 for whole years
	cut         int // day of the month on which reporting periods begin; 0: the first
	days        geo.Period
}

type kind uint8

const (
	years kind = iota
	half
	quarter
	month
	explicit
	tet
	campaign
)

// Years that a name may give: those of tables of the project's data.
const firstYear, lastYear = 1901, 2199

var grammar = []struct {
	kind kind
	re   *regexp.Regexp
}{
	{explicit, regexp.MustCompile(`^(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})$`)},
	{tet, regexp.MustCompile(`^tet-(\d{4})$`)},
	{campaign, regexp.MustCompile(`^campaign-(\d{4})-(06|11)$`)},
	{half, regexp.MustCompile(`^(\d{4})-H([12])$`)},
	{quarter, regexp.MustCompile(`^(\d{4})-Q([1-4])$`)},
	{month, regexp.MustCompile(`^(\d{4})-(0[1-9]|1[0-2])$`)},
	{years, regexp.MustCompile(`^(\d{4})(?:-(\d{4}))?$`)},
}

// Parse reads a name as the package describes it. It returns *geo.InvalidError for
// the field "period" where the text is no name, where a span ends before it begins,
// and where a year lies beyond what can be told.
func Parse(text string) (Name, error) {
	body, cut, cuts := strings.Cut(text, "@")
	n := Name{}
	if cuts {
		d, err := strconv.Atoi(cut)
		if err != nil || d < 2 || d > 28 || strconv.Itoa(d) != cut {
			return n, geo.Invalid("period", "%q: after @ stands the day of the month on which periods begin, from 2 to 28, such as %s@15", text, body)
		}
		n.cut = d
	}
	for _, g := range grammar {
		if m := g.re.FindStringSubmatch(body); m != nil {
			n.kind = g.kind
			return n.filled(text, m)
		}
	}
	return n, geo.Invalid("period", "%q is no period: write 2024, 2024-H1, 2024-Q2, 2024-06, 2021-2023, 2024-01-01/2024-06-30, each but the last also with @15, or tet-2024, campaign-2024-06, campaign-2024-11", text)
}

func (n Name) filled(text string, m []string) (Name, error) {
	if n.cut != 0 && n.kind >= explicit {
		return n, geo.Invalid("period", "%q: only years, halves, quarters and months begin on another day of the month", text)
	}
	if n.kind == explicit {
		days, err := geo.ParsePeriod(m[1], m[2])
		if err != nil {
			return n, geo.Invalid("period", "%q: %s", text, strings.TrimPrefix(strings.TrimPrefix(err.Error(), "from: "), "to: "))
		}
		n.days = days
		n.first, _, _ = days.From.Date()
		n.last, _, _ = days.To.Date()
		return n, n.check(text)
	}
	n.first, _ = strconv.Atoi(m[1]) // four digits
	n.last = n.first
	if len(m) > 2 && m[2] != "" {
		second, _ := strconv.Atoi(m[2])
		if n.kind == years {
			n.last = second
		} else {
			n.part = second
		}
	}
	if n.last < n.first {
		return n, geo.Invalid("period", "%q ends before it begins", text)
	}
	if err := n.check(text); err != nil {
		return n, err
	}
	n.days = n.reckon()
	return n, nil
}

func (n Name) check(text string) error {
	least, most := firstYear, lastYear
	if n.kind == tet {
		least, most = firstTet, lastTet
	}
	if n.first < least || n.last > most {
		return geo.Invalid("period", "%q: years from %d to %d can be told", text, least, most)
	}
	return nil
}

// Days returns the days of the period, both ends included.
func (n Name) Days() geo.Period { return n.days }

// reckon works the days out.
func (n Name) reckon() geo.Period {
	switch n.kind {
	case explicit:
		return n.days
	case tet:
		day := Tet(n.first)
		return geo.Period{From: day - aroundTet, To: day + aroundTet}
	case campaign:
		if n.part == 6 {
			return geo.Period{From: geo.DayOf(n.first, time.June, 1), To: geo.DayOf(n.first, time.June, 30)}
		}
		return geo.Period{From: geo.DayOf(n.first, time.November, 15), To: geo.DayOf(n.first, time.December, 15)}
	}
	from, months := 1, 12*(n.last-n.first+1)
	switch n.kind {
	case half:
		from, months = 6*n.part-5, 6
	case quarter:
		from, months = 3*n.part-2, 3
	case month:
		from, months = n.part, 1
	}
	if n.cut == 0 {
		return geo.Period{From: geo.DayOf(n.first, time.Month(from), 1), To: geo.DayOf(n.first, time.Month(from+months), 1) - 1}
	}
	return geo.Period{From: geo.DayOf(n.first, time.Month(from-1), n.cut), To: geo.DayOf(n.first, time.Month(from+months-1), n.cut) - 1}
}

// aroundTet days before and after lunar New Year belong to its period: the public
// holiday lies within them in every year.
const aroundTet = 7

// Earlier returns the same period a number of years before: by its name, so that
// Tết stays Tết, explicit days by their dates (29 February becomes the 28th). It
// returns *geo.InvalidError where those years cannot be told.
func (n Name) Earlier(by int) (Name, error) {
	e := n
	e.first, e.last = n.first-by, n.last-by
	if n.kind == explicit {
		e.days = geo.Period{From: yearsBefore(n.days.From, by), To: yearsBefore(n.days.To, by)}
	}
	if err := e.check(fmt.Sprintf("%s, %d years before", n, by)); err != nil {
		return Name{}, err
	}
	e.days = e.reckon()
	return e, nil
}

func yearsBefore(d geo.Day, by int) geo.Day {
	y, m, day := d.Date()
	if last := geo.DayOf(y-by, m+1, 1) - 1; m == time.February && day == 29 {
		return last
	}
	return geo.DayOf(y-by, m, day)
}

// String returns the name as Parse reads it.
func (n Name) String() string {
	text := fmt.Sprintf("%04d", n.first)
	switch n.kind {
	case explicit:
		return n.days.From.String() + "/" + n.days.To.String()
	case tet:
		return "tet-" + text
	case campaign:
		return fmt.Sprintf("campaign-%s-%02d", text, n.part)
	case half:
		text += fmt.Sprintf("-H%d", n.part)
	case quarter:
		text += fmt.Sprintf("-Q%d", n.part)
	case month:
		text += fmt.Sprintf("-%02d", n.part)
	default:
		if n.last != n.first {
			text += fmt.Sprintf("-%04d", n.last)
		}
	}
	if n.cut != 0 {
		text += fmt.Sprintf("@%d", n.cut)
	}
	return text
}

// Months returns the reporting months of the period, in order: from the cut day
// where the name has one, else calendar months cut to the period.
func (n Name) Months() []geo.Period {
	if n.cut == 0 {
		return n.days.Months()
	}
	var all []geo.Period
	for from := n.days.From; from <= n.days.To; {
		y, m, d := from.Date()
		next := geo.DayOf(y, m+1, d)
		all = append(all, geo.Period{From: from, To: next - 1})
		from = next
	}
	return all
}
