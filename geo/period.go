package geo

import "time"

// Period is a range of local days, both ends included. An open end is MinDay
// or MaxDay; AllDates is open on both sides.
type Period struct{ From, To Day }

// AllDates is the period without bounds.
var AllDates = Period{MinDay, MaxDay}

// ParsePeriod reads two inclusive local dates; an empty one leaves that end
// open. It returns an *InvalidError naming "from" or "to".
func ParsePeriod(from, to string) (Period, error) {
	p := AllDates
	var err error
	if from != "" {
		if p.From, err = ParseDay(from); err != nil {
			return p, Invalid("from", "%v", err)
		}
	}
	if to != "" {
		if p.To, err = ParseDay(to); err != nil {
			return p, Invalid("to", "%v", err)
		}
	}
	if p.To < p.From {
		return p, Invalid("to", "the period ends (%s) before it begins (%s)", p.To, p.From)
	}
	return p, nil
}

// Contains tells whether the day lies in the period.
func (p Period) Contains(d Day) bool { return p.From <= d && d <= p.To }

// Within returns the period with its open ends replaced by those of bounds.
func (p Period) Within(bounds Period) Period {
	if p.From == MinDay {
		p.From = bounds.From
	}
	if p.To == MaxDay {
		p.To = bounds.To
	}
	return p
}

// Days returns the number of days, 0 for an empty period.
func (p Period) Days() int { return max(0, int(p.To)-int(p.From)+1) }

// Years returns the length in years: the days of each calendar year divided by
// the length of that year, so that 1 January to 31 December is exactly 1.
func (p Period) Years() float64 {
	if p.Days() == 0 {
		return 0
	}
	y0, _, _ := p.From.Date()
	y1, _, _ := p.To.Date()
	var years float64
	for y := y0; y <= y1; y++ {
		year := Period{DayOf(y, time.January, 1), DayOf(y, time.December, 31)}
		years += float64(year.intersect(p).Days()) / float64(year.Days())
	}
	return years
}

// Middle returns the day in the middle of the period.
func (p Period) Middle() Day { return Day((int64(p.From) + int64(p.To)) / 2) }

// Months returns the calendar months that the period touches, each cut to the period.
func (p Period) Months() []Period {
	var months []Period
	if p.Days() == 0 {
		return nil
	}
	y, m, _ := p.From.Date()
	for {
		month := Period{DayOf(y, m, 1), DayOf(y, m+1, 1) - 1}
		if month.From > p.To {
			return months
		}
		months = append(months, month.intersect(p))
		y, m, _ = (month.To + 1).Date()
	}
}

func (p Period) intersect(o Period) Period {
	return Period{max(p.From, o.From), min(p.To, o.To)}
}
