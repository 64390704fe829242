package analysis

import (
	"fmt"
	"math"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
)

// SilenceFigures counts the units by the verdict of layer silence, over the window that
// ends with the period.
type SilenceFigures struct {
	Units      int      `json:"units"`
	NeedsCheck int      `json:"needs_check"`
	NotUnusual int      `json:"not_unusual"`
	CannotTell int      `json:"cannot_tell"`
	From       string   `json:"window_from"`
	To         string   `json:"window_to"`
	Codes      []string `json:"codes" nullable:"false"` // of the units that need a check

	warnings []Text
}

// silentUnits adds I7.
func (a *asking) silentUnits(answer *Indicators) error {
	if a.request.Unit != "" {
		return nil
	}
	for _, e := range a.editions {
		if a.request.Level != "" && a.request.Level != e.levels[0].name {
			continue
		}
		found, err := onEveryCore(a.ctx, a.periods, func(p span) (*SilenceFigures, error) { return a.silentIn(e, p.Days()) })
		if err != nil {
			return err
		}
		for k, f := range found {
			if f.Units == 0 {
				continue
			}
			i := a.row("I7", e, e.levels[0].name, a.periods[k])
			i.Silence, i.Warnings = f, append(i.Warnings, f.warnings...)
			answer.Indicators = append(answer.Indicators, i)
		}
	}
	return nil
}

func (a *asking) silentIn(e *edition, days geo.Period) (*SilenceFigures, error) {
	q, err := a.question("silence", "", e, e.levels[0].name, days)
	if err != nil {
		return nil, err
	}
	over, found, err := q.heard()
	if err != nil {
		return nil, err
	}
	f := &SilenceFigures{From: over.Period.From.String(), To: over.Period.To.String(), Codes: []string{}}
	for i, v := range found {
		if over.hides(i) {
			continue
		}
		f.Units++
		switch v.Verdict {
		case rate.NeedsCheck:
			f.NeedsCheck++
			f.Codes = append(f.Codes, e.levels[0].units[i].Code)
		case rate.NotUnusual:
			f.NotUnusual++
		default:
			f.CannotTell++
		}
	}
	f.warnings = over.peopleWarnings()
	return f, nil
}

// peopleWarnings says where the people that incidents are expected by are not known, or
// are those of another year than the middle of the period.
func (q *question) peopleWarnings() (warnings []Text) {
	wanted, _, _ := q.Period.Middle().Date()
	people, years, _ := q.populations()
	first, last, unknown := int64(math.MaxInt64), int64(0), 0
	for i, n := range people {
		switch {
		case q.hides(i):
		case n == missing:
			unknown++
		default:
			first, last = min(first, years[i]), max(last, years[i])
		}
	}
	if unknown > 0 {
		warnings = append(warnings, Text{fmt.Sprintf("Không rõ số dân của %d đơn vị: không biết có im lặng hay không.", unknown),
			fmt.Sprintf("The people of %s are not known: whether they are silent cannot be told.", several(int64(unknown), "unit", "units"))})
	}
	if last > 0 && (first != int64(wanted) || last != int64(wanted)) {
		warnings = append(warnings, nearestYear(Text{"dân", "people"}, [2]int64{first, last}, wanted))
	}
	return warnings
}
