package geo

import "github.com/paulmach/orb"

// SafetyModel is an "An toàn cho phụ nữ" model or a like service.
type SafetyModel struct {
	ID       int32
	Unit     int32 // the commune, of any edition
	Kind     string
	Name     string // empty where not stated
	Located  bool   // Point holds where it meets
	Point    orb.Point
	Period   Period // days on which it runs; open while it does
	LastMet  Day    // when it last met; MinDay where not stated
	Capacity int64  // households it can serve; negative where not stated
}
