package analysis

import (
	"errors"
	"slices"
	"strings"

	"github.com/antoan-vn/antoan/geo"
)

// IndicatorRequest asks for the indicators.
type IndicatorRequest struct {
	Edition string    // empty: every edition, side by side
	Level   geo.Level // of indicators that count units; empty: every one that the edition has
	Unit    string    // code of the unit whose incidents are counted; empty: all. Indicators that count units are then left out
	Period  string    // as calendar.Parse reads it; empty: every calendar year with incidents, and the plan's own span
	Earlier int       // as many years before, the same period too; only with Period
	AsOf    geo.Day   // what was known at the end of this day; 0: what is stored now
	Only    []string  // names of indicators; empty: all

	Days      int // within which a victim must be assisted after the report; 0: whenever
	SpokeDays int // within which the Union must speak up after the report; 0: 7
	DueDays   int // after the end of a month, when its report is due; 0: 5
}

// Days that are meant where a request names none.
const (
	usualSpokeDays = 7
	usualDueDays   = 5
	mostDays       = 3660
	mostEarlier    = 20 // years
)

type indicatorMethod struct {
	name string
	add  func(*asking, *Indicators) error
}

// indicatorMethods are the indicators in the order of an answer. A method adds its
// entries for every edition and period asked for.
var indicatorMethods = []indicatorMethod{
	{"I1", (*asking).cleanUnits}, {"I2", (*asking).assisted}, {"I3", (*asking).victimRates}, {"I4", (*asking).repeats}, {"I5", (*asking).timeliness},
	{"I6", (*asking).modelUnits}, {"I7", (*asking).silentUnits}, {"I8", (*asking).recognisedUnits}, {"I9", (*asking).spokenUp}, {"I10", (*asking).form},
	{"I11", (*asking).exemplaryTrials},
}

// check refuses what no data can answer and fills in what is usual.
func (r *IndicatorRequest) check() error {
	for _, name := range r.Only {
		if !slices.Contains(IndicatorNames(), name) {
			return geo.Invalid("indicator", "%q is unknown: use one of %s", name, strings.Join(IndicatorNames(), ", "))
		}
	}
	if r.Earlier < 0 || r.Earlier > mostEarlier || r.Earlier > 0 && r.Period == "" {
		return geo.Invalid("earlier", "%d is no number of years from 1 to %d before a period that is named", r.Earlier, mostEarlier)
	}
	if r.SpokeDays == 0 {
		r.SpokeDays = usualSpokeDays
	}
	if r.DueDays == 0 {
		r.DueDays = usualDueDays
	}
	for field, n := range map[string]int{"days": r.Days, "spoke_days": r.SpokeDays, "due_days": r.DueDays} {
		if n < 0 || n > mostDays {
			return geo.Invalid(field, "%d is no number of days from 1 to %d", n, mostDays)
		}
	}
	return nil
}

// methods returns what is asked for.
func (r *IndicatorRequest) methods() (asked []indicatorMethod) {
	for _, m := range indicatorMethods {
		if len(r.Only) == 0 || slices.Contains(r.Only, m.name) {
			asked = append(asked, m)
		}
	}
	return asked
}

// IndicatorNames lists the indicators in the order of an answer.
func IndicatorNames() []string {
	names := make([]string, len(indicatorMethods))
	for i, m := range indicatorMethods {
		names[i] = m.name
	}
	return names
}

// answersNothing tells whether an error says that the question has no answer any more,
// and not that it failed.
func answersNothing(err error) bool {
	var invalid *geo.InvalidError
	return errors.Is(err, geo.ErrNotFound) || errors.As(err, &invalid)
}
