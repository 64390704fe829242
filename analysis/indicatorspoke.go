package analysis

import (
	"slices"

	"github.com/antoan-vn/antoan/geo"
)

// spokeNowhere warns where the day on which the Union spoke up is stored of no incident
// at all: rather nobody has entered it than that it never happened.
var spokeNowhere = Text{"Chưa vụ việc nào có ngày Hội lên tiếng (spoke_up_at): có thể chưa nhập, không có nghĩa là Hội không lên tiếng.",
	"No incident has a day on which the Union spoke up (spoke_up_at): it may not have been entered, which does not mean that it kept silent."}

// SpokeUpFigures counts the serious incidents against women or children by whether
// the Union spoke up. InTime, Late and Silent add up to Serious.
type SpokeUpFigures struct {
	Serious    int `json:"serious"`
	InTime     int `json:"in_time"`
	Late       int `json:"late"`
	Silent     int `json:"did_not"`
	Undated    int `json:"undated"`  // without a day of report: reckoned from the day of occurrence
	Possible   int `json:"possible"` // incidents that may be serious, or against a woman or child
	WithinDays int `json:"within_days"`
}

// spokenUp adds I9. Serious is what reading B of the target counts.
func (a *asking) spokenUp(answer *Indicators) error {
	serious := newVerdicts(ReadingB)
	facts := a.book.facts
	stored := slices.ContainsFunc(a.book.spokeUp, func(day int32) bool { return geo.Day(day) != geo.MinDay })
	a.totals("I9", answer, func(i *Indicator, days geo.Period) {
		f := &SpokeUpFigures{WithinDays: a.request.SpokeDays}
		a.counted(days, func(row int) {
			switch min(serious[facts.category[row]&31][facts.severity[row]&7], victimVerdicts[facts.groups[row]&1023]) {
			case possibly:
				f.Possible++
			case surely:
				f.add(geo.Day(facts.day[row]), geo.Day(a.book.reported[row]), geo.Day(a.book.spokeUp[row]), a.asOf)
			}
		})
		i.SpokeUp = f
		if !stored && f.Serious > 0 {
			i.Warnings = append(i.Warnings, spokeNowhere)
		}
	})
	return nil
}

func (f *SpokeUpFigures) add(occurred, reported, spoke, asOf geo.Day) {
	f.Serious++
	if reported == geo.MinDay {
		f.Undated++
		reported = occurred
	}
	switch {
	case spoke == geo.MinDay, spoke > asOf:
		f.Silent++
	case int(spoke-reported) <= f.WithinDays:
		f.InTime++
	default:
		f.Late++
	}
}
