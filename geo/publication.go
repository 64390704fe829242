package geo

import "time"

// Publication is a set of figures as it was published. Request and Figures are JSON
// that the analysis wrote and reads again.
type Publication struct {
	ID       int64
	At       time.Time
	Who      string
	Note     string
	AsOf     Day
	Version  int64 // of the data
	Software string
	Request  []byte
	Figures  []byte
}

// NamedPeriod is a period with a name of its own.
type NamedPeriod struct {
	Name   string
	Period Period
	Title  string
}
