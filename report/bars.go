package report

// Bars is a row of numbers over time, side by side and not joined.
type Bars struct {
	Caption string
	Values  []Bar
}

// Bar is one of them; Value is below zero where it is not known.
type Bar struct {
	Name  string
	Value int64
}
