package geo

// Report says whether a unit reported for a period.
type Report struct {
	Unit   int32
	Period Period
	State  uint8 // place in ReportingStates
}

// In tells whether the report has come in, late or not.
func (r Report) In() bool { return r.State != ReportMissing }

// ReportMissing is the place of "missing" in ReportingStates.
const ReportMissing uint8 = 0
