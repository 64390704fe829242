package geo

import (
	"github.com/google/uuid"
	"github.com/paulmach/orb"
)

// PointQuery asks for incidents as points.
type PointQuery struct {
	Filter Filter
	Bound  *orb.Bound // nil: everywhere
	After  uuid.UUID  // continue after this incident; uuid.Nil: from the start
	Limit  int
}

// PointPage is one page of points and how many there are in all.
type PointPage struct {
	Points  []IncidentPoint
	Matched int64
}

// IncidentPoint is an incident with its place, for those who may see points.
// It never holds cases of closed trials.
type IncidentPoint struct {
	ID         uuid.UUID
	Point      orb.Point
	On         Day
	Minute     int16
	Category   string
	Severity   string
	Setting    string
	ReportedBy string
	CaseStatus string
	Quality    string
	Groups     uint16
	UncertainM float64 // 0 when not stated
}
