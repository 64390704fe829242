package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/calendar"
)

// span is a period as it was asked for: by the calendar, or by a name of its own.
type span struct {
	name   string
	days   geo.Period
	months []geo.Period // reporting months
}

func (s span) String() string       { return s.name }
func (s span) Days() geo.Period     { return s.days }
func (s span) Months() []geo.Period { return s.months }

// span finds a period by a stored name, else as the calendar reads it.
func (s *state) span(text string) (span, error) {
	if i := slices.IndexFunc(s.named, func(p geo.NamedPeriod) bool { return p.Name == text }); i >= 0 {
		return span{text, s.named[i].Period, s.named[i].Period.Months()}, nil
	}
	n, err := calendar.Parse(text)
	return span{n.String(), n.Days(), n.Months()}, err
}
