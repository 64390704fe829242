package placename

import (
	"fmt"
	"strings"
	"testing"

	"github.com/antoan-vn/antoan/geo"
)

// tally counts what came of the names of one list written in one style.
type tally struct{ own, ambiguous, unsure, contradiction, notFound, wrong int }

func (c tally) String() string {
	return fmt.Sprintf("%6d own %6d ambiguous %4d unsure %4d contradiction %4d not found %4d wrong",
		c.own, c.ambiguous, c.unsure, c.contradiction, c.notFound, c.wrong)
}

// figures is a table of tallies, each with the styles that led to it.
type figures struct {
	order []tally
	by    map[tally][]string
}

func (f *figures) add(style string, c tally) {
	if f.by == nil {
		f.by = make(map[tally][]string)
	}
	if f.by[c] == nil {
		f.order = append(f.order, c)
	}
	f.by[c] = append(f.by[c], style)
}

func (f *figures) String() string {
	var b strings.Builder
	for _, c := range f.order {
		fmt.Fprintf(&b, "  %s | %s\n", c, strings.Join(f.by[c], " | "))
	}
	return b.String()
}

// sameUnit tells whether an answer is the place meant: itself, or, where no
// edition was stated, the same unit of another edition.
func sameUnit(found, own Place) bool {
	return found.Unit == own.Unit || found.Edition != own.Edition && found.Code != "" && found.Code == own.Code &&
		spelled(found.Name) == spelled(own.Name) && spelled(found.District) == spelled(own.District) && spelled(found.Province) == spelled(own.Province)
}

// spelled is a name but for the place of its tones and the like.
func spelled(s string) string {
	var t text
	t.scan(s)
	return string(t.exact[:t.e])
}

// add counts a result; an ambiguous one that leaves the unit out is wrong.
func (c *tally) add(t *testing.T, r Result, own Place) {
	has := false
	for _, f := range r.Found {
		has = has || sameUnit(f, own)
	}
	switch {
	case (r.Outcome == Resolved || r.Outcome == Ambiguous) && !has:
		if c.wrong++; c.wrong < 4 {
			t.Errorf("%s %s %s came back as %v", describe(&own), r.Outcome, r.How, r.Found)
		}
	case r.Outcome == Resolved:
		c.own++
	case r.Outcome == Ambiguous:
		c.ambiguous++
	case r.Outcome == Unsure:
		c.unsure++
	case r.Outcome == Contradiction:
		c.contradiction++
	default:
		c.notFound++
	}
}

// hint is what a row says beside the name.
type hint struct {
	name string
	of   func(q *Query, p Place)
}

func parents(q *Query, p Place) { q.District, q.Province = p.District, p.Province }

var hints = []hint{
	{"the name alone", func(*Query, Place) {}},
	{"edition", func(q *Query, p Place) { q.Edition = p.Edition }},
	{"district, province", parents},
	{"edition, province", func(q *Query, p Place) { q.Edition, q.Province = p.Edition, p.Province }},
	{"edition, district, province", func(q *Query, p Place) { q.Edition = p.Edition; parents(q, p) }},
}

func written(q Query, s *style, p Place) Query {
	kind, bare := apart(p)
	q.Text, q.Level = s.write(kind, bare), p.Level
	if s.all != nil {
		q.Text, q.District, q.Province = s.all(q.Text), s.all(q.District), s.all(q.Province)
	}
	return q
}

// Every name of both lists, in every style and with every kind of hint, comes back
// to its own unit or is reported; never is it another unit.
func TestEveryNameComesHome(t *testing.T) {
	t.Parallel()
	x, places, editions := realIndex(t)
	for _, level := range []geo.Level{geo.Commune, geo.District, geo.Province} {
		for _, edition := range editions {
			for _, h := range hints {
				var log figures
				for i := range styles {
					var c tally
					for _, p := range places {
						if p.Level != level || p.Edition != edition.Code {
							continue
						}
						var q Query
						h.of(&q, p)
						c.add(t, x.Match(written(q, &styles[i], p)), p)
					}
					log.add(styles[i].name, c)
				}
				t.Logf("%s, %s, %s\n%s", level, edition.Code, h.name, &log)
			}
		}
	}
}

// The same for addresses, with nothing said beside them, and with the edition.
func TestEveryAddressComesHome(t *testing.T) {
	t.Parallel()
	x, places, editions := realIndex(t)
	for _, edition := range editions {
		for _, h := range hints[:2] {
			var log figures
			for _, a := range addresses {
				var c tally
				for _, p := range places {
					if p.Level != geo.Commune || p.Edition != edition.Code {
						continue
					}
					var q Query
					h.of(&q, p)
					kind, bare := apart(p)
					q.Text = a.write(kind, bare, p.District, p.Province)
					c.add(t, x.Match(q), p)
				}
				log.add(a.name, c)
			}
			t.Logf("addresses, %s, %s\n%s", edition.Code, h.name, &log)
		}
	}
}

// Codes that lost their zeros come home by the name; codes of another unit are
// reported, and so are lost zeros without a name.
func TestEveryCodeComesHome(t *testing.T) {
	t.Parallel()
	x, places, _ := realIndex(t)
	var right, lost, swapped, nameless tally
	for i, p := range places {
		if p.Level != geo.Commune {
			continue
		}
		q := Query{Text: p.Name, Edition: p.Edition, Code: p.Code}
		if p.Edition == "after" {
			q.Text = p.Type + " " + p.Name
		}
		right.add(t, x.Match(q), p)
		q.Code = strings.TrimLeft(p.Code, "0")
		r := x.Match(q)
		if q.Code != p.Code {
			lost.add(t, r, p)
			if r.Outcome == Resolved && (r.Silent() || r.Notices&LostZero == 0) {
				t.Errorf("%s: zeros put back without a word", describe(&p))
			}
			r = x.Match(Query{Code: q.Code, Edition: p.Edition})
			if r.Outcome == Resolved && sameUnit(r.Found[0], p) {
				t.Errorf("%s: zeros put back without a name", describe(&p))
			}
			if r.Outcome != Resolved {
				nameless.add(t, r, p)
			}
		}
		other := places[(i+997)%10_000]
		if other.Edition == p.Edition && other.Name != p.Name {
			q.Code = other.Code
			swapped.add(t, x.Match(q), p)
		}
	}
	t.Logf("name, edition, code             | %s", right)
	t.Logf("name, edition, code less zeros  | %s", lost)
	t.Logf("edition, code less zeros        | %s", nameless)
	t.Logf("name, edition, another's code   | %s", swapped)
	if swapped.own > 0 {
		t.Errorf("%d names were found against their code", swapped.own)
	}
}

// Nineteen editions in one index, asked for every fifth unit of the oldest and the newest.
func TestEveryEditionComesHome(t *testing.T) {
	t.Parallel()
	editions, places := realPlaces(t, allEditions)
	x, err := NewIndex(editions, places)
	if err != nil {
		t.Fatal(err)
	}
	for _, edition := range []string{editions[0].Code, editions[len(editions)-1].Code} {
		for _, h := range []hint{hints[0], hints[2], hints[4]} {
			var log figures
			for _, k := range []int{0, 6, 7, 9, 11} {
				var c tally
				for i, p := range places {
					if p.Edition != edition || i%5 != 0 {
						continue
					}
					var q Query
					h.of(&q, p)
					c.add(t, x.Match(written(q, &styles[k], p)), p)
				}
				log.add(styles[k].name, c)
			}
			t.Logf("%s, %s\n%s", edition, h.name, &log)
		}
	}
}
