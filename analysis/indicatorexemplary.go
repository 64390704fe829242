package analysis

import "github.com/antoan-vn/antoan/geo"

// ExemplaryFigures counts the cases chosen for an exemplary trial by how far they are.
type ExemplaryFigures struct {
	Cases  int          `json:"cases"`
	Stages []StageCount `json:"stages" nullable:"false"` // add up to Cases
	Tried  int          `json:"tried"`                   // tried, or the sentence is executed
	Closed *int         `json:"closed_trials"`           // of Cases; null where a unit is asked for, whose closed trials are left out
}

// StageCount is the number of cases with a status.
type StageCount struct {
	Status string `json:"case_status"`
	Cases  int    `json:"cases"`
}

// Bits of what is known of a trial.
const (
	exemplaryTrial uint8 = 1 << iota
	closedTrial
)

func trialOf(c *geo.Case) (bits uint8) {
	if c.Exemplary {
		bits |= exemplaryTrial
	}
	if c.Closed {
		bits |= closedTrial
	}
	return bits
}

// Statuses of cases that have been tried.
var (
	statusTried    = mustPlace(geo.CaseStatuses, "tried")
	statusExecuted = mustPlace(geo.CaseStatuses, "sentence_executed")
)

// exemplaryTrials adds I11. A closed trial is never told of with a place, so that those of
// a single unit are not counted.
func (a *asking) exemplaryTrials(answer *Indicators) error {
	a.totals("I11", answer, func(i *Indicator, days geo.Period) {
		f := &ExemplaryFigures{Stages: []StageCount{}}
		if a.request.Unit == "" {
			f.Closed = new(int)
		}
		by := make([]int, len(geo.CaseStatuses.Codes))
		a.counted(days, func(row int) {
			trial := a.book.trial[row]
			closed := trial&closedTrial != 0
			if trial&exemplaryTrial == 0 || closed && f.Closed == nil {
				return
			}
			if closed {
				*f.Closed++
			}
			f.Cases++
			by[a.book.facts.status[row]]++
		})
		for status, n := range by {
			if n > 0 {
				f.Stages = append(f.Stages, StageCount{geo.CaseStatuses.String(uint8(status)), n})
			}
		}
		f.Tried = by[statusTried] + by[statusExecuted]
		i.Exemplary = f
	})
	return nil
}
