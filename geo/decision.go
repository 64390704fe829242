package geo

import "time"

// Decision is one to open a model in a unit.
type Decision struct {
	ID       int32
	Unit     int32
	On       Day
	Why      string
	Who      string  // an office or an account
	Due      Day     // when it is to be looked at whether it helped
	Compared []int32 // units it will be compared with, the most alike first
	StoredAt time.Time
}
