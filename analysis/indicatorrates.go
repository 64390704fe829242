package analysis

import (
	"fmt"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/rate"
)

// RateFigures holds the rates of victims among women and girls, and among children
// under 16. Girls are in both: the two do not add up.
type RateFigures struct {
	Women      RateFigure `json:"women"`
	Children   RateFigure `json:"children"`
	Years      float64    `json:"years"` // of the period until the as-of day; 0, and no rate, where nothing is stored of it
	Confidence float64    `json:"confidence"`
}

// RateFigure is persons per year and 100,000 with exact Poisson limits. The persons of
// ByPolice, ByOthers and Unstated add up to those of All: what was found because the
// police looked is no measure of what is suffered.
type RateFigure struct {
	People     *int64     `json:"people"` // null where the population is not known of every unit
	PeopleYear *[2]int64  `json:"people_years"`
	All        PersonRate `json:"all"`
	ByPolice   PersonRate `json:"found_by_police"`
	ByOthers   PersonRate `json:"reported_by_others"`
	Unstated   PersonRate `json:"report_source_unknown"`
	Unknown    int        `json:"may_belong"` // persons of whom it is not known whether they belong
}

// PersonRate is a number of persons with its rate, null where there is none.
type PersonRate struct {
	Persons int64    `json:"persons"`
	Rate    *float64 `json:"per_100000_a_year"`
	Low     *float64 `json:"low"`
	High    *float64 `json:"high"`
}

var (
	groupUnknown = mustPlace(geo.VictimGroups, "unknown")
	groupUnder13 = mustPlace(geo.VictimGroups, "child_under_13")
	groupUnder16 = mustPlace(geo.VictimGroups, "child_13_15")
	groupWoman   = mustPlace(geo.VictimGroups, "woman_18_59")
	groupWoman60 = mustPlace(geo.VictimGroups, "woman_60_plus")
	foundUnknown = mustPlace(geo.ReportSources, "unknown")
	foundPolice  = mustPlace(geo.ReportSources, "police")
)

// female tells whether a victim is a woman or a girl.
func female(v geo.Victim) qualifies {
	switch {
	case v.Group == groupWoman, v.Group == groupWoman60, v.Sex == 'f':
		return surely
	case v.Sex == 0 && (v.Group == groupUnknown || v.Group == groupUnder13 || v.Group == groupUnder16 || v.Group == geo.GroupAge16):
		return possibly
	}
	return no
}

// child tells whether a victim is under 16.
func child(v geo.Victim) qualifies {
	switch {
	case v.Group == groupUnder13, v.Group == groupUnder16, v.Group == groupUnknown && v.Age >= 0 && v.Age < 16:
		return surely
	case v.Group == groupUnknown && v.Age < 0:
		return possibly
	}
	return no
}

// victimRates adds I3, for the people of every edition.
func (a *asking) victimRates(answer *Indicators) error {
	for _, e := range a.editions {
		for _, p := range a.periods {
			days := p.Days()
			f := &RateFigures{Years: a.elapsed(days), Confidence: confidence}
			a.counted(days, func(row int) {
				source := a.book.facts.reported[row]
				for _, v := range a.book.of(row) {
					f.Women.add(female(v), source)
					f.Children.add(child(v), source)
				}
			})
			i := a.row("I3", e, total, p)
			i.Unit, i.Rates = a.request.Unit, f
			for _, part := range []struct {
				at    *RateFigure
				of    func(geo.Population) int64
				names Text
			}{
				{&f.Women, func(p geo.Population) int64 { return p.Women }, Text{"phụ nữ", "women"}},
				{&f.Children, func(p geo.Population) int64 { return p.Children }, Text{"trẻ em", "children"}},
			} {
				i.Warnings = append(i.Warnings, a.people(e, days, part.at, part.of, part.names)...)
				part.at.rate(f.Years)
			}
			answer.Indicators = append(answer.Indicators, i)
		}
	}
	return nil
}

func (f *RateFigure) add(belongs qualifies, source uint8) {
	switch {
	case belongs == possibly:
		f.Unknown++
		return
	case belongs == no:
		return
	case source == foundPolice:
		f.ByPolice.Persons++
	case source == foundUnknown:
		f.Unstated.Persons++
	default:
		f.ByOthers.Persons++
	}
	f.All.Persons++
}

// people adds the inhabitants of the units whose incidents are counted, of the year
// nearest to the middle of the period, and says where that is another year.
func (a *asking) people(e *edition, days geo.Period, f *RateFigure, part func(geo.Population) int64, names Text) []Text {
	wanted, _, _ := days.Middle().Date()
	scope := geo.ScopeOf(a.ctx)
	var sum int64
	years := [2]int64{1 << 30, 0}
	for i := range e.levels[0].units {
		u := &e.levels[0].units[i]
		if a.inUnit != nil && !a.inUnit[i] || !scope.Contains(u.Area) {
			continue
		}
		people, year := nearest(u, wanted, part)
		if people < 0 {
			return []Text{{fmt.Sprintf("Không rõ số %s của %s (và có thể của các đơn vị khác): không tính được tỷ suất.", names.Vi, u.Name),
				fmt.Sprintf("The number of %s is not known of %s, and perhaps of others: there is no rate.", names.En, u.Name)}}
		}
		sum += people
		years[0], years[1] = min(years[0], year), max(years[1], year)
	}
	if years[1] == 0 {
		return nil
	}
	f.People, f.PeopleYear = &sum, &years
	if years[0] != int64(wanted) || years[1] != int64(wanted) {
		return []Text{nearestYear(names, years, wanted)}
	}
	return nil
}

// nearest returns a part of a unit's people in the year nearest to one, -1 where unknown.
func nearest(u *geo.Unit, wanted int, part func(geo.Population) int64) (people, year int64) {
	best := geo.Unit{}
	for _, p := range u.PeopleBy {
		if part(p) >= 0 {
			best.PeopleBy = append(best.PeopleBy, p)
		}
	}
	if p, ok := best.People(wanted); ok {
		return part(p), int64(p.Year)
	}
	return missing, 0
}

func (f *RateFigure) rate(years float64) {
	if f.People == nil {
		return
	}
	for _, r := range []*PersonRate{&f.All, &f.ByPolice, &f.ByOthers, &f.Unstated} {
		low, high := rate.PoissonLimits(r.Persons, confidence)
		if v, ok := rate.PerYear100k(float64(r.Persons), *f.People, years); ok {
			l, _ := rate.PerYear100k(low, *f.People, years)
			h, _ := rate.PerYear100k(high, *f.People, years)
			r.Rate, r.Low, r.High = &v, &l, &h
		}
	}
}
