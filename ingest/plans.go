package ingest

import (
	"io"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// ReadPlans reads coordination plans, a row per target: columns plan, name, signed_on,
// plan_from, plan_to, edition, indicator, level, reading, from, to, share and
// denominator. What rows of one plan say of it must be the same; a plan without targets
// has one row with those columns empty. indicator is I1 where it is empty.
func ReadPlans(r io.Reader, o TableOptions) (Table[geo.Plan], error) {
	var out Table[geo.Plan]
	t, err := openTable(r, o, []tableColumn{{"plan", true}, {"name", true}, {"signed_on", true}, {"plan_from", true}, {"plan_to", true}, {"edition", false},
		{"indicator", false}, {"level", true}, {"reading", false}, {"from", true}, {"to", true}, {"share", true}, {"denominator", false}})
	if err != nil {
		return out, err
	}
	defer t.close() //nolint:errcheck // read only
	at := map[string]int{}
	err = t.each(func() {
		p := geo.Plan{Code: t.must("plan"), Name: t.must("name"), Edition: t.text("edition"), Signed: t.mustDay("signed_on"),
			Period: geo.Period{From: t.mustDay("plan_from"), To: t.mustDay("plan_to")}}
		if t.text("level") != "" || t.text("share") != "" {
			p.Targets = []geo.Target{t.target()}
		}
		if t.bad {
			return
		}
		k, known := at[p.Code]
		if !known {
			k = len(out.Rows)
			out.Rows = append(out.Rows, geo.Plan{Code: p.Code, Name: p.Name, Signed: p.Signed, Period: p.Period, Edition: p.Edition})
			at[p.Code] = k
		}
		one := &out.Rows[k]
		if one.Name != p.Name || one.Signed != p.Signed || one.Period != p.Period || one.Edition != p.Edition {
			t.fail("plan", "says_otherwise", "an earlier row says something else of plan %s", p.Code)
			return
		}
		all := *one
		all.Targets = append(all.Targets[:len(all.Targets):len(all.Targets)], p.Targets...)
		if err := all.Check(); err != nil {
			t.fail("plan", "not_possible", "%v", err)
			return
		}
		one.Targets = all.Targets
	})
	out.Errors = t.rejects
	return out, err
}

// target reads what a row says of a target.
func (t *table) target() geo.Target {
	x := geo.Target{Indicator: or(strings.ToUpper(t.text("indicator")), "I1"), Reading: strings.ToUpper(t.text("reading")),
		Period: geo.Period{From: t.mustDay("from"), To: t.mustDay("to")}}
	text := t.must("level")
	level, err := geo.ParseLevel(text)
	if known, ok := levelWords[plainWords(text)]; ok {
		level, err = known, nil
	}
	if err != nil {
		t.fail("level", "unknown_level", "%q is no level: use commune or district", text)
	}
	x.Level = level
	share, ok := parseCount(strings.TrimSpace(strings.TrimSuffix(t.must("share"), "%")))
	if !ok || share < 1 || share > 100 {
		t.fail("share", "bad_number", "%q is no share in percent: write a whole number from 1 to 100", t.text("share"))
	}
	x.Threshold = int(share)
	if text := t.text("denominator"); text != "" {
		n, ok := parseCount(text)
		if !ok || n < 1 || n > maxTableRows {
			t.fail("denominator", "bad_number", "%q is no number of units", text)
		}
		x.Denominator = int(n)
	}
	return x
}

// mustDay reads a day of a cell that may not be empty.
func (t *table) mustDay(column string) geo.Day {
	d, ok := t.dayCell(column)
	if !ok {
		t.fail(column, "missing", "the day is missing: write YYYY-MM-DD")
	}
	return d
}
