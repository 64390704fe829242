package ingest

import (
	"fmt"
	"regexp"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/placename"
	"github.com/antoan-vn/antoan/ingest/sheet"
)

// office stands before the name of the area that an office is for.
var office = regexp.MustCompile(`(?i)^\s*(?:ubnd|(?:uỷ|ủy)\s+ban\s+nhân\s+dân|công\s+an|ca|hội\s+liên\s+hiệp\s+phụ\s+nữ|hội\s+lhpn|ban\s+chỉ\s+đạo\s+\S+)\s+`)

// areaLevels are the levels that a word before a name may mean, the finest first.
var areaLevels = []struct {
	word   *regexp.Regexp
	levels []geo.Level
}{
	{regexp.MustCompile(`(?i)^(?:xã|phường|thị\s+trấn|tt\.?|đặc\s+khu)\s`), []geo.Level{geo.Commune}},
	{regexp.MustCompile(`(?i)^(?:huyện|quận|thị\s+xã|tx\.?)\s`), []geo.Level{geo.District}},
	{regexp.MustCompile(`(?i)^(?:thành\s+phố|tp\.?)\s`), []geo.Level{geo.District, geo.Province}},
	{regexp.MustCompile(`(?i)^tỉnh\s`), []geo.Level{geo.Province}},
}

// covered is a unit and a period that a file reports for.
type covered struct {
	unit   int32
	period geo.Period
}

// reports are the reporting states that follow from the titles of the tables and
// sheets: nil_report where one says that nothing happened, reported where it has
// rows. A title counts only when it names a period that is over and a unit that
// resolves to exactly one; the warnings say where it does not.
func (u *understood) reports(names func() (*placename.Index, error)) (reports []geo.Report, warnings []string) {
	at := make(map[covered]int)
	add := func(h sheet.Hints, state uint8) {
		c, why := u.covered(h, names)
		switch i, twice := at[c]; {
		case why != "":
			warnings = append(warnings, fmt.Sprintf("tiêu đề chưa được tính là báo cáo của %[1]s cho %[2]q / the title does not count as a report of %[1]s for %[2]q: %[3]s", h.Unit, h.Period, why))
		case !twice:
			at[c] = len(reports)
			reports = append(reports, geo.Report{Unit: c.unit, Period: c.period, State: state})
		case state == geo.ReportIn:
			reports[i].State = state // one sheet with rows is enough
		}
	}
	for _, p := range u.tables.parts {
		switch {
		case p.table == nil || p.table.Hints.Unit == "" || p.table.Hints.Period == "":
		case p.nothing:
			add(p.table.Hints, geo.ReportNil)
		case p.rows > 0:
			add(p.table.Hints, geo.ReportIn)
		}
	}
	for _, o := range u.tables.others {
		if o.Hints.Nil && o.Hints.Unit != "" && o.Hints.Period != "" {
			add(o.Hints, geo.ReportNil)
		}
	}
	return reports, warnings
}

// covered resolves what a title says; why tells what is missing.
func (u *understood) covered(h sheet.Hints, names func() (*placename.Index, error)) (c covered, why string) {
	c.period = periodOf(h.Period)
	switch {
	case c.period == geo.Period{}:
		return c, "the period is not clear"
	case c.period.To >= geo.DayIn(u.o.Now.In(u.zone)):
		return c, "the period is not over yet"
	}
	index, err := names()
	if err != nil {
		return c, "the names of units cannot be read"
	}
	text := office.ReplaceAllString(h.Unit, "")
	for _, l := range areaLevels {
		if !l.word.MatchString(text) {
			continue
		}
		for _, level := range l.levels {
			r := index.Match(placename.Query{Text: text, Level: level, During: c.period})
			if r.Outcome == placename.Resolved {
				c.unit = r.Found[0].Unit
				return c, ""
			}
			why = or(why, r.Reason)
		}
		return c, why
	}
	return c, "it does not say whether a commune, a district or a province is meant"
}
