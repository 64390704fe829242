package geo

// IncidentRecord is a stored incident as it is written out to be read again.
type IncidentRecord struct {
	Incident
	Edition, Commune string // that the source named, where that places it; else empty
	TimeZone         string // IANA zone in which its days are local
}

// RecordQuery asks for incidents of one source.
type RecordQuery struct {
	Source       string
	Period       Period // of the day on which they started
	ClosedTrials bool   // those of trials in private, too
}
