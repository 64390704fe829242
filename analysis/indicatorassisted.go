package analysis

import (
	"fmt"
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// AssistanceFigures counts persons: the women and children who are victims of the
// counted incidents. The parts from Assisted to Nothing are exclusive, the first that
// applies, and add up to Persons.
type AssistanceFigures struct {
	Persons     int `json:"persons"`
	Assisted    int `json:"assisted"`      // at least one basic service completed, in time where WithinDays is set
	TooLate     int `json:"too_late"`      // completed, but not within WithinDays
	Refused     int `json:"refused"`       // nothing completed, the victim refused
	Unreachable int `json:"unreachable"`   // nothing completed, the victim could not be reached
	OfferedOnly int `json:"offered_only"`  // a basic service offered, none completed
	Referred    int `json:"referred_only"` // nothing but a referral
	Nothing     int `json:"nothing"`

	Possible         int      `json:"possible"`          // persons who may be a woman or a child, and are not among Persons
	PossibleAssisted int      `json:"possible_assisted"` // of them
	Unstated         int      `json:"incidents_without_victims"`
	WithinDays       int      `json:"within_days,omitempty"`
	MedianDays       *float64 `json:"median_days"` // from the report to the first completed service
	Timed            int      `json:"timed"`       // persons that the median is of
	Verdict          string   `json:"verdict"`     // all, not_all or no_one
	Text
}

// Kinds of assistance that are no service.
var (
	kindReferral    = mustPlace(geo.AssistanceKinds, "referral")
	kindRefused     = mustPlace(geo.AssistanceKinds, "refused")
	kindUnreachable = mustPlace(geo.AssistanceKinds, "unreachable")
)

// mustPlace returns the place of a code that the lists hold; a test asks for each.
func mustPlace(l *geo.CodeList, code string) uint8 {
	i, ok := l.Find(code)
	if !ok {
		panic("no code " + code) // a broken build, not data
	}
	return i
}

func basic(kind uint8) bool {
	return kind != kindReferral && kind != kindRefused && kind != kindUnreachable
}

// assisted adds I2.
func (a *asking) assisted(answer *Indicators) error {
	a.totals("I2", answer, func(i *Indicator, days geo.Period) {
		f := &AssistanceFigures{WithinDays: a.request.Days}
		var waits []int
		a.counted(days, func(row int) {
			victims := a.book.of(row)
			if len(victims) == 0 {
				f.Unstated++
			}
			for _, v := range victims {
				if wait, ok := f.add(v.AsKnown(a.asOf), geo.Day(a.book.reported[row])); ok {
					waits = append(waits, wait)
				}
			}
		})
		f.Timed, f.MedianDays = len(waits), median(waits)
		f.conclude()
		i.Assistance = f
	})
	return nil
}

// add counts a person, and returns the days from the report to the first completed
// service where both are known.
func (f *AssistanceFigures) add(v geo.Victim, reported geo.Day) (wait int, timed bool) {
	first := geo.MaxDay
	var refused, unreachable, offered, referred bool
	for _, s := range v.Assistance {
		switch {
		case s.Kind == kindRefused:
			refused = true
		case s.Kind == kindUnreachable:
			unreachable = true
		case s.Kind == kindReferral:
			referred = true
		case s.Completed != geo.MinDay:
			first = min(first, s.Completed)
		default:
			offered = true
		}
	}
	done := first != geo.MaxDay
	timed = done && reported != geo.MinDay
	if timed {
		wait = max(0, int(first-reported))
	}
	inTime := done && (f.WithinDays == 0 || timed && wait <= f.WithinDays)
	switch person(v) {
	case no:
		return 0, false
	case possibly:
		f.Possible++
		if inTime {
			f.PossibleAssisted++
		}
		return 0, false
	}
	f.Persons++
	switch {
	case inTime:
		f.Assisted++
	case done:
		f.TooLate++
	case refused:
		f.Refused++
	case unreachable:
		f.Unreachable++
	case offered:
		f.OfferedOnly++
	case referred:
		f.Referred++
	default:
		f.Nothing++
	}
	return wait, timed
}

// conclude says in words what the numbers are: none of none is not all.
func (f *AssistanceFigures) conclude() {
	within := Text{}
	if f.WithinDays > 0 {
		within = Text{fmt.Sprintf(" trong %d ngày", f.WithinDays), fmt.Sprintf(" within %s", several(int64(f.WithinDays), "day", "days"))}
	}
	switch {
	case f.Persons == 0:
		f.Verdict = "no_one"
		f.Text = Text{"Không ghi nhận phụ nữ, trẻ em nào là nạn nhân cần trợ giúp.", "No woman or child to assist is recorded."}
	case f.Assisted == f.Persons:
		f.Verdict = "all"
		f.Text = Text{fmt.Sprintf("Cả %d người đã được trợ giúp%s.", f.Persons, within.Vi), fmt.Sprintf("All %s were assisted%s.", several(int64(f.Persons), "person", "persons"), within.En)}
		if f.Persons == 1 {
			f.Text = Text{"Người duy nhất đã được trợ giúp" + within.Vi + ".", "The one person was assisted" + within.En + "."}
		}
	default:
		f.Verdict = "not_all"
		f.Text = Text{
			fmt.Sprintf("%s trên %s người được trợ giúp%s; chưa: %s.", whole(int64(f.Assisted), true), whole(int64(f.Persons), true), within.Vi, whole(int64(f.Persons-f.Assisted), true)),
			fmt.Sprintf("%s of %s assisted%s; %s not.", whole(int64(f.Assisted), false), several(int64(f.Persons), "person", "persons"), within.En, whole(int64(f.Persons-f.Assisted), false)),
		}
	}
}

// median returns the middle value, the mean of the two of an even number; nil of none.
func median(values []int) *float64 {
	if len(values) == 0 {
		return nil
	}
	slices.Sort(values)
	n := len(values)
	m := float64(values[(n-1)/2]+values[n/2]) / 2
	return &m
}
