package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
	"github.com/antoan-vn/antoan/geo/calendar"
)

// span is a period as it was asked for: by the calendar, or by a name of its own.
type span struct {
	name string
	calendar.Name
}

func (s span) String() string { return s.name }

// span finds a period by a stored name, else as the calendar reads it.
func (s *state) span(text string) (span, error) {
	read := text
	if i := slices.IndexFunc(s.named, func(p geo.NamedPeriod) bool { return p.Name == text }); i >= 0 {
		read = s.named[i].Period.From.String() + "/" + s.named[i].Period.To.String()
	}
	n, err := calendar.Parse(read)
	return span{text, n}, err
}

// withEarlier returns the period and the same of each of some years before: by its
// name in the calendar, so that Tết is compared with Tết.
func (s span) withEarlier(years int) ([]span, error) {
	all := []span{s}
	for by := 1; by <= years; by++ {
		n, err := s.Earlier(by)
		if err != nil {
			return nil, err
		}
		all = append(all, span{n.String(), n})
	}
	return all, nil
}
