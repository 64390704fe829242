package geo

// Report says whether a unit reported for a period.
type Report struct {
	Unit      int32
	Period    Period
	State     uint8 // place in ReportingStates
	Submitted Day   // local day on which it came in; MinDay where not stated
}

// Known is the day from which the report counts as in: the day it came in, the end of
// its period where that is not stated.
func (r Report) Known() Day { return max(r.Submitted, r.Period.To) }

// In tells whether the report has come in, late or not.
func (r Report) In() bool { return r.State != ReportMissing }

// The places of the states that files of incidents bring along.
const (
	ReportIn  uint8 = 1
	ReportNil uint8 = 2
)

// ReportMissing is the place of "missing" in ReportingStates.
const ReportMissing uint8 = 0
