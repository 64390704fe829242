package geo

// Plan is a coordination plan with the targets that it sets.
type Plan struct {
	Code    string
	Name    string
	Signed  Day
	Period  Period
	Edition string // the one whose units it counts; empty: the one in force when it was signed
	Targets []Target
}

// Target is the least share of the units of a level that an indicator must reach.
type Target struct {
	Indicator string // such as "I1"
	Level     Level
	Reading   string // "A" or "B"; empty: the plan leaves it open
	Period    Period
	Threshold int // percent, from 1 to 100
}
